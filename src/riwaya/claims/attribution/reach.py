"""How far a speaker's word reaches: where what is said opens and where it ends."""

from riwaya.arabic.affixes import CONJUNCTIONS, THEY
from riwaya.claims.attribution.speaker import CLOSING, OPENING, STOPS, relayed
from riwaya.claims.scenes.findings import COMMAS, HARD, Scene
from riwaya.claims.scenes.forms import NOUNS
from riwaya.lexicons.grammar import load_grammar
from riwaya.lexicons.telling import load_telling
from riwaya.model import CueMention

SPOKEN = frozenset({"speech", "continued", "deny", "distance"})
_CONTENT_REACH = 18
_SOURCE_REACH = 16
_ISSUE_REACH = 9
_ADDED_REACH = 24
_RELAY_REACH = 8
_CHARGE_REACH = 10
_COLON_REACH = 32
_RUN_ON = 150
"""How many words further a quotation that runs on may close."""
_BEFORE_VERB = 8
_ENDS = COMMAS | {".", ":", "؛"}


def opening_of(scene: Scene, start: int) -> int | None:
    """Return the token that opens what is said: "that", a colon or a quotation mark."""
    skipped = _behind_issue(scene, start)
    for at in range(start, min(skipped + _CONTENT_REACH, scene.sentence.last)):
        kinds = scene.kinds_at(at)
        if "that" in kinds or scene.key(at) in STOPS:
            return at
        if at <= skipped or "manner" in kinds:
            continue
        spoken = any(c.kind in SPOKEN and c.form != "phrase" for c in scene.cue_at.get(at, ()))
        if spoken or (at in scene.trigger_at and at not in scene.in_people):
            return None
    return None


def colon_at(scene: Scene, start: int) -> int | None:
    """Return the colon further behind a speaker at which what is said opens."""
    for at in range(start, min(start + _COLON_REACH, scene.sentence.last)):
        if scene.key(at) == ":":
            return at
        if scene.key(at) in HARD:
            return None
    return None


def goes_on_at(scene: Scene, start: int) -> int | None:
    """Return the token that opens what a speaker adds; who goes on with a deed adds none."""
    found = opening_of(scene, start)
    if found is not None:
        return found
    for at in range(start, min(start + _ADDED_REACH, scene.sentence.last)):
        spoken = any(c.kind in SPOKEN and c.form != "phrase" for c in scene.cue_at.get(at, ()))
        if spoken or (scene.key(at) in HARD and scene.key(at) != ":"):
            return None
        if "that" in scene.kinds_at(at) or scene.key(at) in STOPS:
            return at
    return None


def _behind_issue(scene: Scene, start: int) -> int:
    """Return the last word that tells how a statement was issued, or that hides who speaks.

    "In a statement that it aired", "who asked that his name be kept": nothing is told there.
    """
    issued = load_telling().issued
    if issued.isdisjoint(scene.keys):
        return start - 1
    near = range(min(start + _ISSUE_REACH, scene.sentence.last) - 1, start - 1, -1)
    return next((at for at in near if scene.key(at) in issued), start - 1)


def said_before(scene: Scene, cue: CueMention, first: int) -> bool:
    """Whether a quotation stands before its verb and nothing behind the speaker."""
    before = {scene.key(cue.first - 1), scene.key(cue.first - 2)}
    telling = load_telling()
    closed = bool(before & (CLOSING | {'"'} | telling.as_told))
    plain = cue.form == "past" and not cue.clitics and scene.key(cue.first) in telling.direct
    closed = closed or (plain and scene.key(cue.first - 1) in COMMAS)
    return closed and first >= scene.sentence.last - 1


def said_end(scene: Scene, opening: int) -> int:
    """Return where what is said ends: with its quotation, or with the sentence."""
    last = scene.sentence.last
    if CLOSING.isdisjoint(scene.keys) and '"' not in scene.keys:
        return last
    opened = scene.key(opening) == '"'
    for at in range(opening + 1, last):
        straight = scene.key(at) == '"'
        opened ^= straight
        if scene.key(at) not in CLOSING and (not straight or opened):
            continue
        if scene.key(at + 1) in COMMAS and _turns(scene, at + 2):
            return at + 1
    return last


