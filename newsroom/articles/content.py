"""The words of one revision as a value, cleaned at the door and hashed in one fixed form."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import sanitise, slugs
from newsroom.articles.kinds import ArticleKind
from newsroom.articles.models import Revision
from newsroom.articles.states import BylineKind
from newsroom.characters import plain
from newsroom.errors import BadInput, TooLarge

TITLE_LIMIT = 300
STANDFIRST_LIMIT = 1_000
LINE_LIMIT = 300
MOST_TOPICS = 10
MOST_NAMED = 30
_LATER: dict[str, Any] = {"topics": (), "kind": ArticleKind.NEWS, "named": ()}
"""Fields that came later, and what they hold while they say nothing."""


@dataclass(frozen=True)
class Content:
    """Everything that readers get to see of an edition, and whom it names: what approvals bind."""

    title: str
    body: str
    standfirst: str = ""
    slug: str = ""
    byline: str = ""
    byline_kind: BylineKind = BylineKind.REAL
    photo_credit: str = ""
    dateline: dt.date | None = None
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """Keys, as ``articles.topics`` knows them."""
    kind: ArticleKind = ArticleKind.NEWS
    named: tuple[str, ...] = ()
    """Keys, as ``articles.named`` knows them; no reader ever gets to see them."""

    def digest(self) -> str:
        """Return the SHA-256 that approvals and releases name.

        A field that came later counts only once it says something: what was approved before it
        came keeps its digest.
        """
        told = {
            name: one
            for name, one in asdict(self).items()
            if name not in _LATER or one != _LATER[name]
        }
        form = json.dumps(
            told, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
        )
        return hashlib.sha256(form.encode()).hexdigest()

    def as_texts(self) -> dict[str, str]:
        """Return every field as text, as forms and side drafts hold it."""
        texts = {name: str(value or "") for name, value in asdict(self).items()}
        lists = {name: " ".join(getattr(self, name)) for name in ("countries", "topics", "named")}
        return texts | lists


def cleaned(content: Content) -> Content:
    """Return the content with every field through its door: bodies, plain fields, codes.

    Raises:
        BadInput: names the field that cannot be accepted.
    """
    title = plain(content.title, limit=TITLE_LIMIT, field="title")
    byline = plain(content.byline, limit=LINE_LIMIT, field="byline")
    return Content(
        title=title,
        standfirst=plain(
            content.standfirst, limit=STANDFIRST_LIMIT, field="standfirst", multiline=True
        ),
        body=sanitise.clean_body(content.body),
        slug=slugs.check_slug(content.slug) if content.slug else slugs.slug_from(title),
        byline="" if content.byline_kind is BylineKind.WITHHELD else byline,
        byline_kind=content.byline_kind,
        photo_credit=plain(content.photo_credit, limit=LINE_LIMIT, field="photo_credit"),
        dateline=content.dateline,
        countries=_country_codes(content.countries),
        topics=_topic_keys(content.topics),
        kind=content.kind,
        named=_named_keys(content.named),
    )


def _country_codes(codes: tuple[str, ...]) -> tuple[str, ...]:
    upper = _each_once(tuple(code.upper() for code in codes))
    for code in upper:
        if len(code) != len("PE") or not code.isascii() or not code.isalpha():
            message = _l(
                "“%(code)s” is not a country code; use two letters, such as PE.", code=code
            )
            raise BadInput(message, field="countries")
    return upper


def _topic_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return each key once; whether there are such topics is asked where rows can be read."""
    kept = _each_once(keys)
    if len(kept) > MOST_TOPICS:
        raise TooLarge(_l("Choose %(most)s topics at most.", most=MOST_TOPICS), field="topics")
    return kept


def _named_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return each key once; whether somebody is called so is asked where rows can be read."""
    kept = _each_once(keys)
    if len(kept) > MOST_NAMED:
        message = _l("Choose %(most)s people and organisations at most.", most=MOST_NAMED)
        raise TooLarge(message, field="named")
    return kept


def _each_once(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key.strip() for key in keys if key.strip()))


def columns(content: Content) -> dict[str, Any]:
    """Return a content as a revision's row holds it; a row has lists where a value has tuples."""
    return {
        name: list(one) if isinstance(one, tuple) else one for name, one in vars(content).items()
    }


def of_revision(revision: Revision) -> Content:
    """Return a stored revision's content."""
    return Content(
        title=revision.title,
        standfirst=revision.standfirst,
        body=revision.body,
        slug=revision.slug,
        byline=revision.byline,
        byline_kind=revision.byline_kind,
        photo_credit=revision.photo_credit,
        dateline=revision.dateline,
        countries=tuple(revision.countries),
        topics=tuple(revision.topics),
        kind=revision.kind,
        named=tuple(revision.named),
    )
