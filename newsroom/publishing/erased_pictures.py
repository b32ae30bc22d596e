"""The pictures that go with an article that is erased; their files follow by the clock."""

from __future__ import annotations

import uuid

from sqlalchemy import ColumnElement, delete, or_, select

from newsroom.articles.models import Article, Edition, Revision, RevisionPicture, SideDraft
from newsroom.articles.urls import OWN_PICTURE
from newsroom.articles.writing.models import WritingDraft
from newsroom.database import db
from newsroom.media.models import Picture, PictureWords


def delete_with(article: Article) -> None:
    """Delete the pictures that no other article ever showed, nor anybody's draft of another.

    Those that were only put into a draft go as well, and those that may be shown here alone: it
    is asked before the drafts are gone.
    """
    editions = select(Edition.id).where(Edition.article_id == article.id)
    revisions = select(Revision.id).where(Revision.edition_id.in_(editions))
    shown = select(RevisionPicture.picture_id).where(RevisionPicture.revision_id.in_(revisions))
    elsewhere = select(RevisionPicture.picture_id).where(
        RevisionPicture.revision_id.not_in(revisions)
    )
    alone = select(Picture.id).where(
        or_(
            Picture.id.in_(shown),
            Picture.id.in_(
                _typed(WritingDraft.edition_id.in_(editions), SideDraft.edition_id.in_(editions))
            ),
            Picture.only_article_id == article.id,
        ),
        Picture.id.not_in(elsewhere),
        Picture.id.not_in(
            _typed(
                # An article that was not begun has no edition yet.
                or_(WritingDraft.edition_id.is_(None), WritingDraft.edition_id.not_in(editions)),
                SideDraft.edition_id.not_in(editions),
            )
        ),
    )
    ids = db.session.scalars(alone.with_for_update()).all()
    for model, key in ((PictureWords, PictureWords.picture_id), (Picture, Picture.id)):
        gone = delete(model).where(key.in_(ids))
        db.session.execute(gone.execution_options(synchronize_session=False))


def _typed(drafts: ColumnElement[bool], aside: ColumnElement[bool]) -> set[uuid.UUID]:
    """Return the pictures that stand in what was typed and not saved."""
    texts = [
        *db.session.scalars(select(WritingDraft.fields).where(drafts)),
        *db.session.scalars(select(SideDraft.texts).where(aside)),
    ]
    return {uuid.UUID(one) for text in texts for one in OWN_PICTURE.findall(str(text))}
