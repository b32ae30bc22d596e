"""Every place where the newsroom can be made to die is one at which it is killed by a test."""

from __future__ import annotations

import ast
from pathlib import Path

from newsroom.publishing.site import tree as site_tree
from tests.processes import CRASH_POINTS, IMPORT_CRASH_POINTS

ROOT = Path(__file__).parents[2]


def declared() -> list[str]:
    """Return the name that each call of ``crash_point`` gives."""
    return [
        ast.literal_eval(node.args[0])
        for folder in ("newsroom", "workflows")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "crash_point"
    ]


def test_a_process_is_killed_at_every_declared_crash_point():
    assert set(declared()) == {*CRASH_POINTS, *IMPORT_CRASH_POINTS}
    assert set(site_tree.CRASH_POINTS) <= set(CRASH_POINTS)
