"""Whether what was read is a claim at all: words of violence also tell of films and prices."""

from datetime import date
from functools import cache

from riwaya.claims.weighing.choice import Flags, Group, Option, bin_of
from riwaya.claims.weighing.options import MOST, Setup, act_of

_OLD_DAYS = 500
_STATED = frozenset({"place.behind", "place.before", "place.head"})
_HELD = Flags(
    "headline",
    "definite",
    "losses",
    "weapons",
    "counted",
    "dated",
    "old",
    "speaker",
    "carried",
    "named-side",
)


def claim_options(setup: Setup) -> list[Option[bool]]:
    """Return that a draft is a claim, and that it is none with what speaks for that.

    Only where a report speaks of something else than war too, or a claim of old times, is
    there anything to doubt.
    """
    kept = Option(True, "claim.kept", (("kept",),))
    if not setup.domains and not _old(setup):
        return [kept]
    return [kept, Option(False, "claim.dropped", _doubts(setup))]


def _doubts(setup: Setup) -> tuple[Group, ...]:
    """Return what speaks for or against a claim, most of it about what it stands in."""
    draft, chosen, scene = setup.draft, setup.draft.chosen, setup.scene
    act = act_of(draft)
    rule = draft.placed.rule if draft.placed else "none"
    held = (
        scene.headline,
        chosen.mention.definite,
        bool(draft.losses),
        bool(scene.weapons),
        bool(scene.quantities),
        draft.dated is not None,
        _old(setup),
        setup.speaker is not None,
        draft.placed is not None and rule not in _STATED,
        any(p.party and not p.people for p in scene.people),
    )
    return (
        _act_signs(chosen.frame.id, act.kind, act.form, act.family, act.modality),
        _who(_named(draft.agent, draft.agent_party), act.family),
        (f"target:{_named(draft.target, draft.target_party)}", f"place:{rule}"),
        _around(len(setup.sides.parties), len(scene.people), len(setup.others)),
        *(_domain("report", domain, bin_of(n)) for domain, n in setup.domains.items()),
        *(
            _domain("sentence", domain, str(min(MOST, n)))
            for domain, n in scene.domain_counts.items()
        ),
        _HELD[held],
    )


@cache
def _act_signs(frame: str, kind: str, form: str, family: str, modality: str) -> Group:
    signs = (f"frame:{frame}", f"type:{kind}", f"form:{form}:{family}", f"modality:{modality}")
    return ("doubt", *signs)


@cache
def _who(agent: str, family: str) -> Group:
    return (f"agent:{agent}:{family}", f"agent:{agent}")


@cache
def _around(sides: int, people: int, triggers: int) -> Group:
    counted = (("sides", sides), ("people", people), ("triggers", triggers))
    return tuple(f"{name}:{min(MOST, number)}" for name, number in counted)


@cache
def _domain(where: str, domain: str, number: str) -> Group:
    return (f"{where}:{domain}:{number}",)


def _named(participant: object | None, party: str | None) -> str:
    if participant is not None:
        return "named" if party else "unknown"
    return "told" if party else "none"


def _old(setup: Setup) -> bool:
    """Whether a claim is of a year long before its report."""
    dated = setup.draft.dated
    published = setup.scene.document.report.published
    if dated is None or published is None:
        return False
    last: date | None = dated.when.last
    return last is not None and (published - last).days > _OLD_DAYS
