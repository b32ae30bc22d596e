"""Public articles to search in, made by the newsroom's own actions or put into the index."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from newsroom.articles.content import Content
from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import BylineKind, EditionState, PublicState
from newsroom.database import db
from newsroom.people.models import Person
from newsroom.search import answering, following
from newsroom.search.answering import Answer, Asked
from newsroom.search.finding import Filters
from tests import make

LANGUAGES = ("en", "es")
TODAY = dt.date(2026, 11, 26)


def content(
    title: str, standfirst: str = "", body: str = "<p>Nothing else.</p>", **more: object
) -> Content:
    """Return an article's words."""
    words = {"title": title, "standfirst": standfirst, "body": body, "byline": "", "countries": ()}
    return replace(make.STORY, **(words | more))  # type: ignore[arg-type]


def ask(text: str, language: str = "en", *, page: int = 1, **filters: Any) -> Answer:
    """Ask as the page does."""
    asked = Asked(text, language, Filters(**filters), page)
    return answering.answer(asked, LANGUAGES, today=TODAY)


def titles(answer: Answer) -> list[str]:
    """Return the titles of what was found, in order."""
    return ["".join(part.text for part in one.title) for one in answer.results]


def found(text: str, language: str = "en", **filters: Any) -> list[str]:
    """Return the titles that a question finds, those found instead of it left out."""
    answer = ask(text, language, **filters)
    return [] if answer.instead else titles(answer)


def put(
    author: Person,
    *texts: Content,
    language: str = "en",
    day: str = "2026-11-20",
    indexed: bool = True,
) -> None:
    """Put live articles into the database past all rules, which is quick, and into the index."""
    first = (db.session.scalar(db.select(db.func.max(Article.public_number))) or 0) + 1
    at = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    for number, one in enumerate(texts, first):
        article = Article(
            source_language=language, created_at=at, first_public_at=at, public_number=number
        )
        edition = Edition(article=article, language=language, state=EditionState.APPROVED)
        db.session.add(edition)
        db.session.flush()
        words = {name: getattr(one, name) for name in ("title", "standfirst", "body", "byline")}
        revision = Revision(
            edition_id=edition.id, number=1, slug=f"story-{number}", byline_kind=BylineKind.REAL,
            photo_credit="", dateline=at.date(), countries=list(one.countries),
            topics=list(one.topics), digest="", created_at=at, created_by=author.id, **words,
        )  # fmt: skip
        db.session.add(revision)
        db.session.flush()
        edition.public_state, edition.public_revision_id = PublicState.LIVE, revision.id
    db.session.commit()
    if indexed:
        following.follow()
