"""Articles whose live pair is about to be renewed, or is so in one language only."""

from __future__ import annotations

from dataclasses import replace

from newsroom.articles import actions as writing
from newsroom.articles.content import Content
from newsroom.articles.models import Edition
from newsroom.publishing import actions, queries
from newsroom.publishing.models import Release
from tests import make

NEWS = make.STORY.body.replace("by May", "by June")


def rewrite(people: make.Staff, source: Edition, content: Content) -> None:
    """Write a source text anew, and approve it."""
    writing.save(source.id, content, version=source.version, by=people.author)
    writing.submit(source.id, by=people.author)
    writing.approve(source.id, make.current_of(source).id, by=people.editor_en)
    make.react()


def begun(people: make.Staff, content: Content = make.STORY, *, body: str = NEWS) -> Release:
    """Return the update of a live pair: its source is approved, its translation is not."""
    live = make.published(people, content)
    rewrite(people, live.article.source, replace(content, body=body))
    release = queries.unfinished_of(live.article_id)
    assert release is not None
    return release


def gone_ahead(people: make.Staff, content: Content = make.STORY) -> Release:
    """Return the release that renewed the source of a live pair before its translation."""
    release = begun(people, content)
    actions.let_go_first(release.id, language="en", by=people.editor_en, reason="It is urgent.")
    actions.publish(release.id, by=people.editor_en)
    make.react()
    return queries.release(release.id)
