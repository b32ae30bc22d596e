"""Sheets and files as tests make them."""

from __future__ import annotations

import re
from dataclasses import replace

from newsroom.articles import queries as articles
from newsroom.people.models import Person
from newsroom.translations import queries
from newsroom.translations.exchange import incoming, outgoing, po
from newsroom.translations.exchange.report import Fate, Report
from newsroom.translations.exchange.sheet import Base, Sheet, Unit
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry, save_segments
from tests import make
from tests.newsroom.web.bench_page import row


def unit(key: str = "k" * 16, source: str = "One", target: str = "Uno", **given: object) -> Unit:
    fuzzy = bool(given.get("fuzzy"))
    base = Base.of(target, version=1, fuzzy=fuzzy)
    return Unit(key, source, target, **{"base": base, **given})  # type: ignore[arg-type]


def sheet(*units: Unit) -> Sheet:
    live = [one for one in units if not one.retired]
    return Sheet(units, "en", "es", "task", "1", "revision", segments=len(live))


def facts(of: Sheet) -> list[tuple[object, ...]]:
    """Return what a file has to bring back of each unit."""
    return [
        (one.key, one.source, one.target, one.fuzzy, one.retired, None if one.retired else one.base)
        for one in of.units
    ]


def exported(task: TranslationTask) -> str:
    return outgoing.file_of(task, po.FORMAT).decode()


def sent_back(task: TranslationTask, text: str | bytes, people: make.Staff) -> Report:
    data = text.encode() if isinstance(text, str) else text
    return incoming.take_in_file(task.id, data, po.FORMAT, by=people.translator)


def fates(report: Report) -> dict[str, int]:
    """Return the fates that some entry had."""
    assert sum(report.counts.values()) == len(report.outcomes)
    return {fate.value: count for fate, count in report.counts.items() if count}


def lines(report: Report, fate: Fate) -> list[int]:
    return [one.line for one in report.of(fate)]


TITLE = "River defenders win their case"
HEADING = "What the court said"
FRIDAY = 'The judges read their decision on <g id=\\"1\\">Friday</g> morning in a full room.'


def put(text: str, source: str, target: str) -> str:
    """Return a file with another translation beside a source text."""
    found = re.compile(rf'(msgid "{re.escape(source)}"\nmsgstr ")[^\n]*"')
    changed, times = found.subn(lambda match: f'{match[1]}{target}"', text)
    assert times == 1
    return changed


def line_of(text: str, source: str) -> int:
    """Return the line in which the entry of a source text begins."""
    return text[: text.index(f'msgid "{source}"')].count("\n")


def fuzzy(text: str, source: str) -> str:
    return re.sub(rf'(msgctxt [^\n]*\nmsgid "{re.escape(source)}")', "#, fuzzy\n\\1", text)


def translated() -> tuple[make.Staff, TranslationTask]:
    people = make.staff()
    task = make.claimed(people)
    make.translate(task, people.translator)
    return people, queries.task(task.id)


def with_new_title() -> tuple[make.Staff, TranslationTask, str]:
    """Return a task whose source has another title than the file has."""
    people, task = translated()
    text = exported(task)
    source = articles.article(task.article_id).source
    changed = replace(make.STORY, title="River defenders win", body=make.STORY.body)
    make.rewrite(people, source.article, changed)
    return people, queries.task(task.id), text


def typed(task: TranslationTask, kind: str, text: str, by: Person) -> None:
    found = row(task, kind)
    entry = Entry(found.segment.key, text, found.version, confirmed=True)
    save_segments(task.id, [entry], fence=task.fence, by=by)
