"""What the database itself should see to: rows that point at nothing, work that is stuck."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _
from sqlalchemy import MetaData, exists, func, select, text
from sqlalchemy.orm import aliased

from newsroom.database import Base, db
from newsroom.events.models import Delivery, Event
from newsroom.verify import advice, tally
from newsroom.verify.violation import Violation

_TOO_OFTEN = 5
"""Tries after which a delivery counts as dead."""
_BATCH = 500


def foreign_keys() -> Iterator[Violation]:
    """Yield the tables with rows that point at rows which are not there."""
    found = _in_sqlite() if db.engine.dialect.name == "sqlite" else _in_rows(Base.metadata)
    for table, target in found:
        yield Violation(
            0,
            "",
            _(
                "Rows of “%(table)s” point at “%(target)s” that are not there.",
                table=table,
                target=target,
            ),
            str(advice.RESTORE),
        )


def _in_sqlite() -> Iterator[tuple[str, str]]:
    rows = db.session.execute(text("PRAGMA foreign_key_check"))
    tally.passed(len(Base.metadata.tables))
    yield from dict.fromkeys((row[0], row[2]) for row in rows)


def _in_rows(metadata: MetaData) -> Iterator[tuple[str, str]]:
    """Do what SQLite has a command for."""
    for table in metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name):
            target = key.column.table.alias()
            pointed = exists().where(target.c[key.column.name] == key.parent)
            query = select(key.parent).where(key.parent.is_not(None), ~pointed).limit(1)
            if db.session.execute(query).first() is not None:
                yield table.name, key.column.table.name
        tally.passed()


def deliveries() -> Iterator[Violation]:
    """Yield, as warnings, the reactions that failed again and again."""
    tally.passed(db.session.scalar(select(func.count()).where(Delivery.done_at.is_(None))) or 0)
    owed = aliased(Event)
    query = (
        select(owed.article_id, Delivery.id, Delivery.reaction, Delivery.attempts)
        .join(owed, owed.id == Delivery.event_id)
        .where(Delivery.done_at.is_(None), Delivery.attempts > _TOO_OFTEN)
        .order_by(Delivery.id)
        .execution_options(yield_per=_BATCH)
    )
    for row in db.session.execute(query):
        yield Violation(
            0,
            row.article_id.hex if row.article_id else "",
            _(
                "The reaction %(reaction)s (delivery %(number)s) has failed %(count)s times.",
                reaction=row.reaction,
                number=row.id,
                count=row.attempts,
            ),
            _("Read delivery.last_error and the worker’s log."),
            is_warning=True,
        )
