"""Rules of binding: each looks at one participant and says which role it would fill.

Scores are ordinal: what a construction says, before distance and barriers are taken off. The
rules for verbs stand in `role_verbs`.
"""

from collections.abc import Callable
from functools import cache

from riwaya.arabic.affixes import AND, ARTICLE, FOR, WOMEN
from riwaya.claims.binding.against import against
from riwaya.claims.binding.at_posts import at_checkpoint, passing
from riwaya.claims.binding.behind import vso
from riwaya.claims.binding.caused import (
    accountable,
    aimed,
    answered_back,
    answering,
    attacking,
    beset,
    besieged_own,
    enabled,
    ensnared,
    foiled,
    forced,
    forcing,
    into_hands,
    prevented,
    prevented_them,
    repelling,
    suffering,
    trying,
    undergoing,
    undergone,
    using,
)
from riwaya.claims.binding.causing import causing
from riwaya.claims.binding.clauses import (
    TRIED,
    aiming,
    as_they_tried,
    befell,
    begun,
    blamed,
    had_done,
    hit,
    launched,
    launching,
    own_clause,
    own_verb,
    performed,
    pointed_at,
    relative,
    verb_between,
)
from riwaya.claims.binding.clauses import described as described_by
from riwaya.claims.binding.governing import governor
from riwaya.claims.binding.killing import (
    counted,
    fallen_before,
    felled_storming,
    killer,
    killing,
    slain,
    taken_of,
)
from riwaya.claims.binding.labels import armed_with, described, owing, whose_own
from riwaya.claims.binding.latter import latter
from riwaya.claims.binding.movers import batch
from riwaya.claims.binding.objects import (
    POINTED,
    done_by,
    goes_on,
    pointed,
    purposed,
    surely_acts,
)
from riwaya.claims.binding.pairs import between_sides
from riwaya.claims.binding.passive import joined_object, taken
from riwaya.claims.binding.shared import svo
from riwaya.claims.binding.suspects import suspected
from riwaya.claims.binding.topics import has_topic, topic
from riwaya.claims.binding.verbs import (
    MARKS,
    NEAR_SUBJECT,
    REACH,
    accusing,
    after,
    close_behind,
    object_,
    subject_role,
    verbal,
)
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.actor_words import load_manned
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType

_HEADED = 4
"""How far before a name "by" may stand: nouns that no lexicon knows may head it."""

_ACTS = 24.0
"""Who stands between a verb and its place is nothing but its subject."""


SUFFERING = "role.suffering"
TAKEN = "role.taken"

Rule = Callable[[Scene, Chosen, Participant], tuple[str, float] | None]