def clause_end(scene: Scene, start: int) -> int:
    """Return where the clause of what is said in a masdar ends."""
    for at in range(start + 1, scene.sentence.last):
        if scene.key(at) in HARD or closes(scene, at):
            return at
        if new_clause(scene, at) and not _noun_too(scene, at):
            return at
    return scene.sentence.last


def _noun_too(scene: Scene, at: int) -> bool:
    """Whether a verb is written as the noun of its act is ("told of the killing of two and
    the capture of one").
    """
    return any(t.form in NOUNS for t in scene.trigger_at.get(at, ()))


def closes(scene: Scene, at: int) -> bool:
    """Whether a connector here turns to something else."""
    closing = load_telling().closing
    if scene.key(at) not in closing.firsts:
        return False
    return closing.longest(scene.keys, at - scene.sentence.first) is not None


def _turns(scene: Scene, at: int) -> bool:
    """Whether the outlet takes over here behind a quotation."""
    behind = load_telling().behind_quote.longest(scene.keys, at - scene.sentence.first)
    return behind is not None or closes(scene, at)


def new_clause(scene: Scene, at: int) -> bool:
    """Whether a conjunction with a finite verb starts a clause of the outlet's own.

    A verb that shows its subject in its ending goes on with the speaker's.
    """
    if not scene.key(at).startswith(CONJUNCTIONS):
        return False
    told = (*scene.cue_at.get(at, ()), *scene.trigger_at.get(at, ()))
    return any(
        t.clitics.startswith(CONJUNCTIONS) and t.form in ("past", "passive") and not t.plural
        for t in told
    )


def clause_close(scene: Scene, start: int) -> int:
    """Return where the clause around an "according to" ends behind it."""
    for at in range(start, scene.sentence.last):
        if scene.key(at) in HARD or "connector" in scene.kinds_at(at) or new_clause(scene, at):
            return at
    return scene.sentence.last


def according_end(scene: Scene, start: int) -> int:
    """Return where the phrase that names the source of an "according to" ends."""
    stop = min(scene.sentence.last, start + _SOURCE_REACH)
    for at in range(start + 1, stop):
        ends = scene.key(at) in _ENDS or scene.key(at) in load_telling().then
        if ends or "that" in scene.kinds_at(at):
            return at
    return stop


def in_quotation(scene: Scene, index: int) -> bool:
    """Whether a token stands inside a quotation that opens in its sentence."""
    depth = straight = 0
    for at in range(scene.sentence.first, index):
        key = scene.key(at)
        depth += (key in OPENING) - (key in CLOSING)
        straight += key == '"'
    return depth > 0 or straight % 2 == 1


def opens_speech(scene: Scene, at: int) -> bool:
    """Whether a mark stands where speech begins and not around a name or a word."""
    return scene.key(at - 1) == ":" or "that" in scene.kinds_at(at - 1)


def quote_end(scene: Scene) -> int:
    """Return where a quotation that runs in from before ends."""
    for at in range(scene.sentence.first, scene.sentence.last):
        if scene.key(at) in CLOSING or scene.key(at) == '"':
            return at + 1
        if scene.key(at) in OPENING and at > scene.sentence.first:
            return at
    return scene.sentence.last


def _carries_things(scene: Scene, cue: CueMention) -> bool:
    """Whether a verb of passing on moves people or things and no word."""
    key = scene.key(cue.first).removeprefix(cue.clitics).removesuffix(THEY)
    if cue.form == "phrase" or key not in load_telling().relay:
        return False
    near = min(cue.last + _RELAY_REACH, scene.sentence.last)
    return relayed(scene, cue.last, near) is None and opening_of(scene, cue.last) is None


