"""Whether it is "we" who act: by the form of the verb, or of the one that an act hangs on."""

from riwaya.arabic.affixes import AND, FUTURE, OUR, WE
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.roles import Bound
from riwaya.claims.scenes.agreement import agrees
from riwaya.claims.scenes.forms import TENSES
from riwaya.model import CueMention, TriggerMention

_GOVERNING = (
    "light",
    "achieve",
    "begin",
    "seek",
    "try",
    "planned_verb",
    "ongoing_light",
    "carry_out",
    "wage",
)
_REACH = 5
_JOINED = 14
_BESIDE = 2
_LOOSE = 3
"""The most plain words between "we managed to" and what was done."""


def first_person(draft: Draft, bound: Bound | None) -> bool:
    """Whether a verb's form says "we": in the present whoever stands beside it, in the past
    where nobody does behind it who could be its subject, since "he … us" is written alike; and
    whether a noun's governing verb does ("we managed to kill").
    """
    mention = draft.chosen.mention
    frame = draft.chosen.frame
    if frame.subject == "target" or (frame.casualty and mention.form in TENSES):
        return False
    if mention.form == "present":
        return _of_us(draft, mention)
    if mention.form == "past" and _of_us(draft, mention):
        return not _may_act(draft, bound)
    alone = not mention.clitics or (mention.clitics == AND and mention.pronoun is not None)
    masdar = mention.form == "past" and alone
    return (masdar or mention.form not in TENSES) and _governed(draft, bound)


def _may_act(draft: Draft, bound: Bound | None) -> bool:
    """Whether who stands behind a verb may be its subject, and we be its object."""
    if bound is None or bound.rule == "role.svo":
        return False
    who = bound.participant
    return not who.asset and agrees(draft.scene, draft.chosen.mention, who) is not False


def _of_us(draft: Draft, verb: TriggerMention | CueMention) -> bool:
    key = draft.scene.key(verb.first)[len(verb.clitics) :]
    if verb.form == "past":
        return key.endswith(OUR)
    return key.removeprefix(FUTURE).startswith(WE)


def _governed(draft: Draft, bound: Bound | None) -> bool:
    """Whether the verb that a noun of action hangs on says "we", with nobody else told to act
    between or behind.
    """
    scene, first = draft.scene, draft.chosen.first
    behind = bound is not None and bound.participant.first >= first
    if behind or draft.chosen.mention.pronoun == OUR:
        return False
    joined = draft.chosen.mention.clitics.startswith(AND)
    low = max(scene.sentence.first, first - (_JOINED if joined else _REACH))
    verbs = (c for c in reversed(scene.cues_between(low, first, *_GOVERNING)))
    verb = next((c for c in verbs if c.form in TENSES), None)
    if verb is None or _named(draft, verb.first) or not _of_us(draft, verb):
        return False
    if draft.chosen.mention.form in TENSES and verb.last != first and not joined:
        return False
    apart = not scene.breaks.isdisjoint(range(verb.last, first))
    return not apart and (
        _hangs_on(draft, verb.last) or (joined and _follows(draft, verb.last))
    )


def _hangs_on(draft: Draft, low: int) -> bool:
    """Whether nothing but particles and a plain word or two stands before a noun of action."""
    scene, between = draft.scene, range(low, draft.chosen.first)
    loose = [at for at in between if not scene.kinds_at(at) and at not in scene.in_time]
    told = any(at in scene.in_people or at in scene.trigger_at for at in between)
    return len(loose) <= _LOOSE and not told


def _follows(draft: Draft, low: int) -> bool:
    """Whether "and" joins a noun of action to the one right behind "we managed to"."""
    scene, first = draft.scene, draft.chosen.first
    near = range(low, min(low + _BESIDE, first))
    acts = [t for at in near for t in scene.trigger_at.get(at, ())]
    told = (t for at in range(low + 1, first) for t in scene.trigger_at.get(at, ()))
    return bool(acts) and not any(t.form in TENSES and t not in acts for t in told)


def _named(draft: Draft, at: int) -> bool:
    """Whether a word is part of a name, or its subject stands right before it: a verb of two
    may be written as ours is.
    """
    scene = draft.scene
    inside = at in scene.in_people or at in scene.in_place
    return inside or any(p.last == at for p in scene.people_around(at - 1, at))
