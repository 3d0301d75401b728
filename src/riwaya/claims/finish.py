"""The finished claim: every value with its words, its basis, its producer and its rule."""

from collections.abc import Iterator

from riwaya import __version__
from riwaya.claims.drafts.dated import Dated
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.placed import Placed
from riwaya.claims.drafts.told import Told
from riwaya.claims.losses.assigning import in_claim
from riwaya.claims.losses.hit import parties_hit, taken_from
from riwaya.claims.parties.naming import actor_of, names_party
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.participants import Participant
from riwaya.claims.triggers.means import used
from riwaya.model import (
    Argument,
    Basis,
    Claim,
    Gap,
    GapReason,
    Loss,
    Modality,
    Producer,
    ReportId,
    Sourced,
    Span,
    Weapon,
    When,
    Where,
)
from riwaya.model.making import changed

PRODUCER = Producer("riwaya.claims", __version__)
_STATED = frozenset({"place.behind", "place.before", "place.head"})
_UNSAID = "modality.default"


def finish(draft: Draft, report: ReportId) -> Claim:
    """Return the finished claim of a report."""
    chosen, scene = draft.chosen, draft.scene
    attribution, rule = draft.told_by
    spans = tuple(s.span for s in attribution.chain if s.span)
    return Claim(
        report=report,
        trigger=chosen.mention.span,
        event_type=draft.event_type,
        modality=_modality(draft),
        agent=_argument(scene, draft.agent, draft.agent_party, draft.agent_rule),
        target=_argument(scene, draft.target, draft.target_party, draft.target_rule),
        places=_places(draft.placed),
        when=_when(scene, draft.dated),
        attribution=Sourced(
            attribution, spans, Basis.STATED if spans else Basis.DEFAULTED, PRODUCER, rule
        ),
        losses=_losses(draft),
        weapons=_weapons(scene, draft),
        frame=chosen.frame.id,
        type_rule=draft.type_rule,
        sentence=scene.sentence.span,
        considered=_considered(scene, draft),
    )


def _modality(draft: Draft) -> Sourced[Modality]:
    """Return how sure a claim is: by default, where nothing said so, as things are told."""
    told, rule = draft.modality
    basis = Basis.DEFAULTED if rule == _UNSAID else Basis.STATED
    return Sourced(told, (draft.chosen.mention.span,), basis, PRODUCER, rule)


def _losses(draft: Draft) -> tuple[Sourced[Loss], ...]:
    """Return the losses told; those of nobody's are of whoever an act of its kind hits."""
    pairs = zip(draft.losses, in_claim(draft.losses), strict=True)
    return tuple(whole for told, loss in pairs for whole in _sided(draft, told, loss))


def _sided(draft: Draft, told: Told, loss: Loss) -> Iterator[Sourced[Loss]]:
    """Yield a loss with whose it is, once for each side."""
    if loss.party:
        party = taken_from(draft, loss.party)
        basis = _owned(draft.scene, told, party)
        yield Sourced(changed(loss, party=party), (loss.span,), basis, PRODUCER, "loss.told")
        return
    owners, rule = parties_hit(draft, told)
    for owner in owners:
        basis = Basis.INFERRED if owner else Basis.STATED
        yield Sourced(changed(loss, party=owner), (loss.span,), basis, PRODUCER, rule)


def _owned(scene: Scene, told: Told, party: str | None) -> Basis:
    """Return what a loss stands on, with whose it is told to be: see `_basis`."""
    if party is not None and party != told.loss.party:
        return Basis.INFERRED
    here = (p.mention for p in scene.people if told.first <= p.first < told.last)
    named = party is None or any(names_party(mention, party) for mention in here)
    return Basis.STATED if named else Basis.RESOLVED


def _argument(
    scene: Scene, participant: Participant | None, party: str | None, rule: str
) -> Sourced[Argument] | Gap:
    if participant is not None:
        mention = participant.mention
        text = scene.text(mention.span)
        actor = actor_of(mention, party, scene.document.report.published)
        value = Argument(party, mention.span, text, actor)
        basis = _basis(scene, participant, party, rule)
        return Sourced(value, (mention.span,), basis, PRODUCER, rule)
    if party is not None:
        return Sourced(Argument(party), (), Basis.INFERRED, PRODUCER, rule)
    return Gap(GapReason.NOT_STATED, PRODUCER)


def _basis(scene: Scene, who: Participant, party: str | None, rule: str) -> Basis:
    """Return what a participant whom words tell of stands on, its party included.

    Stated is what the sentence's own words name; whom they mean in this mouth, in this war or
    by what was told before is resolved, a side that they do not mean by themselves inferred.
    """
    if party is not None and party != who.party:
        return Basis.INFERRED
    here = scene.sentence.first <= who.first < scene.sentence.last
    named = party is None or names_party(who.mention, party)
    return Basis.STATED if here and named and not rule.endswith("carried") else Basis.RESOLVED


def _places(placed: Placed | None) -> tuple[Sourced[Where], ...] | Gap:
    """Return the places of a claim, each once, though "the town" may tell one again."""
    if placed is None:
        return Gap(GapReason.NOT_STATED, PRODUCER)
    basis = Basis.STATED if placed.rule in _STATED else Basis.INFERRED
    once: dict[tuple[str, str | None], Sourced[Where]] = {}
    for mention, where in placed.places:
        told = Sourced(where, (mention.span,), basis, PRODUCER, placed.rule)
        once.setdefault((where.name, where.place), told)
    return tuple(once.values())


def _when(scene: Scene, dated: Dated | None) -> Sourced[When] | Gap:
    """Return the days of a claim; without one of publication the words that hang on it."""
    if dated is None:
        told = () if scene.document.report.published else _deictic(scene)
        reason = GapReason.PUBLICATION_UNKNOWN if told else GapReason.NOT_STATED
        return Gap(reason, PRODUCER, told)
    spans = tuple(m.span for m in dated.mentions)
    basis = Basis.RESOLVED if spans else Basis.INFERRED
    return Sourced(dated.when, spans, basis, PRODUCER, dated.rule)


def _deictic(scene: Scene) -> tuple[Span, ...]:
    return tuple(time.span for time in scene.times if time.ground == "publication")


def _weapons(scene: Scene, draft: Draft) -> tuple[Sourced[Weapon], ...]:
    lost = [told.loss.span for told in draft.losses]
    weapons = used(scene, draft.event_type, draft.weapons, lost)
    return tuple(Sourced(w, (w.span,), Basis.STATED, PRODUCER, rule) for w, rule in weapons)


def _considered(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """Say in short which participants were weighed for a role and not taken."""
    return tuple(
        f"{b.role}: {_shown(scene, b.participant.mention.span)} ({b.rule}, {b.score:.1f})"
        for b in draft.roles.rejected
    )


def _shown(scene: Scene, span: Span) -> str:
    return scene.text(span)
