"""Draw claims and unclaimed sentences of war at random from articles, to be judged by a person.

The articles are read from a file of JSON lines (plain or gzipped) with the keys `id`, `outlet`,
`published`, `war` and `text`; `war` is `other` where an article only uses the words of war.
Three lists are printed: claims from articles of the wars, sentences with words of fighting that
gave no claim, and the violent claims in the other articles. The sample depends only on the
articles, the reader and the seed.

    python tools/sample_claims.py FOLDER --seed 1 --claims 100 --sentences 100
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from riwaya.lexicons.frames import load_triggers
from riwaya.model import FAMILY, Claim, Report, Sentence
from riwaya.pipeline.reading import ReportReader, claim_reader
from riwaya.text.segment import segment

VIOLENT = frozenset({"fighting", "strike", "civilians"})
_MARGIN = 90


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its report and the war it speaks of (`other`: none)."""

    report: Report
    war: str


def articles(path: Path) -> Iterator[Article]:
    """Yield the articles of a file, or of the first `articles.jsonl*` in a folder."""
    if path.is_dir():
        path = sorted(path.glob("articles.jsonl*"))[0]
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            report = Report(
                name=entry["id"],
                text=entry["text"],
                source=entry.get("outlet"),
                published=date.fromisoformat(entry["published"]),
                url=entry.get("url"),
            )
            yield Article(report, entry["war"])


def shown(report: Report, claim: Claim) -> str:
    """Return a claim on two lines: what was read, and its trigger between brackets."""
    text, start, end = report.text, claim.trigger.start, claim.trigger.end
    before = text[max(0, start - _MARGIN) : start].replace("\n", " | ")
    after = text[end : end + _MARGIN].replace("\n", " | ")
    kinds = f"{claim.event_type.value} {claim.modality.value} {claim.frame}"
    return f"{report.name} {kinds}\n    {before}【{text[start:end]}】{after}"


def unclaimed(report: Report, claims: Sequence[Claim]) -> Iterator[Sentence]:
    """Yield the sentences that hold a word of violence but no claim."""
    document, trie = segment(report), load_triggers()
    for sentence in document.sentences:
        if any(sentence.span.start <= c.trigger.start < sentence.span.end for c in claims):
            continue
        keys = [token.key for token in document.words(sentence)]
        for _, _, _, payloads in trie.scan(keys):
            if any(FAMILY[p.frame.type] in VIOLENT for p in payloads):
                yield sentence
                break


@dataclass(slots=True)
class Drawn:
    """What the articles give to draw from, and how many of the others were read violently."""

    claims: list[str]
    sentences: list[str]
    false: list[str]
    others: int = 0
    others_violent: int = 0


def gather(path: Path, reader: ReportReader) -> Drawn:
    """Read all articles and return the three lists to draw from."""
    drawn = Drawn([], [], [])
    for article in articles(path):
        report, claims = article.report, reader.read(article.report)
        if article.war == "other":
            violent = [c for c in claims if FAMILY[c.event_type] in VIOLENT]
            drawn.others += 1
            drawn.others_violent += bool(violent)
            drawn.false += [shown(report, c) for c in violent]
            continue
        drawn.claims += [shown(report, c) for c in claims]
        for s in unclaimed(report, claims):
            words = s.span.of(report.text).replace("\n", " | ")
            drawn.sentences.append(f"{report.name}\n    {words}")
    return drawn


def main() -> None:
    """Print the samples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, help="articles.jsonl[.gz], or its folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--claims", type=int, default=100)
    parser.add_argument("--sentences", type=int, default=50)
    options = parser.parse_args()
    drawn = gather(options.path, claim_reader())
    chance = random.Random(options.seed)
    print(f"# claims: {options.claims} of {len(drawn.claims)}")
    for item in chance.sample(drawn.claims, min(options.claims, len(drawn.claims))):
        print(item)
    print(f"# sentences without a claim: {options.sentences} of {len(drawn.sentences)}")
    for item in chance.sample(drawn.sentences, min(options.sentences, len(drawn.sentences))):
        print(item)
    print(f"# other articles with a violent claim: {drawn.others_violent} of {drawn.others}")
    for item in drawn.false:
        print(item)


if __name__ == "__main__":
    main()
