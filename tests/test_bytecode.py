"""What one process of the tests compiled, the next one finds."""

from __future__ import annotations

import os
import subprocess
import sys

from tests import bytecode
from tests.processes import ROOT

_SAYS = "import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)"
_STARTS = f"import tests, subprocess; subprocess.run([{sys.executable!r}, '-c', {_SAYS!r}])"


def test_bytecode_is_kept_apart_from_the_sources_where_python_is_to_write_none():
    kept = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    kept.pop("PYTHONPYCACHEPREFIX", None)

    said = subprocess.run(
        [sys.executable, "-c", _STARTS],
        cwd=ROOT,
        env=kept,
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.split() == ["False", str(bytecode.FOLDER)]
