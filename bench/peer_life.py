"""Runs wagtail-localize through the same life, in an environment that is made for it once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.lives import Lives, Spent
from bench.newsrooms import POSTGRESQL, bare_database

ROOT = Path(__file__).parents[1]
ENVIRONMENT = ROOT / ".cache" / "bench-wagtail"
WANTED = ("wagtail-localize==1.14.5", "wagtail==8.0.1", "psycopg[binary]==3.3.*")
INSTALL_TIMEOUT_S = 600
RUN_TIMEOUT_S = 900


def run(kind: str, *, pairs: int) -> Lives | str:
    """Return the peer's lives, or a sentence that says why there are none."""
    try:
        python = _python()
        with ExitStack() as stack:
            folder = stack.enter_context(TemporaryDirectory(prefix="bench-wagtail-"))
            url = f"sqlite:///{folder}/wagtail.db"
            if kind == POSTGRESQL:
                url = stack.enter_context(bare_database())
            said = subprocess.run(
                [python, "-m", "bench.wagtail_peer", url, str(pairs), folder],
                cwd=ROOT, capture_output=True, check=True, text=True, timeout=RUN_TIMEOUT_S,
                env={**os.environ, "DJANGO_SETTINGS_MODULE": "bench.wagtail_peer.configuration"},
            ).stdout  # fmt: skip
    except (subprocess.SubprocessError, OSError) as error:
        words = str(getattr(error, "stderr", "") or error).strip().splitlines()
        return f"wagtail-localize on {kind} was left out: {words[-1] if words else error}"
    told = json.loads(said.splitlines()[-1])
    return Lives({name: [Spent(*one) for one in spent] for name, spent in told.items()})


def _python() -> str:
    """Return the interpreter that has the peer's packages, installing them the first time."""
    python = str(ENVIRONMENT / "bin" / "python")
    stamp = ENVIRONMENT / "installed.txt"
    wanted = "\n".join(WANTED)
    if stamp.is_file() and stamp.read_text() == wanted:
        return python
    print("installing wagtail-localize into .cache/bench-wagtail …", file=sys.stderr, flush=True)
    venv.create(ENVIRONMENT, clear=True, with_pip=True)
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *WANTED],
        check=True, capture_output=True, text=True, timeout=INSTALL_TIMEOUT_S,
    )  # fmt: skip
    stamp.write_text(wanted)
    return python
