"""Rules of binding for words that tell who does another's act: forced, let, kept from it.

Here too: into whose hands a place falls, and the preposition that an act takes.
"""

from riwaya.arabic.affixes import (
    ARTICLE,
    BY,
    FOR,
    HIS,
    KIN_OF,
    MEN,
    OF_MEN,
    OWNERS,
    SHE_DID,
    SO,
    THEY_DO,
    WOMEN,
)
from riwaya.claims.binding.verbs import (
    NEAR_SUBJECT,
    REACH,
    acts,
    after,
    verbal,
)
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.modality.failed import downed, foiling, repelled_by
from riwaya.claims.scenes.agreement import (
    HE,
    MEN_ALL,
    SEVERAL,
    SHE,
    in_construct,
    kind_of_noun,
    owned_by,
)
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.cues import load_loss_nouns
from riwaya.lexicons.discourse import load_defaults
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, Modality

_FORCED_REACH = 12
_KEPT_REACH = 6
_MEANT = 10
"""How far behind "their attempt" what they mean to do by it may stand."""
_USED = 8
"""How far before an act who uses something for it may be told."""
_CALLED = 2
_CHARGED = 5
_HELD = 2
_SUFFERED = frozenset({EventType.SIEGE, EventType.ABDUCTION})
_SNARED = 4
_NEXT_TO = 1
"""How many words may stand between who is besieged and "under"."""
_ANSWER = 6
_FOILED = 24.0
"""Nothing else that is told of who foils an act weighs as much."""


