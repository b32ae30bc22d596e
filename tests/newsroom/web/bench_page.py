"""The translators' bench as tests open it."""

from __future__ import annotations

from flask import Flask

from newsroom.translations import queries
from newsroom.translations.models import TranslationTask
from tests import make
from tests.newsroom.web.journey import Desk, sign_in


def row(task: TranslationTask, kind: str) -> queries.Row:
    return next(one for one in queries.rows(task) if one.segment.kind == kind)


def key_of(task: TranslationTask, kind: str) -> str:
    return row(task, kind).segment.key


def open_bench(
    app: Flask, people: make.Staff, *, locale: str = "en"
) -> tuple[TranslationTask, Desk, str]:
    """Return a claimed task, its translator signed in, and the page's address."""
    task = make.claimed(people)
    return task, sign_in(app, people.translator, locale=locale), f"/translate/{task.id}"
