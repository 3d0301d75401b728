"""States that do what a verb tells of: their countries are not where it was done."""

from riwaya.arabic.affixes import BY, FOR
from riwaya.claims.scenes.describing import ENDS
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import FINITE
from riwaya.claims.scenes.passing import Pair
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import PlaceMention, PlacePrecision

_REACH = 7


def undone(scene: Scene, places: list[Pair]) -> list[Pair]:
    """Return the places without the countries of states that act: "Israel shelled Gaza" tells
    of nothing in Israel.
    """
    return [p for p in places if not (_country(p) and _acts(scene, p[0]))]


def _country(pair: Pair) -> bool:
    """Whether a place is a bare country."""
    mention, where = pair
    return where.precision is PlacePrecision.COUNTRY and mention.preposition is None


def _acts(scene: Scene, mention: PlaceMention) -> bool:
    """Whether a country stands behind a verb as the one who does it, or behind the name of an
    act with what it hits behind it.
    """
    told = scene.trigger_at.get(mention.first - 1, ())
    if not any(p.first == mention.first and p.mention.kind == "state" for p in scene.people):
        return False
    if any(t.form in FINITE and t.feminine for t in told):
        return not _led(scene, mention.last) or _hits(scene, mention)
    hit = scene.place_at.get(mention.last)
    return bool(told) and hit is not None and hit.preposition in (None, FOR)


def _hits(scene: Scene, mention: PlaceMention) -> bool:
    """Whether the ground that was hit is told behind without a preposition."""
    near = range(mention.last, mention.last + _REACH)
    behind = (scene.place_at[at] for at in near if at in scene.place_at)
    return any(other.preposition is None for other in behind)


def _led(scene: Scene, at: int) -> bool:
    """Whether a clause ends or a preposition stands at a token, so that what is named before
    may as well have been hit ("Israel was hit by …").
    """
    key, grammar = scene.key(at), load_grammar()
    led = grammar.located | grammar.origin | grammar.destination | grammar.against
    return not key or key in ENDS or key in led or key.startswith(BY)
