"""What stands around a trigger that tells how sure it is: cues before, behind and over it."""

from riwaya.arabic.affixes import AND, HIS, TIED_ENDS
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.once import once
from riwaya.claims.scenes.findings import COMMAS, Scene
from riwaya.claims.scenes.forms import FINITE
from riwaya.claims.scenes.nearby import bare_readings
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import CueMention, EventType, Modality

REACH = 9
Ruling = tuple[Modality, str]
_OF_TIME = "shortly"
_RUNNING = "row:"
"""The kind of cue that is a time itself ("hours before the truce")."""

OF_ONES_OWN = frozenset(
    {
        EventType.WITHDRAWAL,
        EventType.DISPLACEMENT,
        EventType.DETENTION,
        EventType.AGREEMENT,
        EventType.AID_DELIVERY,
        EventType.RETURN,
        EventType.MOBILISATION,
        EventType.OTHER_DEVELOPMENT,
    }
)
"""What one refuses to do or to let happen; who rejects an attack speaks of one that was."""
_SUBJECT = 4
_REMARK = 20
_REMARKS = frozenset({"relative", "preposition", "cause", "manner"})
"""What a remark between commas opens with."""
_MEANT = frozenset({"try", "planned_verb"})
_APART = frozenset({"that", "relative", "speech"})


def nominal(scene: Scene, chosen: Chosen) -> bool:
    """Whether a trigger is a noun: one written like a verb with a pronoun ends in no verb's
    letter, and no past verb stands right behind "any", or one of trying or of intending.
    """
    return chosen.mention.form not in FINITE or _like_noun(scene, chosen)


@once
def _like_noun(scene: Scene, chosen: Chosen) -> bool:
    if scene.text(chosen.mention.span).endswith(TIED_ENDS):
        return True
    if chosen.mention.form != "past" or chosen.mention.clitics:
        return False
    if not load_grammar().any.isdisjoint(bare_readings(scene.key(chosen.first - 1))):
        return True
    return _meant(scene, chosen.first) or _carried(scene, chosen)


def _carried(scene: Scene, chosen: Chosen) -> bool:
    """Whether a verb that only carries an act stands right before it ("will be carried out"),
    or "by" with who did it stands behind: a past verb has its subject without.
    """
    before, grammar = chosen.first - 1, load_grammar()
    if "existential" in scene.kinds_at(before) or scene.key(before) in grammar.shall:
        return True
    return scene.key(before) in grammar.without or bool(right(scene, chosen, REACH, "by"))


def opening(scene: Scene, chosen: Chosen) -> tuple[int, str]:
    """Return the token and the proclitics with which an act opens: those of the noun that
    carries it, if one stands right before ("to the launching of an attack").
    """
    at = chosen.first - 1
    if chosen.mention.form == "noun" and not chosen.mention.clitics:
        for cue in scene.cue_at.get(at, ()):
            if cue.kind == "carrying" and cue.last == chosen.first:
                return at, cue.clitics
    return chosen.first, chosen.mention.clitics


def _meant(scene: Scene, first: int) -> bool:
    """Whether a verb of trying or intending stands before with nothing but its subject between:
    what is written like a past verb is its object ("the forces intend the shelling of").
    """
    if scene.cue_kinds.isdisjoint(_MEANT):
        return False
    for at in range(first - 1, max(scene.sentence.first, first - _SUBJECT) - 1, -1):
        cues = scene.cue_at.get(at, ())
        if any(cue.kind in _MEANT and cue.form in FINITE for cue in cues):
            return True
        if at in scene.breaks or scene.kinds_at(at) & _APART or _acts(scene, at):
            return False
    return False


def left(scene: Scene, chosen: Chosen, reach: int, *kinds: str) -> list[CueMention]:
    """Return cues to the left of a trigger with no hard barrier between.

    A number word is no verb ("nine" is written as "she strives for it"), nor is a noun that
    ends in the tied letter one with a pronoun.
    """
    if scene.cue_kinds.isdisjoint(kinds):
        return []
    first = chosen.first if chosen.mention.form in FINITE else remark(scene, chosen.first).start
    low = max(scene.sentence.first, first - reach)
    found = scene.cues_between(low, chosen.first, *kinds)
    return [
        c
        for c in found
        if c.first not in scene.quantity_over
        and not _other_word(scene, c)
        and (c.first not in scene.in_time or c.kind == _OF_TIME)
        and not cut(scene, c.last, chosen.first)
        and not (c.pronoun == HIS and scene.text(c.span).endswith(TIED_ENDS))
    ]


def _other_word(scene: Scene, cue: CueMention) -> bool:
    """Whether what is written like a verb of warning or expecting is another word: "wary"
    behind "calm", "inflicts" before the dead or an ambush.
    """
    grammar, key = load_grammar(), scene.key(cue.first)
    if key in grammar.wary:
        return scene.key(cue.first - 1).removeprefix(AND) in grammar.calm
    if key not in grammar.inflicting:
        return False
    near = range(cue.last, min(cue.last + REACH, scene.sentence.last))
    return any(scene.key(at) in grammar.inflicted for at in near)


