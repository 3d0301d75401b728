"""What follows from groups of claims: voices, incidents, control, sieges, flags."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from riwaya.model import Copy, Flag, Incident, Report, ReportId
from riwaya.reconciliation.accounts import Member
from riwaya.reconciliation.control import Sensitivity, timeline, vary
from riwaya.reconciliation.copies import Moment, copies, order
from riwaya.reconciliation.evidence import Evidence, Site, Witness, gather
from riwaya.reconciliation.flags import report_flags
from riwaya.reconciliation.ground import Ground, Group, Links, Place
from riwaya.reconciliation.incidents import Assembler, histories, put_history, turns
from riwaya.reconciliation.knowledge import Knowledge
from riwaya.reconciliation.origins import Voices
from riwaya.reconciliation.record import Reconciliation
from riwaya.reconciliation.sieges import sieges


def derive(
    ground: Ground,
    before: Ground,
    moved: set[ReportId],
    knowledge: Knowledge,
    made: datetime,
) -> Reconciliation:
    """Return everything that follows from the groups, keeping of `before` what did not change.

    `moved` are the reports that are new or whose words are now held to come from elsewhere.
    """
    heard = _heard(ground, before, moved, knowledge)
    found = copies(heard.index)
    groups = _groups(heard)
    incidents = _incidents(heard, before, groups, (moved, found), knowledge)
    history = histories(
        turn for g in groups for turn in turns(incidents[g], [heard.members[n] for n in g])
    )
    told = put_history([incidents[g] for g in groups], history)
    full = replace(
        heard,
        incidents=incidents,
        places=_places(heard, before, knowledge),
        flags=_flags(heard, before, knowledge),
    )
    group_of = {row: number for number, group in enumerate(groups) for row in group}
    return Reconciliation(
        told,
        Links(full, group_of, knowledge.rules, made),
        found,
        tuple(i for key in sorted(full.places) for i in full.places[key].intervals),
        sieges(full.members, full.reports, knowledge),
        tuple(flag for report in sorted(full.flags) for flag in full.flags[report]),
        full,
    )


def _heard(
    ground: Ground, before: Ground, moved: set[ReportId], knowledge: Knowledge
) -> Ground:
    """Return the ground with the voice behind each claim, and what it says of control."""
    voices = Voices(knowledge, ground.reports, ground.originals)
    witness = Witness(knowledge, ground.reports)
    moments: dict[ReportId, Moment] = dict(ground.index.moments)
    members: list[Member] = []
    told: list[tuple[tuple[Site, bool, Evidence], ...]] = []
    for number, (claim, row) in enumerate(zip(ground.claims, ground.rows, strict=True)):
        if number < len(before.members) and claim.report not in moved:
            members.append(before.members[number])
            told.append(before.told[number])
            continue
        if claim.report not in moments:
            moments[claim.report] = order(claim.report, Report(name=claim.report, text=""))
        member = Member(claim, row, voices.of(claim, row), moments[claim.report])
        members.append(member)
        told.append(tuple(witness.of(member)))
    return replace(ground, members=tuple(members), told=tuple(told))


def _groups(ground: Ground) -> list[Group]:
    """Return all groups, claims that nothing links standing alone."""
    groups = [group for split in ground.components.values() for group in split]
    linked = {row for group in groups for row in group}
    linked.update(row for others in ground.gatherings.values() for row in others)
    groups += [(row,) for row in range(len(ground.rows)) if row not in linked]
    return [_followed(group, ground) for group in groups] if ground.gatherings else groups


def _followed(group: Group, ground: Ground) -> Group:
    """Return a group with the rows that follow one of it, ordered by claim id."""
    others = [row for first in group for row in ground.gatherings.get(first, ())]
    if not others:
        return group
    return tuple(sorted((*group, *others), key=lambda row: ground.rows[row].claim))


def _incidents(
    ground: Ground,
    before: Ground,
    groups: Sequence[Group],
    changed: tuple[set[ReportId], Sequence[Copy]],
    knowledge: Knowledge,
) -> dict[Group, Incident]:
    """Return the incident of each group; those that nothing changed are kept."""
    moved, found = changed
    assembler = Assembler(knowledge)
    copied: dict[ReportId, list[Copy]] = {}
    for copy in found:
        copied.setdefault(copy.copier, []).append(copy)
    incidents: dict[Group, Incident] = {}
    for group in groups:
        kept = before.incidents.get(group)
        if kept is None or any(ground.claims[n].report in moved for n in group):
            kept = assembler.incident([ground.members[n] for n in group], copied)
        incidents[group] = kept
    return incidents


def _places(ground: Ground, before: Ground, knowledge: Knowledge) -> Mapping[str, Place]:
    """Return the timeline of each place; those whose evidence is the same are kept."""
    found, sites = gather(zip(ground.members, ground.told, strict=True))
    places: dict[str, Place] = {}
    for key, evidence in found.items():
        kept = before.places.get(key)
        if kept is None or kept.evidence != evidence or kept.site != sites[key]:
            intervals = timeline(sites[key], evidence, knowledge.rules.control)
            kept = Place(sites[key], evidence, intervals)
        places[key] = kept
    return places


def _flags(
    ground: Ground, before: Ground, knowledge: Knowledge
) -> dict[ReportId, tuple[Flag, ...]]:
    """Return the flags of each report that has any; reports without new claims keep theirs."""
    fresh = {claim.report for claim in ground.claims[len(before.claims) :]}
    numbers: dict[ReportId, list[int]] = {report: [] for report in fresh}
    for number, claim in enumerate(ground.claims):
        if claim.report in fresh:
            numbers[claim.report].append(number)
    found = {report: flags for report, flags in before.flags.items() if report not in fresh}
    for report, rows in numbers.items():
        told = [(ground.claims[n], ground.rows[n]) for n in rows]
        flags = report_flags(report, told, knowledge)
        if flags:
            found[report] = flags
    return found


def sensitivity(
    reconciliation: Reconciliation, knowledge: Knowledge
) -> tuple[Sensitivity, ...]:
    """Return how far the answer on control depends on the weights of evidence."""
    places = reconciliation.ground.places
    told = [(places[key].site, places[key].evidence) for key in sorted(places)]
    return vary(told, knowledge.rules.control)
