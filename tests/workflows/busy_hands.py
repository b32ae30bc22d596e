"""What happens in the busy newsroom when translations change hands, or have to be done soon."""

from __future__ import annotations

from dataclasses import replace

from newsroom.articles import actions as articles
from newsroom.articles.content import Content
from newsroom.database import db
from newsroom.translations import actions, claims, deadlines, first_refusal
from newsroom.translations.models import TranslationTask
from tests import make, rows


def all_of(people: make.Staff, story: Content, word: str) -> None:
    """Make every kind of event of this part that has reactions, with a word in all free text."""
    _an_urgent_one(people, story, word)
    task = make.task_of(make.approved(people, story).article)
    other = make.another_translator()
    claims.claim(task.id, by=people.translator)
    claims.release_claim(task.id, by=people.editor_es, reason=word)
    make.react()
    claims.reassign(task.id, to=people.translator, by=people.editor_es)
    claims.reassign(task.id, to=other, by=people.editor_es)
    make.react()
    deadlines.set_due(task.id, rows.ago(hours=-72), by=people.editor_es, zone="America/Lima")
    make.react()
    rows.change(TranslationTask, task.id, due_at=rows.ago(hours=-2))
    assert deadlines.remind(task.id)
    rows.change(TranslationTask, task.id, due_at=rows.ago(hours=2))
    assert deadlines.remind(task.id)
    make.react()
    articles.spike(task.article.source.id, by=people.author, reason=word)
    make.react()
    other.active = False  # the rest of the newsroom's life is told without her
    db.session.commit()


def _an_urgent_one(people: make.Staff, story: Content, word: str) -> None:
    article = make.ready(people, story).article
    make.rewrite(people, article, replace(story, standfirst=f"{word} anew"))
    task = make.task_of(article)
    actions.open_tasks(article.id, urgent=True)
    make.react()
    first_refusal.lift(task.id, by=people.editor_es)
    make.react()
