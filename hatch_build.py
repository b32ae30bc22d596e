"""Compile the catalogues and lay the top-level folders into the wheel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = ("templates", "locales", "assets")


class Catalogues(BuildHookInterface):  # type: ignore[misc] # hatchling is not installed beside mypy
    """Runs before a wheel, a source archive or an editable installation is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue; into a wheel, map the folders that lie outside the packages."""
        root = Path(self.root)
        # The build tool loads this file by its path, with nothing of the checkout importable.
        sys.path.insert(0, str(root))
        from newsroom.catalogues import compile_all  # needs the line above

        compile_all(root / "locales")
        if self.target_name == "wheel" and version != "editable":
            for folder in SHIPPED:
                build_data["force_include"][str(root / folder)] = f"newsroom/_data/{folder}"
