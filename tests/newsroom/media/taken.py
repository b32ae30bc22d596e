"""Pictures taken in through the newsroom's own actions."""

from __future__ import annotations

import io
import secrets

from newsroom.database import db
from newsroom.media import actions, confined, store
from newsroom.media.actions import Said
from newsroom.media.models import Picture, PictureWords
from newsroom.people.models import Person
from tests import make
from tests.newsroom.media import files

WORDS = {"en": ("A river seen from above.", "The river in May."),
         "es": ("Un río visto desde arriba.", "El río en mayo.")}  # fmt: skip


def picture(by: Person, *, width: int = 600, made: bool = True) -> Picture:
    """Return a picture that says in both languages what it shows, with its sizes made."""
    out = io.BytesIO()
    files.drawn(width, width // 2).save(out, "JPEG")
    rebuilt = confined.rebuild(out.getvalue())
    digest = store.kept().hold(rebuilt.master)
    found = actions.add(digest, width=rebuilt.width, height=rebuilt.height, by=by)
    found = actions.describe(found.id, Said(WORDS, "Luz Marín"), version=found.version, by=by)
    if made:
        make.react()
    return found


def rows_of(by: Person, count: int) -> None:
    """Add pictures as rows alone: enough for whoever seeks them, and no file is to be made."""
    first = picture(by, width=102, made=False)
    sought = db.session.scalar(db.select(Picture.sought).where(Picture.id == first.id))
    db.session.add_all(
        Picture(
            digest=secrets.token_hex(32),
            width=first.width,
            height=first.height,
            uploaded_by=first.uploaded_by,
            uploaded_at=first.uploaded_at,
            sought=sought,
            words=[
                PictureWords(language=code, alt=alt, caption=caption)
                for code, (alt, caption) in WORDS.items()
            ],
        )
        for _ in range(count)
    )
    db.session.commit()