def remark(scene: Scene, first: int) -> range:
    """Return the tokens between commas right before an act that only tell of who, where or when
    ("called, in a statement on Monday, for"); none where no such remark stands there.
    """
    at = first - 1
    if scene.key(at) not in COMMAS and "preposition" in scene.kinds_at(at):
        at -= 1
    if scene.key(at) in COMMAS:
        for comma in range(at - 1, max(scene.sentence.first, at - _REMARK), -1):
            if comma in scene.hard:
                break
            if scene.key(comma) in COMMAS:
                told = scene.kinds_at(comma + 1) & _REMARKS
                return range(comma, at + 1) if told else range(first, first)
    return range(first, first)


def right(scene: Scene, chosen: Chosen, reach: int, *kinds: str) -> list[CueMention]:
    """Return cues behind a trigger with no clause end between."""
    found = scene.cues_between(chosen.last, chosen.last + reach, *kinds)
    return [
        c
        for c in found
        if (c.first not in scene.in_time or _entered(scene, c))
        and not cut(scene, chosen.last, c.first)
    ]


def _entered(scene: Scene, cue: CueMention) -> bool:
    """Whether a cue opens a time that something enters ("its third week")."""
    return any(m.first == cue.first and m.value.startswith(_RUNNING) for m in scene.times)


def cut(scene: Scene, low: int, high: int) -> bool:
    """Whether a clause ends between two tokens."""
    between = scene.breaks.intersection(range(low, high))
    return any(not _in_passing(scene, at) for at in between)


def _in_passing(scene: Scene, at: int) -> bool:
    """Whether a connector only stands within a clause ("the group also", "for its part")."""
    also = load_grammar().also
    return scene.key(at) in also or scene.key(at + 1) in also


def governing(scene: Scene, chosen: Chosen, reach: int, *kinds: str) -> list[CueMention]:
    """Return the cues that govern a trigger: no other trigger stands between them."""
    cues = left(scene, chosen, reach, *kinds)
    if not cues:
        return []
    passed = remark(scene, chosen.first)
    between = [at for at in range(cues[-1].last, chosen.first) if at not in passed]
    apart_from = scene.cues_between(cues[-1].last, chosen.first, "relative", "that")
    if any(cue.first not in passed for cue in apart_from):
        return []
    apart = [at for at in between if not _carries(scene, at, chosen.first)]
    return [] if any(_acts(scene, at) for at in apart) else cues


def _carries(scene: Scene, at: int, first: int) -> bool:
    """Whether a noun of doing stands right before the act that it is said of ("the renewal of
    their hold"), or one of use: an act by its form, it tells of no other.
    """
    if "use" in scene.kinds_at(at):
        return True
    if at != first - 1:
        return False
    return "carrying" in scene.kinds_at(at) or scene.key(at) in load_grammar().instances


def _acts(scene: Scene, at: int) -> bool:
    """Whether an act is told at a token: no adjective of who acts, no word of a name, and no
    preposition that is spelled as a verb ("across").
    """
    acts = scene.trigger_at.get(at)
    if not acts or scene.key(at) in load_grammar().verb_prepositions:
        return False
    named = at in scene.in_people or at in scene.in_place
    return not named and any(act.form != "participle" for act in acts)


def achieved(scene: Scene, chosen: Chosen) -> bool:
    """Whether a verb stands behind one of success ("they managed to clear")."""
    cues = left(scene, chosen, REACH, "achieve")
    return bool(cues) and cues[-1].form == "past"


def again(scene: Scene, chosen: Chosen) -> bool:
    """Whether a verb behind "came back" tells of doing so again ("came back to shell")."""
    returned = load_grammar().returned
    before = range(chosen.first - REACH, chosen.first)
    return not returned.isdisjoint(map(scene.key, before))


def in_past(scene: Scene, chosen: Chosen) -> bool:
    """Whether "was" stands before an act: right before it, or before its subject ("while the
    army was shelling").
    """
    past, low = load_grammar().was, chosen.first - 2
    while "ongoing" in scene.kinds_at(low) or "ongoing" in scene.kinds_at(low - 1):
        low -= 1
    if any(scene.key(at) in past for at in range(low, chosen.first)):
        return True
    subject = next((p for p in scene.people if p.last == chosen.first), None)
    return (
        subject is not None
        and chosen.mention.form == "present"
        and scene.key(subject.first - 1) in past
    )


def of_place(scene: Scene, low: int, high: int) -> bool:
    """Whether a relative clause between two tokens tells of a place ("in the town, which sees
    unrest").
    """
    relatives = scene.cues_between(low, high, "relative")
    return bool(relatives) and relatives[-1].first - 1 in scene.in_place
