"""Pictures that are added, described, shown, and taken from the pages again."""

from __future__ import annotations

from dataclasses import replace

from newsroom.articles.content import Content
from newsroom.media import actions
from newsroom.media.actions import Said
from tests import make
from tests.newsroom.media import taken


def all_of(people: make.Staff, story: Content, canary: str) -> None:
    """Make every kind of event that follows what is done with pictures."""
    shown, gone = (taken.picture(people.author, width=width) for width in (21, 22))
    images = "".join(f'<p><img src="picture:{one.id.hex}" alt=""></p>' for one in (shown, gone))
    make.published(people, replace(story, slug="", body=f"{story.body}{images}"))
    said = Said({"en": (canary, canary), "es": (canary, canary)}, canary, focus=(0, 0))
    actions.describe(shown.id, said, version=shown.version, by=people.author)
    actions.retire(gone.id, by=people.editor_es)
    make.react()
