"""What was said beside an article in all its languages: comments on its text, remarks elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import url_for

from newsroom.articles.comments import rules as comments_rules
from newsroom.articles.comments import threads as comments_threads
from newsroom.articles.models import Edition
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.translations import remarks, rules
from newsroom.translations.models import TranslationTask
from newsroom.translations.remarks import Asked
from newsroom.translations.states import TaskState
from newsroom.web.workbench import marks as workbench_marks
from newsroom.web.workbench.beside import KINDS, verdict_of
from newsroom.web.workbench.marks import Bit


@dataclass(frozen=True)
class Said:
    """A remark, with the words of the source that it stands beside."""

    asked: Asked
    label: Any
    verdict: Any
    """How it ended; empty while it is open."""
    source: tuple[Bit, ...]
    href: str


@dataclass(frozen=True)
class Translation:
    """A translation with everything that was said beside it."""

    task: TranslationTask
    href: str
    """Where this reader works with it; empty for whoever only answers questions."""
    open: list[Said] = field(default_factory=list)
    settled: list[Said] = field(default_factory=list)


def count(source: Edition, person: Person, seen: Sequence[Asked]) -> int:
    """Return how much is open in all languages, as far as this person reads it."""
    is_read = comments_rules.may_talk(source, person)
    return len(seen) + (comments_threads.count_open(source.id) if is_read else 0)


def of_translations(source: Edition, person: Person) -> list[Translation]:
    """Return the translations, finished ones too, with whatever this person reads beside them."""
    found: dict[object, Translation] = {}
    for one in remarks.seen_of(remarks.about(source.article_id), person):
        known = found.setdefault(one.task.id, Translation(one.task, _address(one.task, person)))
        words = workbench_marks.bits(one.source.text) if one.source else ()
        kept = known.open if one.remark.closed_at is None else known.settled
        label, verdict = KINDS[one.remark.kind], verdict_of(one.remark)
        kept.append(Said(one, label, verdict, words, _address_of(one)))
    return list(found.values())


def _address(task: TranslationTask, person: Person) -> str:
    """Return where a person works with a translation; empty for whoever only answers questions."""
    if task.state is TaskState.HANDED_IN and rights.is_editor(person, task.edition.language):
        return url_for("review.show", task_id=task.id)
    if rules.may_talk(task, person):
        return url_for("translate.show", task_id=task.id, show="remarks")
    return ""


def _address_of(one: Asked) -> str:
    """Return the page of what is said beside a segment; it leads back to the comments."""
    back = url_for("desk.comments.show", article_id=one.task.article_id)
    return url_for("remarks.show", task_id=one.task.id, key=one.remark.key, next=back)
