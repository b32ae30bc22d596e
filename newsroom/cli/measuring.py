"""``newsroom measure``: what an archive would become here, before anything is moved in."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask.cli import with_appcontext
from flask_babel import gettext

from newsroom.cli.access import by_operator, told_errors
from newsroom.settings import current

if TYPE_CHECKING:
    from newsroom.imports.measuring import Measured

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("measure")
def measure_group() -> None:
    """Measure texts that are still elsewhere; nothing is stored."""


@measure_group.command("segments")
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--markdown", is_flag=True, help="Print the tables as Markdown.")
@by_operator
@with_appcontext
def measure_segments(files: tuple[Path, ...], *, as_json: bool, markdown: bool) -> None:
    """Cut the bodies of pairs in FILES of JSON lines up and put them together again."""
    from newsroom.imports import measuring  # brings parsers, for this command only

    found: dict[str, Measured] = {}
    with told_errors(), files_progress(files) as tell:
        for path in files:
            found[file_name(path, files)] = measuring.measure(path, current().languages, tell=tell)
            tell(-1)
    if as_json:
        told = {name: one.as_json() for name, one in found.items()}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _print(found, markdown=markdown)
    if any(one.broken_off or not one.counts for one in found.values()):
        sys.exit(1)


@measure_group.command("carry-over")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@by_operator
@with_appcontext
def measure_carry_over(old: Path, new: Path, *, as_json: bool) -> None:
    """Tell what a translation of OLD would be worth for NEW, two bodies in HTML."""
    from newsroom.imports import comparing  # as above

    with told_errors():
        compared = comparing.compare(_text(old), _text(new))
    if as_json:
        click.echo(json.dumps(compared.as_json(), ensure_ascii=False, indent=2))
        return
    labels = {
        "kept": gettext("Kept: %(count)s"),
        "moved": gettext("Moved: %(count)s"),
        "fuzzy": gettext("To look at again: %(count)s"),
        "new": gettext("New: %(count)s"),
        "retired": gettext("Retired: %(count)s"),
    }
    for name, one in compared.groups.items():
        click.echo(labels[name] % {"count": len(one)})
        for segment in one if name not in {"kept", "moved"} else ():
            click.echo(f"  [{segment['kind']}] {segment['text']}")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        line = gettext("%(name)s is not a text file in UTF-8.", name=path.name)
        raise click.ClickException(line) from None


def file_name(path: Path, files: tuple[Path, ...]) -> str:
    """Return a file's name, with its folder's where many are called the same."""
    alike = sum(one.name == path.name for one in files) > 1 or len(files) > 1
    return f"{path.parent.name}/{path.name}" if alike else path.name


@contextmanager
def files_progress(files: tuple[Path, ...]) -> Iterator[Callable[[int], None]]:
    """Show how much of all files is done, where somebody looks on; -1 ends a file."""
    if not sys.stderr.isatty():
        yield lambda _position: None
        return
    sizes = [one.stat().st_size for one in files]
    before = [0]
    with click.progressbar(length=sum(sizes), label=gettext("Measuring"), file=sys.stderr) as bar:

        def tell(position: int) -> None:
            if position < 0:
                before.append(before[-1] + sizes[len(before) - 1])
                position = 0
            bar.update(max(0, before[-1] + position - bar.pos))

        yield tell


def _print(found: Mapping[str, Measured], *, markdown: bool) -> None:
    from newsroom.imports import measuring  # as above

    labels = {
        "bodies": gettext("bodies"),
        "measured": gettext("measured"),
        "refused": gettext("refused"),
        "segments": gettext("segments"),
        "words": gettext("words"),
        "locked": gettext("locked"),
        "links": gettext("addresses"),
        "same_html": gettext("same HTML"),
        "same_count": gettext("same count"),
        "same_typed": gettext("same when typed"),
        "same_po": gettext("same in a PO file"),
    }
    rows = [[gettext("file"), gettext("language"), *labels.values()]]
    for name, one in found.items():
        for language, counts in sorted(one.counts.items()):
            rows.append([name, language, *(str(counts[key]) for key in measuring.COUNTED)])
    print_table(rows, markdown=markdown)
    _print_remarks(found, markdown=markdown)
    if not markdown:
        spent = sum(one.milliseconds for one in found.values())
        click.echo(gettext("Milliseconds: %(spent)s", spent=round(spent)))


def _print_remarks(found: Mapping[str, Measured], *, markdown: bool) -> None:
    """Tell what was refused and what did not come back as it was, each with its place."""
    for name, one in found.items():
        if one.broken_off:
            click.echo(f"{name}: {one.broken_off}", err=True)
    differs = {
        "html": gettext("the HTML is another one"),
        "count": gettext("the number of segments is another one"),
        "typed": gettext("a segment is another one after it was typed"),
        "po": gettext("a segment is another one after it was in a PO file"),
    }
    remarks = [
        [name, str(it.line), it.id, it.language, it.reason or differs[it.kind]]
        for name, one in found.items()
        for it in one.remarks
    ]
    if remarks:
        click.echo()
        heads = [gettext("line"), "id", gettext("language"), gettext("why")]
        print_table([[gettext("file"), *heads], *remarks], markdown=markdown)


def print_table(rows: list[list[str]], *, markdown: bool) -> None:
    """Print rows of which the first has the heads."""
    if markdown:
        head, *rest = [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows]
        click.echo("\n".join([head, "|" + "---|" * len(rows[0]), *rest]))
        return
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())