def into_hands(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Into whose hands a place or men fall takes them."""
    frame = chosen.frame
    captive = frame.type is EventType.DETENTION and frame.subject == "target"
    if not (captive or frame.subject == "place") or after(chosen, p) is None:
        return None
    if captive and p.preposition in load_grammar().keeping:
        return ("agent", 16.0)
    hands = p.preposition.removeprefix(BY) if p.preposition else scene.key(p.first - 1)
    if hands not in load_grammar().grip:
        return None
    lost = scene.key(p.first - 2) in load_grammar().about
    return ("target" if lost else "agent", 16.0)


def aimed(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Some acts are turned on whom a preposition of their own leads to."""
    gap = after(chosen, p)
    if gap is None or gap > REACH or not p.preposition or p.asset:
        return None
    wanted = load_defaults().aimed.get(chosen.frame.id)
    return ("target", 13.0) if p.preposition == wanted else None


def forced(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Whom a verb of forcing drives to an act does it ("forced X to withdraw")."""
    if verbal(chosen) or p.last > chosen.first or p.preposition:
        return None
    verbs = scene.cues_between(
        max(p.first - _FORCED_REACH, scene.sentence.first), p.first, "force"
    )
    if not verbs or accuses(scene, chosen, p):
        return None
    return ("target" if verbs[-1].pronoun else "agent", 13.0)


def accuses(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Return whether a participant accuses somebody of an act, be it one whom no lexicon knows:
    he stands right behind the verb, and others between him and the act.
    """
    verbs = scene.cues_between(p.first - 1, p.first, "force")
    accusing = any(verb.last == p.first and not verb.pronoun for verb in verbs)
    between = (at for at in range(p.last, chosen.first) if at not in scene.in_time)
    return accusing and chosen.mention.clitics[-1:] == BY and any(between)


def undergoing(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """From whom one "was exposed to" an act did it ("came under attack from X")."""
    gap = after(chosen, p)
    if verbal(chosen) or gap is None or gap > NEAR_SUBJECT or p.asset or p.people:
        return None
    if p.preposition not in load_grammar().origin:
        return None
    told = scene.cues_between(
        max(chosen.first - 4, scene.sentence.first), chosen.first, "undergo"
    )
    return ("agent", 15.0) if told else None


def undergone(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """What "was exposed to" an act is its target."""
    if p.last > chosen.first:
        return None
    undergo = scene.cues_between(
        max(p.first - 4, scene.sentence.first), chosen.first, "undergo", "suffer"
    )
    told = (cue for cue in undergo if cue.kind == "undergo" or cue.form == "past")
    return ("target", 12.0) if any(told) else None


def beset(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who is or stays "under siege" is besieged."""
    if chosen.frame.type is not EventType.SIEGE or verbal(chosen) or p.preposition:
        return None
    at = chosen.first - 1
    if scene.key(at) not in load_grammar().under or not 0 <= at - p.last <= _NEXT_TO:
        return None
    return ("target", 20.0)


def answering(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who answers by an act does it ("the army answered by shelling the town")."""
    led = chosen.mention.clitics.endswith(BY) and not verbal(chosen)
    if not led or not 0 <= chosen.first - p.last <= _ANSWER or not acts(p):
        return None
    at, grammar = p.first - 1, load_grammar()
    if scene.key(at) in grammar.resumptive:
        at -= 1
    answers = scene.key(at).removeprefix(SO) in grammar.answering
    return ("agent", 18.0) if answers else None


def answered_back(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who answers is, where the verb names nobody, the nearest before that its form fits
    ("positions of X, who answered by shelling the town").
    """
    at = _answer_alone(scene, chosen)
    if at is None or p.last > at:
        return None
    before = (q for q in reversed(scene.people) if q.last <= at and not q.people)
    meant = next((q for q in before if _fits_answer(scene, at, q)), None)
    return ("agent", _FOILED) if meant is p else None


def _answer_alone(scene: Scene, chosen: Chosen) -> int | None:
    """Return where a verb of answering stands alone before the act it is done by: behind "so",
    behind "who", or as one of many.
    """
    if verbal(chosen) or not chosen.mention.clitics.endswith(BY):
        return None
    at = chosen.first - 1
    if at - 1 > scene.sentence.first and scene.key(at - 1) in load_grammar().against:
        at -= 2
    key = scene.key(at)
    verb = key.removeprefix(SO)
    if verb not in load_grammar().answering or at in scene.in_people:
        return None
    many = verb.endswith(THEY_DO)
    return at if many or verb != key or "relative" in scene.kinds_at(at - 1) else None


def _fits_answer(scene: Scene, at: int, q: Participant) -> bool:
    """Whether a verb of answering has the gender and number of a participant."""
    head = scene.key(q.last - 1 if q.asset else q.mention.head)
    noun = kind_of_noun(head.removeprefix(ARTICLE), state=q.mention.kind == "state")
    key = scene.key(at)
    if key.endswith(THEY_DO):
        return noun in (MEN_ALL, SEVERAL) or (noun is None and in_construct(scene, q))
    return noun in ((SHE, SEVERAL) if key.endswith(SHE_DID) else (HE,))


def forcing(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who forces another to an act does not do it himself ("and forced it to withdraw")."""
    if p.last > chosen.first or p.preposition or p.people:
        return None
    verbs = scene.cues_between(p.last, chosen.first, "force")
    return ("target", 9.0) if any(v.pronoun for v in verbs) else None


def prevented(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Whom a verb keeps from an act would do it ("kept X from taking the town")."""
    if verbal(chosen) or p.last > chosen.first or p.preposition or p.asset or p.people:
        return None
    verbs = scene.cues_between(
        max(p.first - _KEPT_REACH, scene.sentence.first), p.first, "prevent"
    )
    origin, near = load_grammar().origin, range(p.last, chosen.first + 1)
    return ("agent", 15.0) if verbs and any(scene.key(at) in origin for at in near) else None


def prevented_them(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """So would they whom its pronoun means ("raids on X to keep them from taking the town")."""
    if verbal(chosen) or p.last > chosen.first or p.asset:
        return None
    verbs = scene.cues_between(max(p.last, chosen.first - _KEPT_REACH), chosen.first, "prevent")
    kept = next((verb for verb in verbs if scene.key(verb.first).endswith(KIN_OF)), None)
    if kept is None or not _from_doing(scene, kept.last, chosen.first):
        return None
    return ("agent", 18.0) if _nearest_owner(scene, kept.first) is p else None


def _from_doing(scene: Scene, at: int, act: int) -> bool:
    """Whether "from" at a token leads to an act, a word between at most."""
    return scene.key(at) in load_grammar().origin and 1 <= act - at <= _CALLED


def ensnared(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who falls, or is lured, into an ambush is whom it was laid for."""
    grammar = load_grammar()
    if verbal(chosen) or p.preposition or not 0 <= chosen.first - p.last <= _SNARED:
        return None
    inside = chosen.mention.clitics[-1:] == BY or scene.key(chosen.first - 1) in grammar.inside
    near = range(max(scene.sentence.first, p.first - 1), p.last + 1)
    fell = any(scene.key(at) in grammar.ensnaring for at in near)
    return ("target", 18.0) if inside and fell else None


def trying(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Whom "their attempt" leads back to tries it: the nearest before that the pronoun can
    mean ("arrested six of X while they tried to slip in").
    """
    if verbal(chosen) or p.asset:
        return None
    at = _own_act(scene, chosen)
    if at is None or _nearest_owner(scene, at) is not p:
        return None
    return ("target" if _counts_others(scene, p.last, at) else "agent"), 18.0


def _counts_others(scene: Scene, low: int, at: int) -> bool:
    """Whether the pronoun of "their attempt" means men who are only counted ("killed five men
    as they tried to slip in"): who stands before them is whom they met.
    """
    if not scene.key(at).endswith(OF_MEN):
        return False
    counted = (scene.quantity_at[k].last for k in range(low, at) if k in scene.quantity_at)
    nouns = load_loss_nouns()
    return any(
        nouns.get(scene.key(k)) == "fighters" for last in counted for k in (last - 1, last)
    )


def _own_act(scene: Scene, chosen: Chosen) -> int | None:
    """Return where "their attempt" stands right before an act, or before what they mean to do
    by it ("their attempt to slip in to carry out a massacre").
    """
    own, low = load_grammar().own_acts, max(scene.sentence.first, chosen.first - _MEANT)
    if chosen.last - chosen.first > 1 and scene.key(chosen.first) in own:
        return chosen.first
    for at in range(chosen.first - 1, low - 1, -1):
        if scene.key(at) in own:
            near = at == chosen.first - 1
            return at if near or _purposed(scene, chosen, at + 1) else None
        if at in scene.breaks or at in scene.in_people:
            return None
    return None


def _purposed(scene: Scene, chosen: Chosen, low: int) -> bool:
    """Whether an act is a purpose: with "to", or behind a word for what somebody is after."""
    aimed = chosen.mention.clitics[-1:] == FOR
    return aimed or bool(scene.cues_between(low, chosen.first, "planned", "light", "carry_out"))


def _nearest_owner(scene: Scene, at: int) -> Participant | None:
    """Return the nearest before a word that its pronoun can mean."""
    before = (q for q in reversed(scene.people) if q.last <= at and not q.asset)
    return next((q for q in before if owned_by(scene, at, q)), None)


def using(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who uses what is hit does what he uses it for ("launchers that X used to shell")."""
    if verbal(chosen) or p.asset or p.people or p.preposition:
        return None
    used, led = load_grammar().used, chosen.mention.clitics[-1:] in (FOR, BY)
    near = range(max(p.first - 1, chosen.first - _USED), chosen.first)
    at = next((k for k in near if scene.key(k) in used), None)
    led = led or (at is not None and _led_inside(scene, at, chosen.first))
    beside = at is not None and (p.last == at or p.first == at + 1)
    return ("agent", 20.0) if beside and led else None


def _led_inside(scene: Scene, low: int, high: int) -> bool:
    """Whether "in" or "to" stands between two tokens ("used for launching attacks")."""
    keys = [scene.key(at) for at in range(low + 1, high)]
    return any(key in load_grammar().inside or key.startswith(FOR) for key in keys)


def accountable(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who is held to be responsible for an act did it ("blamed X for the bombing")."""
    if verbal(chosen) or not 0 < chosen.first - p.last <= _CHARGED or p.preposition:
        return None
    held = load_grammar().accountable
    told = any(scene.key(at) in held for at in range(chosen.first - _HELD, chosen.first))
    return ("agent", 16.0) if told and not p.people else None


def foiled(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Who foils an act, or shoots down what was fired, is whom it was turned on ("X foiled a
    bombing").
    """
    if p.last > chosen.first or p.preposition:
        return None
    verb = foiling(scene, chosen) or downed(scene, chosen)
    subject = verb is not None and p.first <= verb.last + 1
    return ("target", _FOILED) if subject else None


def attacking(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Whose attack is repelled made it ("repelled attempts of X")."""
    gap = after(chosen, p)
    if chosen.frame.subject != "target" or not gap or p.preposition:
        return None
    if chosen.frame.modality is not Modality.FAILED:
        return None
    return ("agent", 16.0) if scene.key(p.first - 1) in chosen.frame.only_before else None


def repelling(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """So is who repels it, told behind ("an attack of X that Y repelled")."""
    gap = after(chosen, p)
    if gap is None or p.preposition:
        return None
    verb = repelled_by(scene, chosen)
    near = verb is not None and 0 <= p.first - verb.last <= 1
    return ("target", _FOILED) if near else None


def enabled(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Whom a verb of letting lets act does so ("allowed X to shell")."""
    if verbal(chosen) or p.last > chosen.first or p.preposition != FOR or p.asset:
        return None
    words = scene.cues_between(max(p.first - NEAR_SUBJECT, 0), p.first, "enable")
    return ("agent", 16.0) if words else None


def suffering(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Whom a participle right behind calls besieged or held is acted on ("its besieged men");
    one with an object of its own besieges ("the forces besieging the town").
    """
    if chosen.mention.form != "participle" or chosen.frame.type not in _SUFFERED:
        return None
    if not 0 <= chosen.first - p.last <= _CALLED or scene.cost(p.last - 1, chosen.first):
        return None
    if chosen.first - 1 in scene.in_place and not scene.key(chosen.first).endswith(MEN):
        return None
    behind = chosen.last
    if scene.key(behind).startswith(FOR) or behind in scene.in_place:
        return None
    return None if _of_others(scene, chosen, p) else ("target", 20.0)


def _of_others(scene: Scene, chosen: Chosen, p: Participant) -> bool:
    """Whether a participle of men cannot belong to a noun of hers right before: it is what
    the noun's verb is turned on ("the militias led the abducted away").
    """
    if not scene.key(chosen.first).endswith(MEN) or chosen.mention.form != "participle":
        return False
    head = scene.key(p.mention.head).removeprefix(ARTICLE)
    return head.endswith(WOMEN) or kind_of_noun(head, state=False) == SHE


def besieged_own(scene: Scene, chosen: Chosen, p: Participant) -> tuple[str, float] | None:
    """Somebody's own men whom a noun of siege right behind calls besieged are ("to its besieged
    forces").
    """
    if chosen.frame.type is not EventType.SIEGE or p.last != chosen.first:
        return None
    owned = scene.key(p.last - 1).endswith((*OWNERS, HIS))
    called = scene.key(chosen.first) in load_grammar().besieged and chosen.mention.definite
    return ("target", 20.0) if owned and called else None
