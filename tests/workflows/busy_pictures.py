"""Pictures that are added, described, shown, cleared, and taken from the pages again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from newsroom.articles.content import Content
from newsroom.database import now
from newsroom.media import actions, clearing, ending, queries
from newsroom.media.actions import Said
from newsroom.media.clearance import Clearance
from newsroom.media.models import Picture
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
    _end_rights(people, shown, canary)
    make.react()


def _end_rights(people: make.Staff, shown: Picture, canary: str) -> None:
    """Let rights end, first soon and then now, and consent be taken back."""
    words = Clearance(holder=canary, terms=canary, source=canary, consent_note=canary)
    for days in (5, -1):
        end = now() + dt.timedelta(days=days)
        version = queries.picture(shown.id).version
        said = replace(words, rights_end_at=end)
        clearing.clear(shown.id, said, version=version, by=people.author)
        ending.remind(shown.id)
    clearing.withdraw_consent(shown.id, by=people.editor_en)
