"""Claims of one report that tell the same happening."""

from datetime import date
from functools import cache

from riwaya.claims.repeats import linked
from riwaya.model import Claim, Report
from riwaya.pipeline.reading import ReportReader, claim_reader

HEADLINE = "قوات النظام تقصف سراقب بالمدفعية"
BODY = "قصفت قوات النظام بالمدفعية مدينة سراقب في ريف إدلب يوم الاثنين."
OTHER = "وقصفت قوات النظام بالمدفعية مدينة دوما في ريف دمشق يوم الاثنين."


@cache
def _reader() -> ReportReader:
    return claim_reader()


def _claims(*lines: str) -> list[Claim]:
    report = Report(name="r", text="\n".join(lines), published=date(2016, 5, 10))
    return _reader().read(report)


def _of(claims: list[Claim], line: str, *lines: str) -> list[Claim]:
    start = "\n".join((*lines, "")).__len__() if lines else 0
    return [c for c in claims if start <= c.trigger.start < start + len(line)]


def test_a_sentence_repeats_its_headline() -> None:
    claims = _claims(HEADLINE, BODY)
    first, again = _of(claims, HEADLINE)[0], _of(claims, BODY, HEADLINE)[0]
    assert first.repeats is None
    assert again.repeats == first.id


def test_another_place_is_another_happening() -> None:
    claims = _claims(BODY, OTHER)
    assert all(claim.repeats is None for claim in claims)
    assert len(claims) >= len((BODY, OTHER))


def test_claims_come_in_the_order_of_their_triggers() -> None:
    claims = _claims(HEADLINE, BODY, OTHER)
    again = linked(list(reversed(claims)))
    assert [c.trigger.start for c in again] == sorted(c.trigger.start for c in claims)


def test_one_trigger_gives_one_claim() -> None:
    claims = _claims(BODY)
    assert len(linked([*claims, *claims])) == len(claims)


def test_two_acts_of_one_sentence_are_two() -> None:
    claims = _claims("قصفت قوات النظام سراقب بالمدفعية، وقصفت قوات النظام سراقب بالصواريخ.")
    assert all(claim.repeats is None for claim in claims)
