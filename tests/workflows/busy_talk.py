"""A translation of which much is said: asked, answered, proposed, edited, excused."""

from __future__ import annotations

from dataclasses import replace

from newsroom.articles.content import Content
from newsroom.glossary import actions as glossary
from newsroom.glossary.entries import Entry as Term
from newsroom.glossary.entries import FormEntry
from newsroom.translations import actions, editing, queries, talking, waiving
from newsroom.translations.models import TranslationTask
from newsroom.translations.queries import Row
from newsroom.translations.saving import Entry, save_segments
from tests import make


def all_of(people: make.Staff, story: Content, canary: str) -> None:
    """Make every kind of event that follows what is said beside segments."""
    task = make.claimed(people, replace(story, standfirst=f"{canary} 300"))
    make.translate(task, people.translator)
    _asked(people, task, canary)
    _excused(people, task, canary)
    _proposed_and_edited(people, task, canary)
    _ended(people, task, canary)
    _suggested(people, canary)


def _ended(people: make.Staff, task: TranslationTask, canary: str) -> None:
    row = _row(task, "standfirst")
    mended = Entry(row.segment.key, f"{canary} 300", row.version, confirmed=True)
    save_segments(task.id, [mended], fence=task.fence, by=people.translator)
    actions.hand_in(task.id, by=people.translator)
    actions.approve(task.id, make.current_of(task.edition).id, by=people.duty)
    make.react()


def _suggested(people: make.Staff, canary: str) -> None:
    for name, is_good in (("good", True), ("bad", False)):
        entry = Term((FormEntry("en", f"{canary} {name}"),), note=canary)
        made = glossary.propose(entry, by=people.translator)
        glossary.decide(made.id, accept=is_good, by=people.editor_es, reason=canary)
    make.react()


def _row(task: TranslationTask, kind: str) -> Row:
    return next(one for one in queries.rows(task) if one.segment.kind == kind)


def _asked(people: make.Staff, task: TranslationTask, canary: str) -> None:
    key = _row(task, "title").segment.key
    query = talking.ask(task.id, key, f"{canary}?", by=people.translator)
    make.react()
    talking.answer(task.id, query.id, f"{canary}.", by=people.author)
    make.react()


def _excused(people: make.Staff, task: TranslationTask, canary: str) -> None:
    row = _row(task, "standfirst")
    vague = Entry(row.segment.key, f"{canary} algunas", row.version, confirmed=True)
    save_segments(task.id, [vague], fence=task.fence, by=people.translator)
    waiving.waive(task.id, vague.key, "numbers", reason=canary, by=people.translator)
    actions.hand_in(task.id, by=people.translator)
    waiving.reject(task.id, vague.key, "numbers", reason=canary, by=people.editor_es)
    make.react()


def _proposed_and_edited(people: make.Staff, task: TranslationTask, canary: str) -> None:
    title = _row(task, "title")
    better = Entry(title.segment.key, f"{canary} mejor", title.version, confirmed=True)
    shown = make.current_of(task.edition).id
    editing.edit(task.id, [better], revision_id=shown, by=people.editor_es)
    proposals = [
        talking.suggest(task.id, better.key, f"{canary} {words}", by=people.editor_es)
        for words in ("uno", "otro")
    ]
    actions.request_changes(task.id, by=people.editor_es, reason=canary)
    version = _row(task, "title").version
    talking.accept(task.id, proposals[0].id, version=version, by=people.translator)
    talking.decline(task.id, proposals[1].id, canary, by=people.translator)
    make.react()
