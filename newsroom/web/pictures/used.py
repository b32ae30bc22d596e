"""In which articles a picture stands, as far as the person may know them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l

from newsroom.articles import showing
from newsroom.articles.models import Article
from newsroom.articles.showing import Shown
from newsroom.people.models import Person
from newsroom.web import reading
from newsroom.web.desk import loading as desk_loading
from newsroom.web.desk.items import title_of

MOST = 50
"""Articles that are named; of more, the page says that there are."""
LIVE, AT_WORK, EARLIER = (
    _l("on its live page"),
    _l("in the text that is worked on"),
    _l("in an earlier text only"),
)


@dataclass(frozen=True)
class Use:
    """An article that shows a picture."""

    article_id: uuid.UUID
    title: Any
    language: str
    href: str
    places: tuple[Any, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Used:
    """Where a picture stands."""

    live: int = 0
    """Articles of which readers see it, whoever may open them."""
    uses: tuple[Use, ...] = ()
    has_more: bool = False


def of(picture_id: uuid.UUID, person: Person) -> Used:
    """Return where a picture stands, in a number of statements that does not grow."""
    by_article: dict[uuid.UUID, list[Shown]] = defaultdict(list)
    for one in showing.where(picture_id):
        by_article[one.article_id].append(one)
    ids = sorted(by_article, key=lambda one: _order(by_article[one]))
    found = reading.openable(desk_loading.articles(ids[: MOST + 1]), person)
    uses = [_use(found[one], by_article[one], person) for one in ids if one in found]
    live = sum(any(one.is_live for one in shown) for shown in by_article.values())
    return Used(live, tuple(uses[:MOST]), len(uses) > MOST)


def _order(shown: Sequence[Shown]) -> tuple[bool, bool, str]:
    is_live = any(one.is_live for one in shown)
    is_current = any(one.is_current for one in shown)
    return not is_live, not is_current, str(shown[0].article_id)


def _use(article: Article, shown: Sequence[Shown], person: Person) -> Use:
    source = article.source
    # Who only translates an article may not know what its source is called by now.
    is_apart = reading.is_only_translated_by(article, person)
    text = source.public_revision if is_apart else source.current_revision
    places = (
        (LIVE, any(one.is_live for one in shown)),
        (AT_WORK, any(one.is_current and not one.is_live for one in shown)),
        (EARLIER, not any(one.is_current or one.is_live for one in shown)),
    )
    return Use(
        article.id,
        title_of(text),
        source.language,
        url_for("desk.article.show", article_id=article.id),
        tuple(words for words, holds in places if holds),
        tuple(one.language for one in shown if one.is_live or one.is_current),
    )
