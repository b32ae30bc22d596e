"""``newsroom check`` and ``newsroom measure checks``: the checks at a terminal, on any texts."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from flask.cli import with_appcontext
from flask_babel import force_locale, gettext

from newsroom.cli.access import by_operator, told_errors
from newsroom.cli.measuring import FILE, file_name, files_progress, measure_group, print_table
from newsroom.errors import BadInput
from newsroom.languages import LANGUAGES
from newsroom.translations import checks
from newsroom.translations.checks import pair
from newsroom.translations.checks.finding import Finding, Severity
from newsroom.translations.checks.pair import Pair

if TYPE_CHECKING:
    from newsroom.imports.checking import Measured

_LANGUAGE = click.Choice(list(LANGUAGES))
_SHOWN = 160
"""Characters of an example's texts on a terminal."""


@click.command("check", context_settings={"ignore_unknown_options": True})
@click.argument("source")
@click.argument("target")
@click.option("--from", "from_", type=_LANGUAGE, default=None, help="Language of SOURCE.")
@click.option("--to", "to", type=_LANGUAGE, default=None, help="Language of TARGET.")
@click.option("--json", "as_json", is_flag=True, help="Print a list of findings as JSON.")
@click.option("--fail", is_flag=True, help="End with 1 where a finding would block a hand-in.")
@click.option("--in", "locale", type=_LANGUAGE, default=None, help="Language of the messages.")
@by_operator
@with_appcontext
def check_command(
    source: str,
    target: str,
    *,
    from_: str | None,
    to: str | None,
    as_json: bool,
    fail: bool,
    locale: str | None,
) -> None:
    """Check one translation: TARGET beside SOURCE, both as texts; nothing is stored."""
    with told_errors(), force_locale(locale or next(iter(LANGUAGES))):
        both = _pair(source, target, _direction(from_, to))
        found = checks.findings(both)
        if as_json:
            told = [_told(one, both) for one in found]
            click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            _print_findings(found, both)
    if fail and any(not one.only_tells for one in found):
        sys.exit(1)


@measure_group.command("checks")
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--markdown", is_flag=True, help="Print the table as Markdown.")
@click.option("--examples", default=5, show_default=True, type=click.IntRange(0, 1000))
@click.option("--seed", default=0, show_default=True, help="Chooses the examples.")
@click.option("--only", multiple=True, metavar="CHECK", help="Only this check; several times.")
@click.option("--from", "from_", type=_LANGUAGE, help="Language of the sources; else each.")
@click.option("--to", "to", type=_LANGUAGE, help="Language of the translations; else each.")
@by_operator
@with_appcontext
def measure_checks(
    files: tuple[Path, ...],
    *,
    as_json: bool,
    markdown: bool,
    examples: int,
    seed: int,
    only: tuple[str, ...],
    from_: str | None,
    to: str | None,
) -> None:
    """Tell how often each check finds something in the pairs of FILES of JSON lines, and what."""
    from newsroom.imports import checking  # brings parsers, for this command only

    one_way = _direction(from_, to)
    directions = [one_way] if from_ or to else [one_way, one_way[::-1]]
    with told_errors(), files_progress(files) as tell:
        _refuse_unknown(only)
        found = checking.measure(
            [(file_name(path, files), path) for path in files],
            directions,
            examples=examples,
            seed=seed,
            only=frozenset(only),
            tell=tell,
        )
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        _print_measured(found, markdown=markdown)
    if not found.total:
        sys.exit(1)


def _direction(source: str | None, target: str | None) -> tuple[str, str]:
    """Return two languages; where one is named, the other is the other one."""
    asked = source or next(one for one in LANGUAGES if one != target)
    answered = target or next(one for one in LANGUAGES if one != asked)
    if asked == answered:
        message = gettext("Please name two different languages.")
        raise click.BadParameter(message, param_hint="--from, --to")
    return asked, answered


def _pair(source: str, target: str, direction: tuple[str, str]) -> Pair:
    if not source.strip():
        raise BadInput(gettext("There is no source text."), field="SOURCE")
    return pair.of_written(source, target, languages=direction)


def _told(one: Finding, both: Pair) -> dict[str, Any]:
    from newsroom.imports import checking  # as above

    return checking.told(one, both)


def _print_findings(found: list[Finding], both: Pair) -> None:
    labels = {
        Severity.ERROR: gettext("Error"),
        Severity.WARNING: gettext("Doubt"),
        Severity.INFO: gettext("Hint"),
    }
    for one in found:
        title = checks.BY_NAME[one.check].title
        click.echo(f"{labels[one.severity]} · {title}: {one.message}")
        for sign, side, spans in (("<", both.source, one.source), (">", both.target, one.target)):
            if spans:
                words = " … ".join(side.text[span.start : span.end] for span in spans)
                click.echo(f"  {sign} {words}")
    if not found:
        click.echo(gettext("The checks find nothing."), err=True)


def _refuse_unknown(only: tuple[str, ...]) -> None:
    for name in only:
        if name not in checks.BY_NAME:
            message = gettext("There is no check named %(name)s.", name=name)
            raise BadInput(message, field="--only")


def _print_measured(found: Measured, *, markdown: bool) -> None:
    told = found.as_json()
    heads = ["check", gettext("severity"), gettext("segments"), "%"]
    rows = [heads + list(found.segments)]
    for name, one in told["checks"].items():
        shares = [f"{share:.2%}" for share in one["by_direction"].values()]
        rows.append([name, one["severity"], str(one["segments"]), f"{one['rate']:.2%}", *shares])
    print_table(rows, markdown=markdown)
    for name, one in told["checks"].items():
        for example in one["examples"]:
            click.echo(f"\n{name} · {example['file']}:{example['line']} · {example['message']}")
            click.echo(f"  < {_short(example['texts']['source'])}")
            click.echo(f"  > {_short(example['texts']['target'])}")
    click.echo()
    click.echo(
        gettext(
            "Segments: %(segments)s, with findings: %(found)s, without their other half:"
            " %(alone)s. Segments a second: %(speed)s.",
            segments=found.total,
            found=found.found_in,
            alone=found.unaligned,
            speed=told["segments_per_second"],
        )
    )
    for line in found.refused:
        click.echo(line, err=True)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
