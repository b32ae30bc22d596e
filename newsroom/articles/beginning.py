"""The first rows of an article, whatever it is begun with."""

from __future__ import annotations

import datetime as dt
import uuid

from flask_babel import lazy_gettext as _l
from sqlalchemy.orm.attributes import set_committed_value

from newsroom.articles import named, pictures, revisions, topics
from newsroom.articles.content import Content, cleaned
from newsroom.articles.models import Article, Edition
from newsroom.articles.states import EditionState
from newsroom.database import db
from newsroom.errors import BadInput
from newsroom.glossary.spelling import folded
from newsroom.people.models import Person
from newsroom.settings import current


def begin(
    content: Content,
    *,
    language: str,
    by: Person,
    at: dt.datetime,
    source_key: str | None = None,
    follows_id: uuid.UUID | None = None,
    embargo_until: dt.datetime | None = None,
    besides: tuple[str, ...] = (),
) -> Edition:
    """Add an article with its source edition and first revision.

    ``besides``: keys of topics and names that it may bear although nobody can choose them now.

    Raises:
        BadInput: the newsroom does not publish in this language, or names the field.
    """
    if language not in current().languages:
        raise BadInput(_l("The newsroom does not publish in this language."), field="language")
    kept = cleaned(content)
    article = Article(
        source_language=language,
        created_at=at,
        source_key=source_key,
        embargo_until=embargo_until,
        follows_id=follows_id,
        is_followed=False,
        kind=kept.kind,
        sought=folded(kept.title),
    )
    edition = Edition(
        article=article, language=language, state=EditionState.DRAFT, owner_id=by.id, version=0
    )
    db.session.add_all([article, edition])
    db.session.flush()
    set_committed_value(edition, "contributors", [])
    set_committed_value(edition, "current_revision", None)
    topics.refuse_unknown(kept.topics, besides=besides)
    named.refuse_unknown(kept.named, besides=besides)
    revisions.cut(edition, pictures.worded(kept, language), by=by, at=at)
    return edition