def _genitive(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A bare noun right behind a masdar or noun fills the frame's genitive role."""
    gap = close_behind(scene, chosen, p)
    if verbal(chosen) or gap is None or p.preposition or p.coordinated:
        return None
    if chosen.mention.pronoun or accusing(chosen):
        return None if chosen.mention.pronoun else ("target", 12.0)
    if chosen.mention.definite and gap == 0:
        adjective = p.last - p.first == 1 and scene.key(p.first).startswith(ARTICLE)
        return ("agent", 12.0) if adjective and chosen.frame.genitive != "target" else None
    kind = chosen.frame.genitive
    if kind == "place":
        return ("agent", 11.0) if gap == 0 and not p.people else None
    if kind == "none":
        fired = chosen.frame.type is EventType.SHELLING and p.last - p.first == 1
        return ("agent", 12.0) if fired and gap == 0 and not p.people else None
    if kind == "either":
        acting = gap == 0 and not (p.people or p.asset or purposed(scene, chosen))
        acting = acting and (goes_on(scene, p) or armed_with(scene, p) or owing(scene, chosen))
        kind = "agent" if acting else "target"
    if gap == 0 and chosen.frame.genitive in ("target", "either") and done_by(scene, chosen, p):
        return None if p.people or p.asset else ("agent", 16.0)
    if kind == "agent" and (p.people or p.asset):
        return None
    if gap > 0 and (
        chosen.frame.mutual
        or p.accusative
        or scene.cost(chosen.last - 1, p.first)
        or verb_between(scene, chosen.last, p.first)
    ):
        return None
    return (kind, 12.0 if gap == 0 else 8.0)


def _subject_behind(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """A verb's subject stands behind it, and not behind the verb of a noun that stands for one
    ("carried out operations that targeted X").
    """
    if own_verb(scene, chosen, p.first):
        return None
    if surely_acts(scene, chosen, p):
        return subject_role(chosen), _ACTS
    if whose_own(scene, chosen, p):
        return "agent", 15.0
    bound = vso(scene, chosen, p)
    if bound and bound[0] == "agent" and has_topic(scene, chosen):
        return "target", bound[1]
    return bound


def _second_noun(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Behind a masdar with its agent, a later bare noun phrase is the target."""
    gap = after(chosen, p)
    if verbal(chosen) or gap is None or gap == 0 or gap > REACH or p.coordinated:
        return None
    if chosen.frame.mutual or (_advance(chosen) and _launches(scene, p)):
        return None
    if p.preposition in ("", FOR) and chosen.frame.genitive in ("either", "agent"):
        return ("target", 6.0)
    return None


def _advance(chosen: Chosen) -> bool:
    """Whether ground is gained: who does something behind it is another's subject."""
    return chosen.frame.type is EventType.TERRITORY_GAIN


def _launches(scene: Scene, p: Participant) -> bool:
    """Whether a participant stands right behind a verb of launching."""
    verbs = scene.cues_between(p.first - 1, p.first, "light")
    return any(verb.form in TENSES and verb.last == p.first for verb in verbs)


def _by_agent(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """ "by" phrases name the agent; behind a verb of saying that of a noun of what is said."""
    gap = after(chosen, p)
    said = chosen.frame.type is EventType.STATEMENT and chosen.mention.form in TENSES
    if gap is None or gap > REACH + 6 or said:
        return None
    by = scene.cues_between(p.first - _HEADED, p.first, "by")
    named = by and all(_plain(scene, at) for at in range(by[-1].last, p.first))
    return ("agent", 14.0) if named else None


def _plain(scene: Scene, at: int) -> bool:
    """Whether a word is a noun of no class, as those that head the name of a side."""
    return not (scene.kinds_at(at) or scene.key(at) in MARKS or at in scene.trigger_at)


def _for_agent(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """`ل` and `من` behind an indefinite noun name its author ("a raid of the coalition")."""
    gap = after(chosen, p)
    if gap is None or gap > NEAR_SUBJECT + 2:
        return None
    origin = load_grammar().origin
    if chosen.frame.subject == "target" and (p.preposition == FOR or p.preposition in origin):
        return ("agent", 10.0)
    if verbal(chosen):
        return None
    if p.preposition == FOR and (p.asset or _turned_on(scene, chosen, p)):
        moves = (
            chosen.frame.objectless
            and scene.key(p.mention.head).removeprefix(FOR) in load_manned()
        )
        return ("agent" if moves and not _turned_on(scene, chosen, p) else "target", 9.0)
    if p.preposition == FOR and _of_joined(scene, chosen, p):
        return None
    if p.preposition == FOR and not p.people and not chosen.mention.pronoun:
        return ("agent" if chosen.frame.genitive in ("agent", "either") else "target", 9.0)
    if (
        p.preposition in origin
        and not p.people
        and chosen.frame.type not in ("territory_gain",)
        and not verb_between(scene, chosen.last, p.first)
    ):
        return ("agent", 6.0)
    return None


def _of_joined(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether "of" follows another noun that "and" joins ("arrests and raids of X")."""
    at = p.first - 1
    key = scene.key(at)
    if at < chosen.last or not key.startswith(AND):
        return False
    acts_too = any(t.last == p.first for t in scene.trigger_at.get(at, ()))
    return acts_too or key.endswith(WOMEN)


def _turned_on(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether "of" follows what an act is turned on ("a raid on positions of the group")."""
    against = load_grammar().against
    return any(scene.key(at) in against for at in range(chosen.last, p.first))


_REPELLED = ("cue:repel", "cue:foil", "cue:down")
RULES: tuple[tuple[str, Rule, frozenset[str]], ...] = (
    ("role.by", _by_agent, frozenset({"behind", "cue:by"})),
    ("role.into-hands", into_hands, frozenset({"behind", "of-place"})),
    ("role.attacking", attacking, frozenset({"behind", "bare", "subject-hit"})),
    ("role.aimed", aimed, frozenset({"behind", "led"})),
    ("role.between", between_sides, frozenset({"behind", "mutual"})),
    ("role.passing", passing, frozenset({"behind", "word:passing_by", "bare"})),
    ("role.checkpoint", at_checkpoint, frozenset({"behind", "led"})),
    ("role.launched", launched, frozenset({"behind", "cue:author", "bare"})),
    ("role.launched", launched, frozenset({"behind", "cue:plant", "bare"})),
    ("role.launching", launching, frozenset({"before", "cue:relative"})),
    ("role.launched", begun, frozenset({"behind", "noun", "cue:begin", "bare"})),
    ("role.befell", befell, frozenset({"behind", "cue:undergo", "noun", "bare"})),
    ("role.had-done", had_done, frozenset({"before", "verb", "cue:pluperfect"})),
    ("role.described-by", described_by, frozenset({"before", "verb"})),
    ("role.aiming", aiming, frozenset({"before", "noun", "cue:light", "bare"})),
    ("role.batch", batch, frozenset({"behind", "led"})),
    ("role.blamed", blamed, frozenset({"behind", "cue:blame", "led"})),
    ("role.blamed", pointed_at, frozenset({"before", "cue:blame", "led"})),
    ("role.performed", performed, frozenset({"before", "cue:author"})),
    ("role.performed", performed, frozenset({"before", "cue:light"})),
    ("role.hit", hit, frozenset({"behind", "bare"})),
    ("role.killing", killing, frozenset({"before", "verb", "casualty"})),
    ("role.counted", fallen_before, frozenset({"before", "verb", "casualty", "led"})),
    ("role.killer", killer, frozenset({"behind", "verb", "casualty"})),
    ("role.vso", _subject_behind, frozenset({"behind", "verb", "bare"})),
    ("role.object", object_, frozenset({"behind", "verb", "objective"})),
    ("role.svo", svo, frozenset({"before", "verb", "bare"})),
    ("role.topic", topic, frozenset({"before", "verb", "bare"})),
    ("role.relative", relative, frozenset({"before", "verb", "cue:relative"})),
    ("role.genitive", _genitive, frozenset({"behind", "noun", "bare"})),
    ("role.described", described, frozenset({"behind", "noun", "bare"})),
    ("role.second-noun", _second_noun, frozenset({"behind", "noun"})),
    ("role.against", against, frozenset({"behind", "led"})),
    ("role.for", _for_agent, frozenset({"behind", "led"})),
    ("role.counted", counted, frozenset({"behind", "casualty", "led"})),
    ("role.taken-of", taken_of, frozenset({"behind", "led"})),
    ("role.undergone", undergone, frozenset({"before", "cue:undergo"})),
    ("role.undergone", undergone, frozenset({"before", "cue:suffer"})),
    ("role.beset", beset, frozenset({"before", "noun", "word:under"})),
    ("role.answering", answering, frozenset({"before", "noun", "word:answering", "bare"})),
    ("role.answering", answered_back, frozenset({"before", "noun", "word:answering"})),
    ("role.latter", latter, frozenset({"before", "word:latter"})),
    ("role.forced", forced, frozenset({"before", "noun", "cue:force", "bare"})),
    ("role.ensnared", ensnared, frozenset({"before", "noun", "word:ensnaring", "bare"})),
    ("role.prevented", prevented, frozenset({"before", "noun", "cue:prevent", "bare"})),
    ("role.prevented", prevented_them, frozenset({"before", "noun", "cue:prevent"})),
    ("role.foiled", foiled, frozenset({"before", "cue:foil", "bare"})),
    ("role.foiled", foiled, frozenset({"before", "cue:achieve", "bare"})),
    ("role.foiled", foiled, frozenset({"before", "cue:down", "bare"})),
    (TAKEN, taken, frozenset({"before", "verb"})),
    ("role.joined-object", joined_object, frozenset({"before", "verb", "pronoun", "bare"})),
    *(("role.repelling", repelling, frozenset({"behind", cue, "bare"})) for cue in _REPELLED),
    ("role.enabled", enabled, frozenset({"before", "noun", "cue:enable", "led"})),
    ("role.forcing", forcing, frozenset({"before", "noun", "cue:force", "bare"})),
    ("role.trying", trying, frozenset({"before", "noun", "word:own_acts"})),
    ("role.suspected", suspected, frozenset({"before", "noun"})),
    ("role.causing", causing, frozenset({"before", "noun", "bare"})),
    ("role.using", using, frozenset({"before", "noun", "word:used", "bare"})),
    ("role.undergoing", undergoing, frozenset({"behind", "noun", "cue:undergo", "led"})),
    (
        "role.accountable",
        accountable,
        frozenset({"before", "noun", "word:accountable", "bare"}),
    ),
    (SUFFERING, suffering, frozenset({"before", "noun", "participle"})),
    (SUFFERING, besieged_own, frozenset({"before", "noun"})),
    ("role.slain", slain, frozenset({"before", "noun", "bare", "no-casualty"})),
    ("role.governor", governor, frozenset({"before", "noun"})),
    (POINTED, pointed, frozenset({"before", "noun", "pronoun"})),
)
"""Each rule with where the participant must stand, whether a preposition must lead it or none
may, and what trigger, cue of the sentence and group of its function words it asks for.
"""

_WANTED = frozenset(want for _, _, wants in RULES for want in wants)
_CUES = frozenset(w.removeprefix("cue:") for w in _WANTED if w.startswith("cue:"))
_WORDS = frozenset(w.removeprefix("word:") for w in _WANTED if w.startswith("word:"))
_FLAGS = (
    "mutual",
    "casualty",
    "no-casualty",
    "objective",
    "of-place",
    "subject-hit",
    "pronoun",
    "participle",
)

FALLEN: tuple[tuple[str, Rule], ...] = (
    ("role.by", _by_agent),
    ("role.performed", performed),
    ("role.into-hands", into_hands),
    ("role.own-clause", own_clause),
    (TRIED, as_they_tried),
    ("role.described-by", described_by),
    (TAKEN, taken),
    ("role.taken-of", taken_of),
    ("role.trying", trying),
    ("role.suspected", suspected),
    ("role.latter", latter),
    ("role.relative", relative),
    ("role.fallen", felled_storming),
)

Named = tuple[tuple[str, Rule], ...]
ByPreposition = tuple[Named, Named]
"""The rules for a participant that no preposition leads, and for one that one does."""


def rules_for(scene: Scene, chosen: Chosen) -> tuple[ByPreposition, ByPreposition]:
    """Return the rules that may hold of a participant before such a trigger, and behind it."""
    frame, mention = chosen.frame, chosen.mention
    flags = (
        frame.mutual,
        frame.casualty,
        not frame.casualty,
        not frame.objectless,
        frame.subject == "place",
        frame.subject == "target",
        mention.pronoun is not None,
        mention.form == "participle",
    )
    what = "verb" if verbal(chosen) else "noun"
    return _fitting(what, scene.cue_kinds & _CUES, scene.groups & _WORDS, flags)


@cache
def _fitting(
    what: str, cues: frozenset[str], words: frozenset[str], flags: tuple[bool, ...]
) -> tuple[ByPreposition, ByPreposition]:
    held = {what, *(f"cue:{cue}" for cue in cues), *(f"word:{word}" for word in words)}
    held |= {name for name, holds in zip(_FLAGS, flags, strict=True) if holds}

    def rules(where: str, led: str) -> Named:
        known = held | {where, led}
        return tuple((name, rule) for name, rule, wants in RULES if wants <= known)

    before, behind = (
        (rules(where, "bare"), rules(where, "led")) for where in ("before", "behind")
    )
    return before, behind
