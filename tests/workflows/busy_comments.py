"""A text of which much is said while it is written: commented, reworded, settled, reopened."""

from __future__ import annotations

from dataclasses import replace

from newsroom.articles.comments import actions as comments
from newsroom.articles.comments.actions import Said
from newsroom.articles.comments.anchoring import Anchor
from newsroom.articles.content import Content
from newsroom.articles.states import About
from tests import make


def all_of(people: make.Staff, story: Content, canary: str) -> None:
    """Make every kind of event that follows what is said beside a text."""
    edition = make.draft(people, replace(story, body=f"<p>{canary} says it all.</p>"))
    marked = Anchor(f"{canary} says")
    said = Said(f"{canary}? @[Elena]", About.BODY, marked, proposed=f"{canary} knows", blocks=True)
    first = comments.say(edition.id, said, by=people.editor_en)
    make.react()
    comments.reply(edition.id, first.id, f"{canary}.", by=people.author)
    make.react()
    comments.change(edition.id, first.id, f"{canary}! @[Dora]", by=people.editor_en)
    make.react()
    comments.settle(edition.id, first.id, by=people.duty)
    comments.reopen(edition.id, first.id, by=people.author)
    make.react()
