"""A small record told by three outlets, for views to be looked at."""

from datetime import UTC, date, datetime

import pytest

from riwaya.model import (
    Account,
    Argument,
    Attribution,
    Basis,
    CasualtyRange,
    Claim,
    ControlInterval,
    Copy,
    CopyLevel,
    DatePrecision,
    EventType,
    Figure,
    Gap,
    GapReason,
    Incident,
    IncidentId,
    Interest,
    Judgement,
    Link,
    Loss,
    LossKind,
    Modality,
    PlacePrecision,
    Producer,
    Reason,
    Report,
    Ruling,
    Siege,
    Sourced,
    SourceKind,
    Span,
    Speaker,
    Stance,
    Verdict,
    When,
    Where,
)
from riwaya.store import Batch, Derived, MemoryStore, Notice
from riwaya.views import Views

MAKER = Producer("claims", "1")

GAIN = "أعلن قائد الفصائل سيطرة الثوار على منيان أمس ومقتل 16 عنصراً من قوات النظام."
TEXTS = {
    "rebels": "بيان قصير\n" + GAIN,
    "army": "نفى مصدر عسكري سيطرة المسلحين على منيان. وقصف الجيش مواقعهم.",
    "copy": GAIN,
}


def sourced(value: object, *spans: Span) -> Sourced[object]:
    return Sourced(value, spans, Basis.STATED, MAKER, "rule.1")


class Maker:
    """Makes claims of a report by quoting it."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def span(self, words: str) -> Span:
        start = self.report.text.index(words)
        return Span(start, start + len(words))

    def claim(self, trigger: str, sentence: str, **more: object) -> Claim:
        gap = Gap(GapReason.NOT_STATED, MAKER)
        given: dict[str, object] = {
            "event_type": EventType.TERRITORY_GAIN,
            "modality": sourced(Modality.ASSERTED),
            "agent": gap,
            "target": gap,
            "places": gap,
            "when": gap,
            "attribution": sourced(Attribution(SourceKind.OUTLET)),
            "frame": "gain.take",
            "considered": ("place: دمشق rejected",),
        }
        return Claim(
            report=self.report.id,
            trigger=self.span(trigger),
            sentence=self.span(sentence),
            **{**given, **more},  # type: ignore[arg-type]
        )

    def argument(self, words: str, party: str) -> Sourced[object]:
        span = self.span(words)
        return sourced(Argument(party, span, words), span)

    def place(self) -> tuple[Sourced[object], ...]:
        span = self.span("منيان")
        where = Where(
            "منيان",
            span,
            "sy:minyan",
            36.196,
            37.068,
            PlacePrecision.VILLAGE,
            parents=("sy:aleppo-governorate",),
        )
        return (sourced(where, span),)


def _gain(report: Report) -> Claim:
    make = Maker(report)
    speaker = Speaker(
        SourceKind.PARTY_STATEMENT,
        make.span("قائد الفصائل"),
        "قائد الفصائل",
        party="opposition",
    )
    loss = Loss("government", LossKind.KILLED, 16, 16, make.span("16 عنصراً"), "16 عنصراً")
    return make.claim(
        "سيطرة",
        report.text.splitlines()[-1],
        agent=make.argument("الثوار", "opposition"),
        target=make.argument("قوات النظام", "government"),
        places=make.place(),
        when=sourced(
            When(date(2016, 10, 28), date(2016, 10, 28), DatePrecision.DAY), make.span("أمس")
        ),
        attribution=sourced(Attribution(SourceKind.PARTY_STATEMENT, (speaker,))),
        losses=(sourced(loss, loss.span),),
    )


def _denial(report: Report) -> Claim:
    make = Maker(report)
    return make.claim(
        "سيطرة",
        "نفى مصدر عسكري سيطرة المسلحين على منيان.",
        modality=sourced(Modality.DENIED, make.span("نفى")),
        agent=make.argument("المسلحين", "opposition"),
        places=make.place(),
    )


def _reason(claims: tuple[Claim, ...]) -> Ruling:
    ids = tuple(claim.id for claim in claims)
    return Ruling(Verdict.CONTESTED, Reason("contested.denied", "ينفيه طرف", "denied", ids))


def _account(claim: Claim, origin: str, side: str | None, stance: Stance) -> Account:
    return Account(claim.id, claim.report, origin, side, Interest.INTERESTED, stance)


def _incident(gain: Claim, copied: Claim, denial: Claim) -> Incident:
    figure = Figure("side:opposition", gain.id, 16, 16)
    ruling = _reason((gain, denial))
    return Incident(
        id=IncidentId("taken"),
        event_type=EventType.TERRITORY_GAIN,
        when=gain.interval,
        place=gain.where[0],
        ruling=ruling,
        accounts=(
            _account(gain, "side:opposition", "opposition", Stance.ASSERTS),
            _account(copied, "side:opposition", "opposition", Stance.REPORTS),
            _account(denial, "anonymous@outlet:x", "government", Stance.DENIES),
        ),
        fields={"outcome": ruling, "where": ruling, "killed": ruling},
        copies=((copied.report, gain.report),),
        casualties=(CasualtyRange("government", "killed", 16, 16, None, "one", (figure,)),),
        history=(IncidentId("older"),),
    )


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    days = {"rebels": 28, "army": 29, "copy": 30}
    outlets = {"rebels": "شبكة الشمال", "army": "وكالة سانا", "copy": "ناقل"}
    reports = {
        name: Report(
            name=name, text=TEXTS[name], source=source, published=date(2016, 10, days[name])
        )
        for name, source in outlets.items()
    }
    gain, copied = _gain(reports["rebels"]), _gain(reports["copy"])
    denial = _denial(reports["army"])
    shelling = Maker(reports["army"]).claim(
        "قصف", "وقصف الجيش مواقعهم.", event_type=EventType.SHELLING
    )
    for name, claims in (("rebels", [gain]), ("army", [denial, shelling]), ("copy", [copied])):
        store.add(reports[name], claims)
    alone = Incident(
        id=IncidentId("shelled"),
        event_type=EventType.SHELLING,
        when=None,
        place=None,
        ruling=Ruling(Verdict.SINGLE_SOURCE, Reason("single", "واحد", "one")),
        accounts=(_account(shelling, "outlet:سانا", "government", Stance.ASSERTS),),
    )
    control = ControlInterval(
        place="sy:minyan",
        name="منيان",
        first=date(2016, 10, 28),
        last=date(2016, 11, 11),
        state="contested",
        probability=0.8,
        claimed={"government": "government", "opposition": "opposition"},
        claims=(gain.id,),
    )
    later = ControlInterval(
        place="sy:minyan",
        name="منيان",
        first=date(2016, 11, 12),
        last=None,
        state="government",
        probability=0.9,
    )
    copy = Copy(reports["copy"].id, reports["rebels"].id, CopyLevel.REPORT, 0.9, True)
    siege = Siege("sy:minyan", "منيان", "government", None, None, date(2016, 11, 1))
    store.derive(
        Derived(
            [_incident(gain, copied, denial), alone], [control, later], [copy], sieges=[siege]
        )
    )
    store.judge(Judgement(gain.id, denial.id, Link.SAME, MAKER, datetime.now(UTC), 4.2))
    store.add_batch(Batch(failures=[Notice("x.txt", "x", "binary", "x.txt: binary")]))
    return store


@pytest.fixture
def views(store: MemoryStore) -> Views:
    return Views(store)
