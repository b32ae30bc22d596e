"""Translate a sample story segment by segment, from the words that were written for it."""

from __future__ import annotations

from newsroom.articles import placeholders, sanitise, segments
from newsroom.demo.story import Story
from newsroom.people.models import Person
from newsroom.translations import queries
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry, save_segments


def translate(task: TranslationTask, story: Story, *, by: Person, share: float = 1.0) -> None:
    """Save the first ``share`` of a task's segments as the translator."""
    rows = queries.rows(task)
    words = _by_slot(story, task.edition.language)
    entries = [
        Entry(row.segment.key, words[row.segment.slot], row.version, confirmed=True)
        for row in rows[: max(1, int(len(rows) * share))]
        if not row.locked and not row.is_optional
    ]
    save_segments(task.id, entries, fence=task.fence, by=by)


def _by_slot(story: Story, language: str) -> dict[str, str]:
    """Return the translated text of each slot; both bodies are built alike, block for block."""
    words = story.words[language]
    split = segments.split(sanitise.clean_body(words.body))
    fields = {"title": words.title, "standfirst": words.standfirst}
    fields["photo_credit"] = words.photo_credit
    return {one.slot: one.text for one in split.segments} | {
        f"field:{name}": placeholders.from_plain(text) for name, text in fields.items()
    }
