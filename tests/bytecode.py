"""Bytecode that stays from one process of the tests to the next.

Containers like to tell Python to write none, so that nothing lies beside the sources. Then each
process that a test starts compiles all of the newsroom again, which is half of what it takes to
start, and each run of the tests rewrites every test. The bytecode goes to a folder of its own.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / ".cache" / "pycache"


def keep() -> None:
    """Keep bytecode in ``FOLDER`` where Python would keep none, here and in what is started."""
    if not sys.dont_write_bytecode:
        return
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(FOLDER)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(FOLDER)
