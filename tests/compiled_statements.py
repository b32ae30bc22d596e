"""SQL compiled by an earlier test: every test has an engine of its own.

A newsroom in use keeps one engine, and compiles a statement once in its life. Here each test would
pay for all of them anew, more than for what they do. What a statement became depends on its shape
and its dialect alone, so engines of one kind share both; connections, transactions and listeners
stay with each engine.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Compiled, Dialect, Engine
from sqlalchemy.util import LRUCache

_KEPT = 4000
"""More than all that the tests of one process ask."""
_shared: dict[str, tuple[Dialect, LRUCache[Any, Compiled]]] = {}


def share(engine: Engine) -> None:
    """Let an engine, before its first use, compile for those that come after it."""
    dialect = engine.dialect
    kind = f"{dialect.name}+{dialect.driver}"
    if kind not in _shared:
        # A dialect learns of its server when it connects first.
        engine.connect().close()
        _shared[kind] = (dialect, LRUCache(_KEPT))
    engine.dialect, engine._compiled_cache = _shared[kind]
