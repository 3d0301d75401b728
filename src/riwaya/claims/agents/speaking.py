"""Who says what is said: of a statement it is who speaks, and nobody named in between."""

from collections.abc import Sequence

from riwaya.arabic.affixes import AND
from riwaya.arabic.fold import fold_key
from riwaya.claims.attribution.voices import Voices
from riwaya.claims.binding.roles import PLAIN
from riwaya.claims.binding.subjects import OF_SUBJECT
from riwaya.claims.drafts.discourse import Sides
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.cues import load_first_named
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.telling import load_telling
from riwaya.model import EventType, SourceKind, Speaker

RULE = "agent.speaker"
_OTHER = "other"
_ADVERBIAL = "statement.adverbial"
_OWN_REPORT = "agent.outlet"
_NAMED = frozenset({"role.vso", "role.svo"}) | OF_SUBJECT


def fill_speaker(draft: Draft, around: Sequence[Draft], voices: Voices, sides: Sides) -> None:
    """Let who speaks at a verb of saying be its agent, where no subject is named beside it.

    One who holds no known side's office is somebody else; a side's own man of whom no word
    tells the side leaves it as it was found.
    """
    if draft.event_type is not EventType.STATEMENT:
        return
    if _of_own_land(draft):
        draft.agent, draft.agent_party = None, draft.told_by[0].party
        draft.agent_rule = RULE
        return
    before = _in_passing(draft, around)
    if before is not None:
        draft.agent, draft.agent_party = before.agent, before.agent_party
        draft.agent_rule = RULE
        return
    said = draft.said
    speaker = said.speaker if said is not None else _going_on(draft, voices)
    if speaker is None or (said is not None and _told_of(draft, speaker)):
        return
    if _spoken_to(draft, speaker):
        return
    if _named(draft, speaker, draft.chosen.last if said is None else said.first):
        return
    own = draft.agent_rule == _OWN_REPORT or speaker.kind is SourceKind.PARTY_STATEMENT
    if speaker.party is None and own:
        return
    draft.agent = _in_words(draft, speaker)
    draft.agent_party = speaker.party or _of_office(speaker, voices, sides)
    draft.agent_rule = RULE


def _in_passing(draft: Draft, around: Sequence[Draft]) -> Draft | None:
    """Return the act in whose passing something is said: the protest before a demand, or the
    statement in whose words an accusation stands, where its speaker's side is not told.
    """
    if not _adverb(draft):
        return None
    before = [other for other in around if other.chosen.first < draft.chosen.first]
    last = before[-1] if before else None
    chain = draft.told_by[0].chain
    if last is not None and last.event_type is EventType.PROTEST and not _only_a_time(last):
        return last
    if not chain or chain[0].party is not None:
        return None
    said = (other for other in before if other.said and other.said.speaker == chain[0])
    return next((other for other in said if other.event_type is EventType.STATEMENT), None)


def _only_a_time(act: Draft) -> bool:
    """Whether an act is told as a time alone ("before the start of the protests")."""
    times, first = load_grammar().truce_time | load_grammar().after, act.chosen.first
    return any(act.scene.key(at) in times for at in range(first - 2, first))


def _adverb(draft: Draft) -> bool:
    """Whether a trigger tells in an adverb of manner what one says who does something."""
    chosen = draft.chosen
    return chosen.frame.id == _ADVERBIAL or chosen.mention.form == "participle"


def _of_own_land(draft: Draft) -> bool:
    """Whether a speaker tells in a statement what "his country" says or holds."""
    before = draft.scene.key(draft.chosen.first - 1)
    return draft.told_by[0].party is not None and before in load_telling().own_land


def _of_office(speaker: Speaker, voices: Voices, sides: Sides) -> str:
    """Return whose man an official of no named land is: the government's whose war it is."""
    telling = load_telling()
    words = _words(speaker)
    if len(words) == 1:
        words = _words(voices.bearer(words[0]) or speaker)
    official = speaker.kind is SourceKind.OFFICIAL and words[:1]
    if not official or words[0] not in telling.home_office:
        return _OTHER
    if not telling.no_office.isdisjoint(words):
        return _OTHER
    parties = (*sides.parties, *map(sides.enemy, sides.parties))
    return next((party for party in parties if party in load_first_named()), None) or _OTHER


def _words(speaker: Speaker) -> list[str]:
    return [fold_key(word) for word in (speaker.text or "").split()]


def _going_on(draft: Draft, voices: Voices) -> Speaker | None:
    """Return who says what no list of verbs of saying knows: whom the surname right behind the
    verb names, or in an adverb of manner who is speaking.
    """
    if _adverb(draft):
        return next(iter(draft.told_by[0].chain), None)
    if draft.chosen.mention.form not in TENSES:
        return None
    at = draft.chosen.last
    at += draft.scene.key(at) in load_telling().titles
    return voices.bearer(draft.scene.key(at)) if at not in draft.scene.in_people else None


def _named(draft: Draft, speaker: Speaker, opens: int) -> bool:
    """Whether the verb's own subject is named: before it, or right behind it and not in what
    is said.
    """
    bound = draft.roles.agent
    if bound is None or draft.agent is not bound.participant:
        return False
    if _overlaps(bound.participant, speaker):
        return bound.participant.party is not None
    clitics = draft.chosen.mention.clitics
    if bound.rule == "role.svo" and clitics.startswith(AND) and draft.said is not None:
        return False
    inside = draft.chosen.first < opens <= bound.participant.first
    return not inside and bound.score >= PLAIN and bound.rule in _NAMED


def _told_of(draft: Draft, speaker: Speaker) -> bool:
    """Whether a verb stands in what a speaker says: he tells of another's words there."""
    within = speaker in draft.told_by[0].chain
    return within and draft.chosen.mention.form in TENSES


def _spoken_to(draft: Draft, speaker: Speaker) -> bool:
    """Whether the words taken for a speaker's are those of whom the verb asks or warns."""
    bound = draft.roles.target
    return bound is not None and _overlaps(bound.participant, speaker)


def _in_words(draft: Draft, speaker: Speaker) -> Participant | None:
    """Return the participant that the words which name a speaker open with or hold."""
    people = (p for p in draft.scene.people if _overlaps(p, speaker))
    return next((p for p in people if p.party == speaker.party), None)


def _overlaps(who: Participant, speaker: Speaker) -> bool:
    span, own = speaker.span, who.mention.span
    return span is not None and own.start < span.end and span.start < own.end
