"""The translation as a text, opened at the segment that somebody works on."""

from __future__ import annotations

import secrets

from flask import render_template, request

from newsroom.articles import segments
from newsroom.articles.placeholders import InlineMap
from newsroom.articles.rules import refuse_erased
from newsroom.publishing.pages import said_in
from newsroom.translations import queries
from newsroom.translations.models import TranslationTask
from newsroom.translations.queries import Row

_INSIDE_ATTRIBUTES = frozenset({"alt", "link_title", "abbreviation"})


def preview(task: TranslationTask) -> str:
    """Show the translation as a text; what is not translated yet stands in the source language.

    Raises:
        Erased: the words of its article are gone.
    """
    refuse_erased(task.article.source)
    rows = queries.rows(task)
    fields = {row.segment.kind: row for row in rows if row.segment.slot.startswith("field:")}
    language, here = task.article.source_language, secrets.token_hex(16)
    asked = request.args.get("at", "")
    texts = {
        row.segment.slot: _shown(row, language, before=here if row.segment.key == asked else "")
        for row in rows
        if not row.segment.slot.startswith("field:")
    }
    rebuilt = segments.rebuild(queries.skeleton(task.source_revision_id), texts)
    body = said_in.shown(rebuilt, task.edition.language, at_desk=True)
    # Nobody knows the sign before the page is made, so no text can hold it.
    before, _, after = body.partition(here)
    return render_template(
        "translate/preview.html", task=task, fields=fields, before=before, after=after, asked=asked
    )


def _shown(row: Row, language: str, *, before: str) -> tuple[str, InlineMap]:
    """Return a segment's text and marks; an empty one is the source's, in a mark that says so."""
    segment = row.segment
    start = before if segment.kind not in _INSIDE_ATTRIBUTES else ""
    if row.said:
        return start + row.said, segment.inline_map
    number = str(len(segment.inline_map) + 1)
    passage = {"tag": "span", "attributes": {"lang": segment.language or language}, "void": False}
    return start + f'<g id="{number}">{segment.text}</g>', {**segment.inline_map, number: passage}