def _goes_on_doing(scene: Scene, cue: CueMention) -> bool:
    """Whether armed men are the subject of a verb of going on that opens nothing said."""
    if scene.key(cue.first) not in load_telling().pursuing:
        return False
    doers = (p.mention.kind for p in scene.people if 0 <= p.first - cue.last <= 1)
    return "group" in doers and opening_of(scene, cue.last) is None


def clarifies(scene: Scene, cue: CueMention) -> bool:
    """Whether "made clear" is told, and not "between" or "it turned out"."""
    if cue.kind != "clarify":
        return False
    key = scene.key(cue.first).removeprefix(cue.clitics)
    opening = opening_of(scene, cue.last)
    heads = cue.first == scene.sentence.first or bool(cue.clitics) or opening == cue.last
    heads = heads or "connector" in scene.kinds_at(cue.first - 1)
    told = heads and opening is not None and "that" in scene.kinds_at(opening)
    return told and key not in load_telling().turned_out


def does_other(scene: Scene, cue: CueMention) -> bool:
    """Whether a verb that may be one of speech tells of something else done."""
    if scene.key(cue.first).removeprefix(cue.clitics) in load_telling().charging:
        near = range(cue.last, cue.last + _CHARGE_REACH)
        return load_telling().charge.isdisjoint(map(scene.key, near))
    return _carries_things(scene, cue) or _goes_on_doing(scene, cue)


def goes_on_telling(scene: Scene) -> bool:
    """Whether a sentence opens with "as well" and tells what happened, and no one's words."""
    first = scene.sentence.first
    if scene.key(first) not in load_grammar().besides:
        return False
    return not scene.kinds_at(first + 1) & (SPOKEN | {"that"})


def heads_telling(scene: Scene, cue: CueMention) -> bool:
    """Whether "as X said" heads its sentence, or opens what X said as well."""
    telling = load_telling()
    opens = scene.key(cue.last) in telling.of or "that" in scene.kinds_at(cue.last)
    heads = cue.first == scene.sentence.first or opens
    return heads and scene.key(cue.first) in telling.as_told


def as_told_at(scene: Scene, cue: CueMention) -> int | None:
    """Return where "as" starts before any verb of speech ("as the ministry disclosed")."""
    if cue.kind != "speech" or cue.form not in ("past", "present") or cue.clitics:
        return None
    telling, before = load_telling(), cue.first - 1
    if scene.key(before) in telling.as_told_joined:
        return before
    if scene.key(before) not in telling.what:
        return None
    return before - 1 if scene.key(before - 1) in telling.by else None


def by_pronoun(scene: Scene, at: int) -> bool:
    """Whether "that" with a pronoun stands before a verb ("but that it affirmed")."""
    return "that" in scene.kinds_at(at) and scene.key(at) not in load_telling().that


def subject_before(scene: Scene, cue: CueMention) -> bool:
    """Whether who speaks stands before the verb, so that who follows is spoken to.

    So it is behind "that" ("that the general told the minister").
    """
    for at in range(cue.first - 2, max(scene.sentence.first, cue.first - _BEFORE_VERB) - 1, -1):
        kinds = scene.kinds_at(at)
        if "that" in kinds:
            return scene.key(at) in load_telling().that
        if kinds or scene.key(at) in HARD or at in scene.trigger_at:
            return False
    return False


def closed_later(scene: Scene) -> bool:
    """Whether the next straight mark behind a sentence closes a quotation: no space parts it
    from the word before.
    """
    document, first = scene.document, scene.sentence.last
    ahead = range(first, min(first + _RUN_ON, len(document.keys)))
    mark = next((at for at in ahead if document.keys[at] == '"'), None)
    if mark is None:
        return False
    start = document.tokens[mark].start
    return not document.report.text[start - 1].isspace()


def set_before(scene: Scene, cue: CueMention, opening: int) -> bool:
    """Whether only where or to whom one spoke stands before the very words ("and said at a
    press conference in the capital: …").
    """
    grammar = load_grammar()
    setting = scene.key(cue.last) in grammar.located | grammar.inside | grammar.also
    return setting and scene.key(opening) in STOPS
