"""How soon the atlas of a large record stands, and how soon it answers a filter.

    python benchmarks/atlas.py [--claims 5000] [--rounds 3] [--loads 5] [--page FILE]

The record is that of `benchmarks/exports.py`: the examples over and over. Its atlas is opened
from disk in Chromium without a network, in both languages. *First view* runs from the start of
the navigation to the first picture after the page says that it is ready. A *step* sets a
filter, types into the search, moves the clock or takes all off, as a person does; it ends with
the next picture. Beside the clock stands the time that the page's thread worked (`thread`),
which other work on the machine does not lengthen. `--page` measures an atlas that is there.
"""

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exports import make_record, seed
from playwright.sync_api import Page, sync_playwright

from riwaya.exports import ExportOptions, export
from riwaya.store import SqliteStore
from riwaya.views import Views

AIM_VIEW, AIM_STEP = 1000.0, 100.0
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZE = {"width": 1440, "height": 900}
READY = """
new MutationObserver(() => {
  if (document.documentElement && document.documentElement.dataset.ready && !window.stood) {
    window.stood = -1;
    requestAnimationFrame(() => setTimeout(() => { window.stood = performance.now(); }));
  }
}).observe(document, { attributes: true, childList: true, subtree: true });
"""
STEP = """([kind, id, value]) => new Promise(done => {
  const picture = start => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.now() - start);
    channel.port2.postMessage(0);
  });
  const start = performance.now();
  if (kind === "click") document.querySelector(id).click();
  else {
    const field = document.querySelector(id);
    field.value = value;
    field.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  picture(start);
})"""
VALUES = "id => [...document.querySelectorAll(`${id} option`)].map(one => one.value).slice(1)"
Step = tuple[str, str, str]


@dataclass(frozen=True)
class Took:
    """One step: what it was, milliseconds by the clock and of the page's thread."""

    step: Step
    clock: float
    thread: float


def steps(page: Page) -> Iterator[Step]:
    """Yield what a person does, one filter after another, each taken off again."""
    for field in ("#filter-type", "#filter-party", "#filter-verdict"):
        for value in page.evaluate(VALUES, field)[:4]:
            yield "change", field, value
            yield "click", ".reset", ""
    for typed in ("ح", "حل", "حلب", "s", "si", "sie"):
        yield "input", "#query", typed
    yield "click", ".reset", ""
    for moved in ("2016-10-28", "2016-10-01", "2016-07-01"):
        yield "change", ".clock input[type=date]", moved
    yield "click", ".reset", ""


def busy(devtools: Any) -> float:  # noqa: ANN401
    """Return how long the page's thread has worked, in milliseconds."""
    found = devtools.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in found if one["name"] == "TaskDuration"))


def measured(page: Page, rounds: int) -> list[Took]:
    """Take all steps so many times."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    found = []
    for _ in range(rounds):
        for step in steps(page):
            page.wait_for_timeout(120)
            before = busy(devtools)
            clock = page.evaluate(STEP, step)
            found.append(Took(step, clock, busy(devtools) - before))
    return found


def first_view(browser: Any, file: Path) -> float:  # noqa: ANN401
    """Open the page anew, and return when it stood, in milliseconds."""
    context = browser.new_context(viewport=SIZE, offline=True)
    page = context.new_page()
    page.add_init_script(READY)
    page.goto(file.as_uri())
    page.wait_for_function("window.stood > 0")
    found = float(page.evaluate("window.stood"))
    context.close()
    return found


def lines(file: Path, loads: int, rounds: int) -> Iterator[str]:
    """Yield what opening and filtering one atlas took."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    yield f"{file.stat().st_size / 1e6:.1f} MB"
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=FLAGS)
        views = [first_view(browser, file) for _ in range(loads)]
        yield f"first view      {told(views, AIM_VIEW)}"
        for lang in ("ar", "en"):
            context = browser.new_context(viewport=SIZE, offline=True)
            page = context.new_page()
            page.goto(file.as_uri())
            page.wait_for_selector("html[data-ready]")
            if page.evaluate("document.documentElement.lang") != lang:
                page.click("#language")
            took = measured(page, rounds)
            yield f"{lang} step, clock  {told([one.clock for one in took], AIM_STEP)}"
            yield f"{lang} step, thread {told([one.thread for one in took], AIM_STEP)}"
            slowest = max(took, key=lambda one: one.clock)
            yield f"   slowest: {' '.join(slowest.step)}"
            context.close()
        browser.close()


def told(found: list[float], aim: float) -> str:
    """Return the middle, the slowest of twenty and the slowest, and how many missed the aim."""
    ordered = sorted(found)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    over = sum(one > aim for one in ordered)
    return (
        f"median {statistics.median(ordered):5.0f} ms, 95th of 100 {late:5.0f} ms, "
        f"slowest {ordered[-1]:5.0f} ms; over {aim:.0f} ms: {over} of {len(ordered)}"
    )


def main() -> None:
    """Make a record, export it, open it, and print what that took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--loads", type=int, default=5)
    parser.add_argument("--page", type=Path)
    options = parser.parse_args()
    if options.page:
        print(*lines(options.page.resolve(), options.loads, options.rounds), sep="\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        record, page = Path(folder) / "record.db", Path(folder) / "atlas.html"
        count = make_record(record, seed(), options.claims)
        with SqliteStore(record, read_only=True) as store:
            export("html", Views(store), page, ExportOptions(chunk=count))
        print(f"{count:,} claims")
        print(*lines(page, options.loads, options.rounds), sep="\n")


if __name__ == "__main__":
    main()
