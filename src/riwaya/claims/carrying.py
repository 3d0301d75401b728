"""What carries on from one act of a report to the next: place, day, plan, and plain echoes."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from riwaya.arabic.affixes import AND
from riwaya.claims.dates.apart import BEFORE
from riwaya.claims.dates.dating import inherited
from riwaya.claims.dates.opening import of_hour, to_come
from riwaya.claims.drafts.chosen import VIOLENT
from riwaya.claims.drafts.dated import Dated
from riwaya.claims.drafts.discourse import Thread
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.modality.planned import IMMINENT
from riwaya.claims.modality.pluperfect import pluperfect
from riwaya.claims.places.holding import resumes
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import NOUNS
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, Modality
from riwaya.model.making import changed

_LONGER = ("since|", "row:")
"""What has gone on since, or for the third day, is not of the day told next."""
_JOINED = 10
_PASSING = 40
"""So many words behind a story's day what is long past does not turn it to background."""
_LEAD = 2
_CARRIER = 3
_FRONTED = 4
_NOT_YET = frozenset({"modality.subjunctive", "modality.intention-verb"})
_TIMELESS = frozenset({EventType.CONTROL})
_NOT_CARRIED = frozenset({EventType.STATEMENT, EventType.AGREEMENT})

_Key = tuple[str, str]
_FORCE = ("force", "")


def without_echoes(told: Sequence[tuple[Scene, list[Draft]]]) -> list[list[Draft]]:
    """Return each sentence's acts but for a bare "the attack" that tells nothing of its own of
    an event told before.
    """
    firsts: dict[_Key, int] = {}
    for _, drafts in told:
        for draft in drafts:
            first = draft.chosen.first
            for key in _keys(draft, force=draft.event_type in VIOLENT):
                firsts[key] = min(first, firsts.get(key, first))
    return [[d for d in own if not (_bare(d) and _echoes(d, firsts))] for _, own in told]


def _keys(draft: Draft, *, force: bool) -> list[_Key]:
    """Return what a noun may take an act up by: its type, its frame, that it was of force."""
    keys = [("type", draft.event_type.value), ("frame", draft.chosen.frame.id)]
    return [*keys, _FORCE] if force else keys


def _echoes(draft: Draft, firsts: Mapping[_Key, int]) -> bool:
    """Whether an event told before may be what a noun takes up."""
    first = draft.chosen.first
    keys = _keys(draft, force=draft.chosen.frame.retold)
    return any(firsts.get(key, first) < first for key in keys)


def _bare(draft: Draft) -> bool:
    """Whether a draft is a definite noun with no participant, place, day or loss of its own."""
    mention = draft.chosen.mention
    if not mention.definite or draft.losses or mention.form not in NOUNS:
        return False
    if draft.chosen.frame.type in VIOLENT and _pointed_at(draft):
        return True
    if mention.form != "noun":
        return False
    placed = draft.placed is not None and draft.placed.rule == "place.behind"
    dated = draft.dated is not None and bool(draft.dated.mentions)
    lasting = draft.modality[0] is Modality.ONGOING or draft.modality[1] == IMMINENT
    return not (draft.roles.agent or draft.roles.target or placed or dated or lasting)


def _pointed_at(draft: Draft) -> bool:
    """Whether "this" or a verb of going with stands before an act, or "came" behind it ("and
    it was the attack that"): it takes up another.
    """
    before, grammar = draft.scene.key(draft.chosen.first - 1), load_grammar()
    behind = draft.scene.key(draft.chosen.last)
    if behind in grammar.comes or (behind in grammar.relative and before in grammar.while_he):
        return True
    return before in grammar.this or before in grammar.accompany


def share_plans(drafts: Sequence[Draft]) -> None:
    """Let what is joined by "and" to a plan be planned too: a masdar, a verb in the future."""
    for before, draft in pairwise(drafts):
        near = draft.chosen.first - before.chosen.last <= _JOINED
        planned = before.modality[0] is Modality.PLANNED
        if near and planned and _joins(before, draft):
            draft.modality = (Modality.PLANNED, "modality.joined")
            draft.dated = None


