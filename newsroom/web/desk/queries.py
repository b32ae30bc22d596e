"""Questions to the author: on the article's page, and on the author's own desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import lazy_gettext as _l

from newsroom.people.models import Person
from newsroom.translations import queries, remarks, rules
from newsroom.translations.remarks import Asked
from newsroom.translations.states import RemarkKind
from newsroom.web.desk import loading
from newsroom.web.desk.items import Item, Section, title_of
from newsroom.web.workbench import marks as workbench_marks
from newsroom.web.workbench.marks import Bit


@dataclass(frozen=True)
class Question:
    """An open question on an article's page."""

    asked: Asked
    source: tuple[Bit, ...]
    """The words that it is about; nothing where they have left the text."""
    answers: bool
    """Whether whoever reads the page may answer it."""


def among(seen: Sequence[Asked], person: Person) -> list[Question]:
    """Return the questions to the author among what is open beside an article's translations.

    One that is left beside a finished translation keeps nobody waiting; comments still show it.
    """
    return [
        Question(
            one,
            workbench_marks.bits(one.source.text) if one.source else (),
            rules.may_answer(one.task, person),
        )
        for one in seen
        if one.remark.kind is RemarkKind.QUERY and one.task.state in queries.UNFINISHED
    ]


def section(person: Person) -> Section:
    """Return the open questions on the articles that a person wrote."""
    asked = remarks.asked_of(person)
    loading.texts([one.task.article.source for one in asked])
    return Section(
        "queries",
        _l("Questions on my articles"),
        [_item(one) for one in asked],
        _l("Nobody waits for an answer of yours."),
    )


def _item(one: Asked) -> Item:
    article_id = one.task.article_id
    return Item(
        title=title_of(one.task.article.source.current_revision),
        href=url_for("desk.article.show", article_id=article_id, _anchor="queries"),
        state="",
        languages=(one.task.article.source_language, one.task.edition.language),
        at=one.remark.written_at,
        at_label=_l("asked %(when)s"),
        note=one.remark.text,
    )
