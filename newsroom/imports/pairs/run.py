"""Carry a whole file of pairs into the newsroom, batch by batch, and report on every line."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError

from newsroom.database import db
from newsroom.errors import NewsroomError, NotAllowed
from newsroom.imports import topic_names
from newsroom.imports.pairs import going_live, lines
from newsroom.imports.pairs.pair import Pair, Refused, pair_of
from newsroom.imports.pairs.report import NOT_LIVE, REFUSED, Remark, Report
from newsroom.imports.pairs.slug_choice import SlugChoice
from newsroom.imports.pairs.storing import Stored, store
from newsroom.imports.topic_names import Vocabulary
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.publishing import failures
from newsroom.publishing.site import follow
from newsroom.settings import current
from newsroom.telemetry import crash_point

BATCH = 100
MOST_CHARACTERS = 4_000_000
"""Of one batch, so that a file of long texts takes no more memory than one of short ones."""


@dataclass
class _Batch:
    """Pairs that will be stored together; no id twice."""

    pairs: dict[str, Pair] = field(default_factory=dict)
    size: int = 0

    def add(self, pair: Pair) -> None:
        self.pairs[pair.id] = pair
        self.size += pair.size

    def has_room_for(self, pair: Pair) -> bool:
        fits = len(self.pairs) < BATCH and self.size + pair.size <= MOST_CHARACTERS
        return not self.pairs or (fits and pair.id not in self.pairs)


@dataclass
class Importing:
    """One run over one file, as one person."""

    by_id: uuid.UUID
    live: bool
    report: Report = field(default_factory=Report)
    choice: SlugChoice = field(default_factory=SlugChoice)


def take_in(
    path: Path, *, by: Person, live: bool, tell: Callable[[int], None] = lambda _position: None
) -> Report:
    """Store every pair of a file that is not there yet; ``live`` also makes them public.

    One line that is refused never keeps another one out, and a run that was broken off goes on
    when it is started again. ``tell`` hears how many bytes of the file are done.

    Raises:
        NotAllowed: the person does not hold the right to import.
    """
    if not rights.is_importer(by):
        raise NotAllowed
    run = Importing(by.id, live)
    for batch in _batches(path, run.report, tell):
        _take_in(run, batch)
    if live:
        going_live.rewrite_lists(follow.tree_of(current()))
    return run.report


def _batches(path: Path, report: Report, tell: Callable[[int], None]) -> Iterator[Sequence[Pair]]:
    """Read the file into batches; what is refused on the way goes into the report."""
    batch = _Batch()
    languages, topics = current().languages, topic_names.known_now()
    try:
        for line in lines.read(path):
            report.counts["read"] += 1
            tell(line.position)
            read = _read(line, languages, topics)
            if isinstance(read, Refused):
                report.note([read.remark])
                continue
            if not batch.has_room_for(read):
                yield list(batch.pairs.values())
                batch = _Batch()
            batch.add(read)
    except lines.BrokenOff as error:
        report.broken_off = error
    if batch.pairs:
        yield list(batch.pairs.values())


def _read(line: lines.Line, languages: tuple[str, ...], topics: Vocabulary) -> Pair | Refused:
    if line.refused is not None:
        return Refused(Remark(REFUSED, line.number, message=line.refused))
    return pair_of(line.value, line.number, languages, topics)


def _take_in(run: Importing, pairs: Sequence[Pair]) -> None:
    stored = _stored(run, pairs)
    crash_point("import.stored")
    new, counts = stored.new.values(), run.report.counts
    run.report.note(stored.remarks)
    counts["stored"] += len(new)
    counts["unchanged"] += len(stored.unchanged)
    texts = (text for one in new for text in one.contents.values())
    counts["dates"] += sum(text.dateline is not None for text in texts)
    counts["dates_from_source"] += sum(one.dates_from_source for one in new)
    if run.live:
        _publish(run, stored)


def _publish(run: Importing, stored: Stored) -> None:
    """Bring to readers what was stored now, and what an earlier run did not get to."""
    articles = {**stored.new, **stored.unchanged}
    going = going_live.send_out(articles, by_id=run.by_id)
    try:
        going_live.publish(going, follow.tree_of(current()))
    except OSError as error:
        message = _l("The pages cannot be written: %(error)s", error=error.strerror or error)
        raise NewsroomError(message) from error
    not_public = going_live.not_public(articles)
    run.report.note(
        articles[article_id].remark(
            NOT_LIVE, message=" ".join(str(one) for one in failures.words_of(failure))
        )
        for article_id, failure in not_public.items()
    )
    run.report.counts["live"] += len(articles) - len(not_public)


def _stored(run: Importing, pairs: Sequence[Pair]) -> Stored:
    """Store pairs together or, where the database takes them only one by one, each by itself."""
    try:
        return store(pairs, by_id=run.by_id, live=run.live, choice=run.choice)
    except (OperationalError, InterfaceError) as error:
        db.session.rollback()
        message = _l("The database is away. Start the import again to go on where it stopped.")
        raise NewsroomError(message) from error
    except SQLAlchemyError:
        db.session.rollback()
        if len(pairs) == 1:
            message = _l("The database cannot store this.")
            return Stored(remarks=[pairs[0].remark(REFUSED, message=message)])
    each = [_stored(run, [one]) for one in pairs]
    return Stored(
        {key: pair for one in each for key, pair in one.new.items()},
        {key: pair for one in each for key, pair in one.unchanged.items()},
        [remark for one in each for remark in one.remarks],
    )
