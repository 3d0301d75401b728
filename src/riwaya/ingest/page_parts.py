"""What a web page says: its words by trafilatura, its metadata by our own reading.

Metadata is read here because Arabic and Hijri dates are misread by general date finders.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
import trafilatura

from riwaya.lexicons.intake import intake

_MOST_JSON = 1 << 20
_MOST_NODES = 5_000
_MOST_DATES = 40
_SHORT = 60
_SPACES = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")

DERIVATION = f"trafilatura {trafilatura.__version__}"
"""The name and version of what took the words out of the page."""


@dataclass(frozen=True, slots=True)
class PageParts:
    """The words and the metadata of a page; `dates` are (where, as written), best first."""

    headline: str
    body: str
    outlet: str
    url: str
    dates: list[tuple[str, str]]


def page_parts(text: str) -> PageParts:
    """Return what a page says. A page without elements has no body."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = text.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        tree = lxml.html.document_fromstring(data, parser=parser)
    except lxml.etree.ParserError:
        return PageParts("", "", "", "", [])
    linked = list(_linked_data(tree))
    meta = _meta(tree)
    headline = _headline(tree, meta)
    outlet = _first(meta, intake().page["outlet_meta"]) or _publisher(linked)
    url = _canonical(tree) or meta.get("og:url", "")
    dates = list(_dates(tree, meta, linked))
    return PageParts(headline, _body(tree), outlet, url, dates)


def _body(tree: lxml.html.HtmlElement) -> str:
    """Return the article's words, a paragraph a line; empty when there are none."""
    found = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, with_metadata=False
    )
    if found is None:
        return ""
    return (found["text"] if isinstance(found, dict) else found.text) or ""


def _meta(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """Return the first value of each meta element, by lower-case name."""
    values: dict[str, str] = {}
    for each in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = (each.get(attribute) or "").strip().lower()
            content = (each.get("content") or "").strip()
            if name and content:
                values.setdefault(name, content)
    return values


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    """Return the value of the first name that has one."""
    return next((meta[name] for name in names if name in meta), "")


def _words(element: lxml.html.HtmlElement) -> str:
    """Return an element's words on one line."""
    return _SPACES.sub(" ", "".join(cast("Any", element).itertext())).strip()


def _headline(tree: lxml.html.HtmlElement, meta: dict[str, str]) -> str:
    """Return the headline: a first heading that the title repeats, else the title."""
    title = next((_words(each) for each in tree.iter("title")), "")
    title = _first(meta, intake().page["title_meta"]) or title
    headings = [words for each in tree.iter("h1") if (words := _words(each))]
    return next((each for each in headings if each in title), title or "".join(headings[:1]))


def _canonical(tree: lxml.html.HtmlElement) -> str:
    """Return the address that the page gives as its own."""
    for each in tree.iter("link"):
        if (each.get("rel") or "").lower() == "canonical":
            return (each.get("href") or "").strip()
    return ""


def _linked_data(tree: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD, within a limit; broken JSON is passed over."""
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(text) > _MOST_JSON:
            continue
        try:
            waiting = [json.loads(text)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, dict):
                yield node
            below = node.values() if isinstance(node, dict) else node
            waiting.extend(each for each in below if isinstance(each, dict | list))


def _publisher(linked: list[dict[str, Any]]) -> str:
    """Return the publisher's name from JSON-LD."""
    for node in linked:
        publisher = node.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return str(publisher["name"])
    return ""


def _dates(
    tree: lxml.html.HtmlElement, meta: dict[str, str], linked: list[dict[str, Any]]
) -> Iterator[tuple[str, str]]:
    """Yield candidate dates of publication, what is declared before what is shown."""
    for name in intake().page["date_meta"]:
        if name in meta:
            yield f"meta {name}", meta[name]
    for node in linked:
        if isinstance(node.get("datePublished"), str):
            yield "JSON-LD datePublished", node["datePublished"]
    for each in tree.iter("time"):
        for written in (each.get("datetime"), _words(each)):
            if written:
                yield "time element", written[:200]
    yield from _shown(tree)


def _shown(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield short texts with digits: those marked as dates, then those after the heading."""
    classes = intake().page["date_classes"]
    marked, after, begun = [], [], tree.find(".//h1") is None
    for each in tree.iter():
        begun = begun or each.tag == "h1"
        if each.tag in ("script", "style", "time", "title") or not isinstance(each.tag, str):
            continue
        words = _words(each) if len(each) <= 3 else (each.text or "").strip()  # noqa: PLR2004
        if len(words) > _SHORT or not _DIGIT.search(words):
            continue
        label = f"{each.get('class') or ''} {each.get('id') or ''}".lower()
        if any(part in label for part in classes):
            marked.append(words)
        elif begun:
            after.append(words)
    yield from (("element marked as a date", words) for words in marked[:_MOST_DATES])
    yield from (("words after the heading", words) for words in after[:_MOST_DATES])
