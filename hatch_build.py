"""The build hook: sees to it that the atlas's map library and font are there to be packed."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "tools"))  # where `bundle` is

from bundle import NODE, Bundle, BundleError, own_npm


class AtlasBundle(BuildHookInterface[Any]):
    """Runs `tools/bundle.py` before a wheel, a source package or an editable install."""

    def dependencies(self) -> list[str]:
        """Ask pip for npm where there is something to fetch and the machine has none."""
        return [] if Bundle(Path(self.root)).made() or own_npm() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the bundle; an editable install gets what the tests need beside it."""
        try:
            Bundle(Path(self.root)).make(tests=version == "editable")
        except BundleError as error:
            self.app.abort(str(error))
