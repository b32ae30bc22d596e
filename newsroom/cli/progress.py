"""How far a command has come with a file, for somebody who looks on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask_babel import gettext


@contextmanager
def progress(file: Path) -> Iterator[Callable[[int], None]]:
    """Show how much of the file is done, where somebody looks on."""
    if not sys.stderr.isatty():
        yield _nobody_looks_on
        return
    label = gettext("Importing")
    with click.progressbar(length=file.stat().st_size, label=label, file=sys.stderr) as bar:

        def tell(position: int) -> None:
            bar.update(position - bar.pos)

        yield tell


def _nobody_looks_on(_position: int) -> None:
    pass
