"""What a search found, with the words lit."""

from riwaya.model import ClaimId, IncidentId, ReportId, Span
from riwaya.store import SearchQuery, spans_found
from riwaya.views.models import SearchHit
from riwaya.views.parts import Role
from riwaya.views.shelf import Shelf
from riwaya.views.telling import quote

_AROUND = 80


def found_claim(
    query: SearchQuery, claim: ClaimId, shelf: Shelf, incident: IncidentId | None
) -> SearchHit:
    """Return a claim that was found: its sentence with the words lit."""
    found = shelf.claim(claim)
    report = shelf.report(found.report)
    sentence = found.sentence
    spans = spans_found(query.words, sentence.of(report.text), exact=query.exact)
    marks = [
        (Span(s.start + sentence.start, s.end + sentence.start), Role.WORDS) for s in spans
    ]
    return SearchHit(
        shelf.outlet(found.report),
        quote(report, sentence, marks),
        claim,
        found.event_type,
        incident,
    )


def found_report(query: SearchQuery, report: ReportId, shelf: Shelf) -> SearchHit:
    """Return a report that was found: the words where they first stand, and what is around."""
    text = shelf.report(report).text
    spans = spans_found(query.words, text, exact=query.exact)
    first = spans[0] if spans else Span(0, 1)
    start = text.rfind(" ", 0, max(0, first.start - _AROUND)) + 1
    end = text.find(" ", min(len(text), first.end + _AROUND))
    around = Span(start, end if end > 0 else len(text))
    marks = [(span, Role.WORDS) for span in spans]
    return SearchHit(
        shelf.outlet(report), quote(shelf.report(report), around, marks), None, None, None
    )