def share_course(drafts: Sequence[Draft]) -> None:
    """Let a masdar that is joined by "and" to what continues go on too."""
    for before, draft in pairwise(drafts):
        near = draft.chosen.first - before.chosen.last <= _JOINED
        goes_on = before.modality == (Modality.ONGOING, "modality.continues")
        masdar = draft.chosen.mention.form in ("masdar", "phrase")
        if near and goes_on and masdar and _joins(before, draft):
            draft.modality = (Modality.ONGOING, "modality.joined")


def _joins(before: Draft, draft: Draft) -> bool:
    """Whether a draft goes on with the verb or the masdar of the one before it."""
    mention = draft.chosen.mention
    thence = draft.scene.key(draft.chosen.first - 1) in load_grammar().thence
    if not (mention.clitics.startswith(AND) or thence or _carried(draft)):
        return False
    if mention.form == "noun":
        return draft.modality[1] == "modality.default" and _carried(draft)
    if mention.form in ("masdar", "phrase"):
        return draft.modality[1] == "modality.default"
    told = before.chosen.mention.form == "present" and before.modality[1] in _NOT_YET
    return mention.form == "present" and (told or before.modality[1] == "modality.future")


def _carried(draft: Draft) -> bool:
    """Whether "and" joins the masdar that an act is told with ("and carrying out raids")."""
    scene, first = draft.scene, draft.chosen.first
    cues = scene.cues_between(first - _CARRIER, first, "carrying")
    return bool(cues) and cues[-1].clitics.startswith(AND)


def fill_place(draft: Draft, thread: Thread) -> None:
    """Give an act without a place that of its sentence, its paragraph or its report."""
    if draft.placed is not None or draft.event_type in _NOT_CARRIED:
        return
    mention = draft.chosen.mention
    same = draft.scene.sentence.first <= thread.placed_at
    if thread.placed is not None and resumes(draft.scene, draft.chosen):
        draft.placed = changed(thread.placed, rule="place.resumed")
    elif thread.placed is not None and (same or mention.definite or mention.pronoun):
        draft.placed = changed(thread.placed, rule="place.carried")
    else:
        draft.placed = thread.topic or thread.fallback


def fill_date(draft: Draft, thread: Thread) -> None:
    """Give an undated act the time its story has reached."""
    if draft.dated is None and _takes_story_day(draft):
        draft.dated = inherited(thread.dated, draft.scene.document.report.published)


def move_story(draft: Draft, thread: Thread) -> None:
    """Let the day of what was done carry on: told in the lead, or at the head of a sentence."""
    dated, sentence = draft.dated, draft.scene.sentence
    if dated is None or draft.modality[0] is not Modality.ASSERTED:
        return
    if draft.chosen.frame.answers:
        return
    if to_come(dated.when.first, draft.scene.document.report.published):
        return
    if thread.dated is not None and _background(draft, thread.dated):
        return
    here = [m for m in dated.mentions if m.first >= sentence.first and not of_hour(m)]
    lead = sentence.paragraph <= _LEAD
    if here and (lead or here[0].first - sentence.first <= _FRONTED):
        thread.dated, thread.dated_in = dated, draft.placed
        thread.dated_act, thread.dated_at = draft, sentence.paragraph
        thread.dated_said = here[0].first < draft.speech_end


def _background(draft: Draft, story: Dated) -> bool:
    """Whether what has a day was before the story, has gone on since before it, or is only what
    somebody said: its day is not that of what is told next.
    """
    if pluperfect(draft.scene, draft.chosen):
        return True
    dated = draft.dated
    if draft.event_type is EventType.STATEMENT or (dated and dated.when.first is None):
        return True
    if dated is not None and dated.rule == BEFORE:
        return True
    if dated is not None and any(m.value.startswith(_LONGER) for m in dated.mentions):
        return True
    return _long_past(draft, story)


def _long_past(draft: Draft, story: Dated) -> bool:
    """Whether what is long past is told in passing, shortly behind the day of a fresh story."""
    published = draft.scene.document.report.published
    old = draft.dated is not None and inherited(draft.dated, published) is None
    if not old or not story.mentions or inherited(story, published) is None:
        return False
    return draft.chosen.first - story.mentions[-1].first <= _PASSING


def _takes_story_day(draft: Draft) -> bool:
    """Whether an undated act belongs to the story told and not to its background."""
    if draft.modality[0] not in (Modality.ASSERTED, Modality.FAILED):
        return False
    return draft.event_type not in _TIMELESS and not pluperfect(draft.scene, draft.chosen)
