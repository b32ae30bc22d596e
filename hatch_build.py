"""Compile the catalogues and lay the top-level folders into the wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = ("templates", "locales", "assets/dist")


class Catalogues(BuildHookInterface):  # type: ignore[misc] # hatchling is not installed beside mypy
    """Runs before a wheel, a source archive or an editable installation is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue; into a wheel, map the folders that lie outside the packages."""
        root = Path(self.root)
        compile_catalogues(root / "locales")
        if self.target_name == "wheel" and version != "editable":
            # Named here, not in pyproject.toml: a mapped folder that is missing fails the build,
            # and a checkout without built assets is a sound one.
            for folder in SHIPPED:
                if (root / folder).is_dir():
                    build_data["force_include"][str(root / folder)] = f"newsroom/_data/{folder}"


def compile_catalogues(locales: Path) -> list[Path]:
    """Write a ``.mo`` beside each ``.po`` and return what was written."""
    written = []
    for source in sorted(locales.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        polib.pofile(str(source)).save_as_mofile(str(target))
        written.append(target)
    return written
