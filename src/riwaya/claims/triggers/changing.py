"""Present verbs that tell a change and no state: "before it took", "then takes", "now holds".

A verb of holding in the present tells who holds a place. It tells who took it behind a particle
of what was not yet so, behind "had come to", with "so" or "to" before it, and where "and" joins
it to another verb that tells a change.
"""

from riwaya.arabic.affixes import AND, FOR, SO
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import FINITE
from riwaya.lexicons.frames import load_frames
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType, TriggerMention

_BECOME_REACH = 7
_JOINED_REACH = 14
_BAR = "|"
_PLACE = 5
"""So many words a bulletin's item may begin with before the bar."""
_BRIEF = 9
"""So many words may stand before the verb of a brief."""
_AT_ONCE = frozenset(
    {
        EventType.TERRITORY_GAIN,
        EventType.AIRSTRIKE,
        EventType.SHELLING,
        EventType.EXPLOSION,
        EventType.ATTACK_ON_CIVILIANS,
        EventType.DETENTION,
        EventType.ABDUCTION,
        EventType.INTERCEPTION,
        EventType.PROPERTY_DESTRUCTION,
    }
)
"""What is done at once: told in the present it is news, and seldom how things are."""
_OPENING = 2
"""What may stand before the side that opens a sentence: "urgent:"."""


def flash(scene: Scene, chosen: Chosen) -> bool:
    """Whether a verb in the present tells the news of a report of one sentence, or of its first
    with its day, behind the side that opens it ("X takes the town"): like a headline.
    """
    mention = chosen.mention
    if scene.headline or _item(scene):
        return True
    if mention.form != "present" or mention.clitics or not _opens_report(scene, chosen):
        return False
    before = [p for p in scene.people if p.last == chosen.first and not p.preposition]
    opens = any(p.first - scene.sentence.first <= _OPENING for p in before)
    return opens and not scene.cues_between(scene.sentence.first, chosen.first, "ongoing")


def in_brief(scene: Scene, chosen: Chosen) -> bool:
    """Whether a line tells its news with a present verb behind its subject ("unknown men kill a
    mayor", "Homs: jets bomb the town"), and nothing says that it goes on.
    """
    first, verb = scene.sentence.first, chosen.first
    if chosen.mention.form != "present" or chosen.mention.clitics or verb - first > _BRIEF:
        return False
    if verb == first or not _opens_line(scene):
        return False
    if not (chosen.frame.aims or chosen.frame.type in _AT_ONCE):
        return False
    told = any(t.form in FINITE and t.first < verb for t in scene.triggers)
    said = scene.cues_between(first, verb, "ongoing", "speech", "relative", "that", "connector")
    behind = (scene.key(at) for at in range(verb + 1, scene.sentence.last))
    return not (told or said) and load_grammar().going_on.isdisjoint(behind)


def _opens_line(scene: Scene) -> bool:
    """Whether nothing but marks stands before a sentence in its line, and no "and" opens it."""
    start = scene.document.tokens[scene.sentence.first].start
    text = scene.document.report.text
    line = text[text.rfind("\n", 0, start) + 1 : start]
    opens = scene.key(scene.sentence.first)
    return not any(map(str.isalpha, line)) and not opens.startswith((AND, SO))


def _item(scene: Scene) -> bool:
    """Whether a sentence is an item of a bulletin, its place set off by a bar ("Homs | …")."""
    first = scene.sentence.first
    return any(
        scene.key(at) == _BAR for at in range(first, min(first + _PLACE, scene.sentence.last))
    )


def _opens_report(scene: Scene, chosen: Chosen) -> bool:
    """Whether a sentence is all of a report, or its first with a day or what came before behind
    the verb ("after an attack at dawn") and no beginning ("since").
    """
    sentences, grammar = scene.document.sentences, load_grammar()
    if len(sentences) == 1:
        return True
    behind = [scene.key(at) for at in range(chosen.last, scene.sentence.last)]
    if scene.sentence.first != sentences[0].first or not grammar.since.isdisjoint(behind):
        return False
    return not grammar.after.isdisjoint(behind)


def changes(scene: Scene, chosen: Chosen) -> bool:
    """Whether a present verb tells that something came to be so."""
    mention = chosen.mention
    if mention.form != "present":
        return False
    if _turned(scene, mention) or _became(scene, mention.first):
        return True
    return mention.clitics.startswith(AND) and _joined(scene, mention)


def _turned(scene: Scene, mention: TriggerMention) -> bool:
    """Whether a particle before a verb, or on it, tells that it was not so before."""
    grammar = load_grammar()
    before = scene.key(mention.first - 1)
    if before in grammar.subjunctive or before in grammar.thence:
        return True
    return mention.clitics.endswith((FOR, SO))


def _became(scene: Scene, first: int) -> bool:
    """Whether "has come to" stands before a verb, with no more than its subject between."""
    become = load_grammar().become
    for at in range(first - 1, first - _BECOME_REACH, -1):
        if scene.key(at) in become:
            return True
        if at in scene.breaks or (at in scene.trigger_at and at not in scene.in_people):
            return False
    return False


def _joined(scene: Scene, mention: TriggerMention) -> bool:
    """Whether "and" joins a verb to another one, in its clause, that tells a change."""
    for at in range(mention.first - 1, mention.first - _JOINED_REACH, -1):
        if at in scene.breaks:
            return False
        verbs = [t for t in scene.trigger_at.get(at, ()) if t.form == "present"]
        if at in scene.in_people or not verbs:
            continue
        return any(_turned(scene, verb) or _acts(verb) for verb in verbs)
    return False


def _acts(verb: TriggerMention) -> bool:
    """Whether a verb tells of taking ground or going in, and of no fight that lasts."""
    frame = load_frames()[verb.frame]
    taking = frame.type in (EventType.TERRITORY_GAIN, EventType.CLASH)
    return taking and not frame.mutual
