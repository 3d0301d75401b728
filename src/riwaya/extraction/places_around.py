"""Ground told by what it is near: around a place, close to it, beside it."""

from collections.abc import Sequence

from riwaya.arabic.affixes import NISBA
from riwaya.arabic.phrases import phrase_keys
from riwaya.extraction.places_lexer import Opening
from riwaya.extraction.places_lines import ReadAt
from riwaya.extraction.places_phrases import Phrases, Reading
from riwaya.extraction.places_text import Stretch
from riwaya.model.making import changed

TOWN = 3
"""A place so well known at most is no great city."""


class AroundPhrases(Phrases):
    """Reads nearness; the list is empty when there is none."""

    def vicinity(self, text: Stretch, at: int, opening: Opening, read: ReadAt) -> list[Reading]:
        """محيط مطار حميميم."""
        found = self._around(at, read(text.inside(), at + 1), opening)
        if found and opening.word in self._words["vicinity.sided"]:
            found[0] = self._without_side(text, found[0])
        return found

    def _without_side(self, text: Stretch, reading: Reading) -> Reading:
        """Return ground around a place without the side that is that of the ground itself:
        أطراف سراقب الغربية is no town of that name.
        """
        mention = reading.mention
        bare, _, side = mention.name.rpartition(" ")
        sided = text.key(mention.last - 1) in self._words.adjectives and side.endswith(NISBA)
        if not (bare and sided and self._small(reading)):
            return reading
        named = self._gazetteer.named(" ".join(phrase_keys(mention.name)))
        if named is not None and named.exact:
            return reading
        return changed(reading, mention=changed(mention, name=bare, relation="vicinity"))

    def _small(self, reading: Reading) -> bool:
        """Whether a place is known and no great city, whose sides have names of their own."""
        ids = reading.mention.candidates
        return bool(ids) and self._gazetteer[ids[0]].importance <= TOWN

    def near(self, text: Stretch, at: int, opening: Opening, read: ReadAt) -> list[Reading]:
        """بالقرب من حلب."""
        if text.key(at + 1) not in self._words["vicinity.from"]:
            return []
        return self._around(at, read(text.inside(), at + 2), opening)

    def beside(self, text: Stretch, at: int, opening: Opening) -> list[Reading]:
        """المجاورة للراموسة."""
        name = self.names.known(text, at + 1)
        if name is None or name.clitics[-1:] not in self._words["prepositions.attached"]:
            return []
        mention = changed(self.mention(text, name, relation="vicinity"), first=at)
        return [Reading(mention, self.surety(name), opening.clitics, name)]

    def _around(self, at: int, found: Sequence[Reading], opening: Opening) -> list[Reading]:
        """Return the readings of what stands behind an opening as ground around them."""
        if not found or found[0].clitics or found[0].evidence == "body":
            return []
        head = found[0]
        if head.evidence == "bare" and head.name is not None and self.vague(head.name):
            return []
        mention = changed(head.mention, first=at, relation=head.mention.relation or "vicinity")
        sure = "class" if head.evidence != "bare" or not head.name else self.surety(head.name)
        return [
            changed(head, mention=mention, evidence=sure, clitics=opening.clitics),
            *found[1:],
        ]
