"""Which parties cannot have done what is told, whatever the signs say."""

from riwaya.arabic.affixes import TIED
from riwaya.claims.agents.signs import View
from riwaya.claims.agents.unlikely import never_fights, would_not
from riwaya.claims.agents.unnamed import fought_with
from riwaya.claims.binding.support import supporting
from riwaya.lexicons.cues import load_air_sides, load_no_side
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import EventType


def cannot(view: View, party: str | None) -> bool:
    """Return whether a party cannot have done what is told."""
    if party is None:
        return False
    setup, kind = view.setup, view.act.kind
    if party == view.target and view.bystander is not None:
        return True
    if never_fights(setup, party):
        return True
    if kind is EventType.TERRITORY_GAIN and party in fought_with(setup):
        return True
    besieged = kind is EventType.SIEGE and _cannot_besiege(view, party)
    return besieged or _cannot_fly(view, party) or would_not(setup, party, view.target)


def _cannot_fly(view: View, party: str) -> bool:
    """Whether a party has no aircraft, where others are told to be backed from the air."""
    backed = supporting(view.setup.scene, view.setup.draft.chosen)
    return backed and party not in load_air_sides()


def _cannot_besiege(view: View, party: str) -> bool:
    """Whether a party bears no arms or is whom it is about, where a word calls somebody or
    something besieged ("a convoy entered the besieged town").
    """
    chosen = view.setup.draft.chosen
    town = chosen.mention.definite and view.setup.scene.key(chosen.first).endswith(TIED)
    ours = view.setup.sides.own() if town else None
    if party not in (view.target, ours) and party not in load_no_side():
        return False
    return view.setup.scene.key(chosen.first) in load_grammar().besieged
