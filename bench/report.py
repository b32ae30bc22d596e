"""What a bench found: figures against their targets, printed as one table or as JSON."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass

_MANY = 1_000
"""From here on nobody reads what comes after the point."""


@dataclass(frozen=True)
class Figure:
    """One measured number, and what it has to be."""

    name: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None

    @property
    def verdict(self) -> str:
        """Say whether the target is held; empty where there is none."""
        if self.at_most is None and self.at_least is None:
            return ""
        too_high = self.at_most is not None and self.value > self.at_most
        too_low = self.at_least is not None and self.value < self.at_least
        return "MISSED" if too_high or too_low else "held"

    @property
    def target(self) -> str:
        """Return the target as text."""
        if self.at_most is not None:
            return f"≤ {_number(self.at_most)}"
        return "" if self.at_least is None else f"≥ {_number(self.at_least)}"


@dataclass(frozen=True)
class Table:
    """Rows that show where a figure comes from."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]


@dataclass(frozen=True)
class Report:
    """Everything that one bench found."""

    bench: str
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    remarks: tuple[str, ...] = ()


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share (0 to 1) of the values lies."""
    if len(values) == 1:
        return values[0]
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]


def as_text(reports: Sequence[Report]) -> str:
    """Return all figures in one table, then the tables and remarks of each bench."""
    figures = [
        (one.bench, it.name, _number(it.value), it.unit, it.target, it.verdict)
        for one in reports
        for it in one.figures
    ]
    blocks = [_laid_out(("bench", "figure", "measured", "unit", "target", ""), figures)]
    for one in reports:
        for table in one.tables:
            rows = [tuple(_cell(cell) for cell in row) for row in table.rows]
            blocks.append(f"{one.bench}: {table.title}\n{_laid_out(table.columns, rows)}")
        blocks.extend(f"{one.bench}: {remark}" for remark in one.remarks)
    return "\n\n".join(blocks)


def as_values(reports: Sequence[Report]) -> list[dict[str, object]]:
    """Return the reports as plain values, each figure with its verdict."""
    return [
        asdict(one) | {"figures": [asdict(it) | {"verdict": it.verdict} for it in one.figures]}
        for one in reports
    ]


def _cell(cell: str | float) -> str:
    return cell if isinstance(cell, str) else _number(cell)


def _number(value: float) -> str:
    is_whole = value == int(value) or abs(value) >= _MANY
    return f"{value:,.0f}" if is_whole else f"{value:.3g}"


def _laid_out(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[at]) for row in (columns, *rows)) for at in range(len(columns))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (columns, ["─" * width for width in widths], *rows)
    ]
    return "\n".join(lines)
