"""``newsroom verify``: is every promise kept, in the database, the objects and the tree?"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click
from flask.cli import with_appcontext
from flask_babel import gettext

from newsroom.cli.access import by_operator, told_errors

if TYPE_CHECKING:
    from newsroom.verify import Oracle, Report
    from newsroom.verify.tally import Listener

_LAST = 12
"""The number of the last invariant."""


@click.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option(
    "--only",
    multiple=True,
    type=click.IntRange(0, _LAST),
    metavar="N",
    help="Only the invariant with this number; may be given again.",
)
@click.option("--deep", is_flag=True, help="Also search all texts and make all pages again.")
@by_operator
@with_appcontext
def verify(*, as_json: bool, only: tuple[int, ...], deep: bool) -> None:
    """Check that every promise of the newsroom holds; exit 1 and one line for each that does not.

    Reads only, and may be called while the newsroom runs.
    """
    from newsroom import verify as oracles  # not in the memory of every web process

    with told_errors(), _progress() as begin:
        report = oracles.look(oracles.chosen(only, deep=deep), begin=begin)
    if as_json:
        click.echo(json.dumps(_as_json(report), ensure_ascii=False, indent=2))
    else:
        _print(report, oracles.chosen(only, deep=deep))
    sys.exit(1 if report.violations else 0)


def _as_json(report: Report) -> dict[str, object]:
    return {
        "checked": report.checked,
        "violations": [one.as_json() for one in report.violations],
        "warnings": [one.as_json() for one in report.warnings],
    }


def _print(report: Report, asked: tuple[Oracle, ...]) -> None:
    for one in report.warnings:
        click.echo(gettext("Warning: %(line)s", line=one.line), err=True)
    for one in report.violations:
        click.echo(one.line)
    if report.violations:
        return
    for oracle in asked:
        count = report.checked[oracle.name]
        click.echo(f"{oracle.invariant:>2}  {oracle.title}: {count}")
    click.echo(gettext("Every promise that was checked holds."))


class _Progress:
    """One bar for each oracle, on a terminal's standard error; elsewhere nothing."""

    def __init__(self, stack: contextlib.ExitStack) -> None:
        self._stack = stack

    def begin(self, oracle: Oracle) -> Listener | None:
        """Draw the bar of the oracle that is asked next."""
        self._stack.close()
        if not sys.stderr.isatty():
            return None
        label = f"{oracle.invariant:>2} {oracle.name:<12}"
        bar = self._stack.enter_context(
            click.progressbar(length=0, label=label, file=sys.stderr, show_pos=True)
        )

        def passed(count: int, total: int) -> None:
            bar.length = max(total, bar.pos + count)
            bar.update(count)

        return passed


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[Oracle], Listener | None]]:
    with contextlib.ExitStack() as stack:
        yield _Progress(stack).begin
