"""A text that is typed and not stored, as guards judge it: rows that belong to no session."""

from __future__ import annotations

from sqlalchemy.orm.attributes import set_committed_value

from newsroom.articles import pictures
from newsroom.articles.content import Content, columns
from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import EditionState


def edition(stored: Edition | None, content: Content, language: str = "") -> Edition:
    """Return what an edition would be with this cleaned text; it is never stored.

    Without a stored one it is an edition of an article that is about to begin in ``language``.
    """
    made = Edition(
        language=stored.language if stored else language,
        state=stored.state if stored else EditionState.DRAFT,
    )
    if stored is not None:
        made.id, made.article_id = stored.id, stored.article_id
        made.owner_id, made.reviewer_id = stored.owner_id, stored.reviewer_id
    begun = Article(source_language=made.language, sources_kept=0)
    set_committed_value(made, "article", stored.article if stored else begun)
    set_committed_value(made, "contributors", list(stored.contributors) if stored else [])
    set_committed_value(made, "current_revision", _revision(content))
    return made


def _revision(content: Content) -> Revision:
    return Revision(**columns(content), pictures=" ".join(pictures.shown_in(content.body)))
