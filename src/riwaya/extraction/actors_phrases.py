"""Reading one actor phrase: quantifier, head nouns, name or side, adjectives, ties."""

from collections.abc import Sequence

from riwaya.arabic.affixes import ARTICLE, ARTICLES, BY, FOR, FOR_THE, MEN
from riwaya.arabic.phrases import clitic_splits
from riwaya.extraction.actors_agreement import fits
from riwaya.extraction.actors_phrase import (
    ALLIED,
    BACKED,
    FORCES,
    GROUPS,
    OPPONENTS,
    OWNED,
    Phrase,
    owns,
)
from riwaya.extraction.actors_unnamed import unnamed
from riwaya.extraction.actors_words import Named, Tie, Vocabulary
from riwaya.lexicons.actor_words import Adjective, Head
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.roles import IRREGULAR, load_roles
from riwaya.model.making import changed

_DEPTH = 4
_LOYAL = frozenset({"loyal", "allied"})
_LONGEST = 24
"""No participant is named with so many words."""
_LED = 2
"""The most words that lead from a tie to the side's name ("backed by")."""


class PhraseReader:
    """Reads the longest actor phrase at a word."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        roles = load_roles().values()
        self._open = frozenset(role.id for role in roles if role.open)
        self._settled = frozenset(role.id for role in roles if role.plain)
        self._irregular = frozenset(role.id for role in roles if role.refers == IRREGULAR)

    def read(self, keys: Sequence[str], at: int, rest: str) -> Phrase | None:
        """Return the phrase that opens at `at`, whose word without proclitics is `rest`."""
        if rest in self._words.demonstratives:
            return self._after_demonstrative(keys, at)
        quantifiers = self._words.quantifiers
        found = quantifiers.longest(keys, at, rest) if rest in quantifiers.firsts else None
        if found and found[0] < len(keys):
            inner = self._noun(keys, found[0], keys[found[0]], 0)
            if inner and not inner.state:
                return changed(inner, start=at)
        return self._noun(keys, at, rest, 0)

    def adjective(self, keys: Sequence[str], at: int) -> Phrase | None:
        """Return the bare nationality or side, no men, after the strike noun at `at`."""
        place = self._words.past_more(keys, self._past_descriptors(keys, at + 1))
        found = self._words.adjectives.get(keys[place]) if place < len(keys) else None
        if found is None or found.only_after or keys[place].endswith(MEN):
            return None
        actors = (found.actor,) if found.actor else ()
        return Phrase(place, place + 1, place, actors, found.role, "group", weak=True)

    def _after_demonstrative(self, keys: Sequence[str], at: int) -> Phrase | None:
        if at + 1 >= len(keys) or not keys[at + 1].startswith(ARTICLE):
            return None
        inner = self._noun(keys, at + 1, keys[at + 1], 0)
        return changed(inner, start=at) if inner else None

    def _noun(self, keys: Sequence[str], at: int, rest: str, depth: int) -> Phrase | None:
        words = self._words
        named = self._named(keys, at, rest) if rest in words.names.firsts else None
        heads = depth < _DEPTH and (rest in words.heads.firsts or rest in words.owned)
        headed = self._headed(keys, at, rest, depth) if heads else None
        if named:
            named = self._tail(keys, named, depth)
        if headed:
            headed = self._tail(keys, headed, depth)
        if named and headed:
            return headed if headed.end > named.end else named
        return named or headed

    def _named(self, keys: Sequence[str], at: int, rest: str) -> Phrase | None:
        found = self._words.names.longest(keys, at, rest)
        unit = self._words.units.end(keys, at) if rest in self._words.units.nouns else None
        if unit is not None and (found is None or found[0] < unit):
            return Phrase(at, unit, at, (), self._words.units.role)
        if found is None:
            return None
        end, payloads = found
        actors = [entry for entry in payloads if entry.actor]
        if not actors:
            return Phrase(at, end, at, (), payloads[0].role, payloads[0].kind)
        return self._actor_phrase(at, end, actors)

    def _actor_phrase(self, at: int, end: int, actors: list[Named]) -> Phrase:
        ids = tuple(dict.fromkeys(entry.actor for entry in actors if entry.actor))
        return Phrase(
            at,
            end,
            at,
            ids,
            kind=actors[0].kind,
            named=True,
            weak=all(entry.weak for entry in actors),
            state=all(entry.state for entry in actors),
        )

    def _headed(self, keys: Sequence[str], at: int, rest: str, depth: int) -> Phrase | None:
        found = self._words.heads.longest(keys, at, rest)
        if found is None:
            owner = self._words.owned.get(rest)
            return Phrase(at, at + 1, at, (), OWNED, owner.kind) if owner else None
        end, heads = found
        for head in heads:
            phrase = self._filled(keys, (at, end, rest), head, depth)
            if phrase:
                return phrase
        return None

    def _filled(
        self, keys: Sequence[str], at: tuple[int, int, str], head: Head, depth: int
    ) -> Phrase | None:
        """Return the head with the name, side or tie that follows it."""
        start, end, rest = at
        if end >= len(keys):
            return None
        compound = end - start > 1 and keys[end - 1].startswith(ARTICLE)
        definite = compound or rest.startswith(ARTICLE)
        whole = definite or rest in self._words.closed
        inner = None if whole else self._genitive(keys, end, head, depth)
        if inner is None:
            after = self._past_descriptors(keys, end, compound=compound)
            inner = self._by_adjective(keys, after, head, definite) or self._linked(
                keys, after, head, depth
            )
        if inner is None and end == start + 1:
            return self._unnamed(keys, (start, end), head, definite=definite)
        if inner is None or inner.kind == "outlet" or not owns(head, inner):
            return None
        if head.arms and inner.kind == "people":
            return None
        if head.hired:
            inner = self._allied(inner, inner)
        if head.opposed:
            inner = self._tied_to(inner, "against", inner)
        kind = head.kind if inner.kind != "people" or head.kind != "group" else inner.kind
        return changed(
            inner, start=start, head=start, kind=kind, weak=False, state=False, named=False
        )

    def _unnamed(
        self, keys: Sequence[str], at: tuple[int, int], head: Head, *, definite: bool
    ) -> Phrase | None:
        """Return a noun for armed men of whom only their kind is told."""
        found = unnamed(self._words, keys, at[1], head, definite=definite)
        return Phrase(at[0], found[0], at[0], (), found[1]) if found else None

    def _genitive(self, keys: Sequence[str], at: int, head: Head, depth: int) -> Phrase | None:
        if keys[at] in self._words.objects:
            return None
        inner = self._noun(keys, at, keys[at], depth + 1)
        if inner is None or inner.role == OWNED:
            return None
        adjective = keys[at] in self._words.adjectives
        country = bool(inner.actors) and self._words.states.issuperset(inner.actors)
        bare = (country and head.named) or (inner.state and not head.hired)
        return None if adjective and bare else inner

    def _by_adjective(
        self, keys: Sequence[str], at: int, head: Head, definite: bool
    ) -> Phrase | None:
        found = self._words.adjectives.get(keys[at]) if at < len(keys) else None
        if found is None or keys[at].startswith(ARTICLE) != definite:
            return None
        if not head.nationality or not fits(keys[at], keys[at - 1], keys[at - 1]):
            return None
        if found.actor is None:
            return Phrase(at, at + 1, at, (), found.role)
        side = self._words.adjectives.get(keys[at + 1]) if at + 1 < len(keys) else None
        if side is not None and side.role and keys[at + 1].startswith(ARTICLE) == definite:
            return Phrase(at, at + 2, at, (), side.role)
        return Phrase(at, at + 1, at, (found.actor,), self._role_beside(found, head.role))

    def _role_beside(self, adjective: Adjective, role: str | None) -> str | None:
        """Return the role a nationality leaves standing; an organisation's name leaves none."""
        return role if adjective.actor in self._words.states else None

    def _linked(self, keys: Sequence[str], at: int, head: Head, depth: int) -> Phrase | None:
        if at >= len(keys):
            return None
        if keys[at] in head.links and at + 1 < len(keys):
            inner = self._noun(keys, at + 1, keys[at + 1], depth + 1)
            far = inner is not None and (inner.state and keys[at] not in load_grammar().origin)
            return None if far or (inner is not None and inner.kind == "people") else inner
        for clitic in head.attached:
            inner = self._with_clitic(keys, at, clitic, depth)
            met = head.kind == "group" and not head.siding
            if inner and not (met and self._met(keys, at, inner)):
                return inner if self._holds(keys, at, clitic, inner) else None
        return self._tied(keys, at, head, depth) if head.tied else None

    def _holds(self, keys: Sequence[str], at: int, clitic: str, inner: Phrase) -> bool:
        """Whether a name with its proclitic can belong to the noun before it: with "in" only to
        one without article, for others are a verb's subject (ندد المسؤولون بالتنظيم).
        """
        return clitic == FOR or not (keys[at - 1].startswith(ARTICLE) or inner.weak)

    def _met(self, keys: Sequence[str], at: int, inner: Phrase) -> bool:
        """Whether men met these and own them not (تصدى الثوار لهم, الدفاعات لمسيرات العدو)."""
        return self._words.definite(keys[at - 1]) or any(
            rest in self._words.arms for _, rest in clitic_splits(keys[inner.head])
        )

    def _with_clitic(
        self, keys: Sequence[str], at: int, clitic: str, depth: int
    ) -> Phrase | None:
        if not keys[at].startswith(clitic):
            return None
        for clitics, rest in clitic_splits(keys[at]):
            if clitics == clitic:
                inner = self._noun(keys, at, rest, depth + 1)
                if inner:
                    return inner
        return None

    def _tied(self, keys: Sequence[str], at: int, head: Head, depth: int) -> Phrase | None:
        """Return the side of a tie that opens at `at` (تابعة للنظام), of men also one of help
        or enmity (مدعومة من تركيا).
        """
        found = self._words.ties.longest(keys, at)
        loyal = found is not None and found[1][0].kind in _LOYAL
        if found is None or not (loyal or head.kind == "group"):
            return None
        inner = self._tie_object(keys, found, depth)
        if inner is None or found[1][0].kind == "loyal":
            return inner
        tied = self._tied_to(changed(inner, actors=(), role=None), found[1][0].kind, inner)
        return tied if tied.actors or tied.role else None

    def _tie_object(
        self, keys: Sequence[str], tie: tuple[int, list[Tie]], depth: int
    ) -> Phrase | None:
        """Return the side that a tie names, behind a preposition or right after it."""
        at = tie[0]
        if at >= len(keys) or depth >= _DEPTH:
            return None
        first = at
        while (
            at + 1 < len(keys)
            and at < first + _LED
            and keys[at] in self._words.tie_prepositions
        ):
            at += 1
        if at > first:
            return self._noun(keys, at, keys[at], depth + 1)
        if keys[at] in self._words.pronouns:
            return Phrase(at, at + 1, at, (), OWNED)
        for clitic in (FOR,) if tie[1][0].kind == "allied" else (FOR, BY):
            inner = self._with_clitic(keys, at, clitic, depth)
            if inner:
                return inner
        return self._noun(keys, at, keys[at], depth + 1) if tie[1][0].direct else None

    def _past_descriptors(self, keys: Sequence[str], at: int, *, compound: bool = False) -> int:
        """Return where the words behind `at` that only describe the noun before it end."""
        descriptors, noun = self._words.descriptors, keys[at - 1]
        definite = compound or self._words.definite(noun)
        stop = min(len(keys), at + _LONGEST)
        while at < stop and keys[at] in descriptors.firsts:
            if keys[at].startswith(ARTICLE) != definite or not fits(keys[at], noun, noun):
                break
            found = descriptors.longest(keys, at)
            if found is None:
                break
            at = found[0]
        return self._words.past_aside(keys, at)

    def _tail(self, keys: Sequence[str], phrase: Phrase, depth: int) -> Phrase:
        """Lengthen the phrase by what belongs to it."""
        while phrase.end < min(len(keys), phrase.start + _LONGEST):
            longer = self._longer(keys, phrase, depth)
            if longer is None:
                break
            phrase = longer
        return phrase

    def _longer(self, keys: Sequence[str], phrase: Phrase, depth: int) -> Phrase | None:
        return (
            self._by_tie(keys, phrase, depth)
            or self._by_side(keys, phrase)
            or self._by_descriptor(keys, phrase)
            or self._by_apposition(keys, phrase)
        )

    def _agrees(self, key: str, keys: Sequence[str], phrase: Phrase) -> bool:
        """Whether an adjective's article, gender and number fit the phrase."""
        last = keys[phrase.end - 1]
        last = keys[phrase.head] if last.isdigit() else last
        definite = phrase.named or last.startswith((ARTICLE, FOR_THE))
        same = key.startswith(ARTICLE) == definite
        return same and fits(key, last, keys[phrase.head])

    def _fillable(self, phrase: Phrase) -> bool:
        return not phrase.actors and (phrase.role is None or phrase.role in self._open)

    def _by_side(self, keys: Sequence[str], phrase: Phrase) -> Phrase | None:
        found = self._words.adjectives.get(keys[phrase.end])
        if found is None or not self._agrees(keys[phrase.end], keys, phrase):
            return None
        end = phrase.end + 1
        if found.role:
            if not self._fillable(phrase):
                return None
            return changed(phrase, end=end, role=found.role)
        if phrase.state and found.actor not in phrase.actors:
            return None
        if (
            found.only_after
            and keys[phrase.end - 1].removeprefix(ARTICLE) not in found.only_after
        ):
            return None
        settled = phrase.actors or phrase.kind == "people" or phrase.role in self._settled
        if settled or found.actor is None:
            return changed(phrase, end=end)
        return changed(
            phrase, end=end, actors=(found.actor,), role=self._role_beside(found, phrase.role)
        )

    def _by_descriptor(self, keys: Sequence[str], phrase: Phrase) -> Phrase | None:
        if keys[phrase.end] not in self._words.descriptors.firsts:
            return None
        found = self._words.descriptors.longest(keys, phrase.end)
        if found is None or not self._agrees(keys[phrase.end], keys, phrase):
            return None
        fights = phrase.role == FORCES and keys[phrase.end] in self._words.irregular
        return changed(phrase, end=found[0], role=GROUPS if fights else phrase.role)

    def _by_apposition(self, keys: Sequence[str], phrase: Phrase) -> Phrase | None:
        """Return the phrase with a second name of the actor, or the holder of the office."""
        if not phrase.actors and phrase.role != "government":
            return None
        named = self._named(keys, phrase.end, keys[phrase.end])
        if named is None or not named.actors or (named.state and phrase.state):
            return None
        if set(named.actors) & set(phrase.actors):
            return changed(phrase, end=named.end)
        if phrase.role == "government" and named.kind == "person":
            return changed(phrase, end=named.end, actors=named.actors, role=None, kind="person")
        return None

    def _by_tie(self, keys: Sequence[str], phrase: Phrase, depth: int) -> Phrase | None:
        if keys[phrase.end] not in self._words.ties.firsts:
            return None
        found = self._words.ties.longest(keys, phrase.end)
        if found is None or depth >= _DEPTH:
            return None
        kind = found[1][0].kind
        inner = self._tie_object(keys, found, depth + 1)
        if inner is None:
            return None
        if not (self._fillable(phrase) or self._of_a_country(keys, phrase)):
            return changed(phrase, end=inner.end)
        return self._tied_to(phrase, kind, inner)

    def _of_a_country(self, keys: Sequence[str], phrase: Phrase) -> bool:
        """Whether a nationality only says whence the men are (مقاتلون سوريون), not whose."""
        indefinite = not keys[phrase.start].startswith(ARTICLES)
        if phrase.named:
            last = self._words.adjectives.get(keys[phrase.end - 1])
            return indefinite and last is not None and last.actor in self._words.states
        if not phrase.actors or not self._words.states.issuperset(phrase.actors):
            return False
        return phrase.role in self._irregular or (indefinite and phrase.role in self._open)

    def _tied_to(self, phrase: Phrase, kind: str, inner: Phrase) -> Phrase:
        longer = changed(phrase, end=inner.end)
        if kind == "loyal":
            return changed(longer, actors=inner.actors, role=inner.role)
        if kind == "allied":
            return self._allied(longer, inner)
        name = OPPONENTS if kind == "against" else BACKED
        pointing = inner.role == OWNED
        if kind == "backed" and not (
            pointing or self._words.backers.issuperset(inner.actors or ("",))
        ):
            return longer
        role = name if inner.role is None else f"{name}.{inner.role}"
        return changed(longer, actors=inner.actors, role=role)

    def _allied(self, phrase: Phrase, inner: Phrase) -> Phrase:
        """Return the phrase as that of a side's men, of a foreign state's those it backs."""
        foreign = inner.role == OWNED or (
            inner.actors and self._words.backers.issuperset(inner.actors)
        )
        if not foreign or (inner.role or "").startswith((OPPONENTS, BACKED, ALLIED)):
            return changed(phrase, actors=inner.actors, role=inner.role)
        role = ALLIED if inner.role is None else f"{ALLIED}.{inner.role}"
        return changed(phrase, actors=inner.actors, role=role)
