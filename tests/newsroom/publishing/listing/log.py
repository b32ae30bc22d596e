"""A release log written as rows alone: thousands of releases for tests of what lists make of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import insert, update

from newsroom.articles.models import Article, Edition, Revision, Topic
from newsroom.articles.states import BylineKind, EditionState, PairPolicy, PublicState
from newsroom.database import db, insert_missing, new_id
from newsroom.publishing import queries
from newsroom.publishing.models import Correction, CorrectionNote, Release, ReleaseLog
from newsroom.publishing.states import ReleaseKind, ReleaseState, Severity
from tests import make

BEGAN = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
LANGUAGES = ("en", "es")


@dataclass(frozen=True)
class Text:
    """What an article is about, in both languages."""

    day: str = "2024-05-03"
    topics: tuple[str, ...] = ()
    countries: tuple[str, ...] = ("PE",)
    byline: str = "Teresa Alvarado"
    byline_kind: BylineKind = BylineKind.REAL
    languages: tuple[str, ...] = LANGUAGES
    words: str = ""


@dataclass
class Log:
    """Adds to the release log; each step is one release, committed."""

    number: int = 0
    articles: dict[uuid.UUID, Text] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.person = make.person(name="Somebody At Her Desk").id

    @classmethod
    def going_on(cls) -> Log:
        """Go on with a log that is there already, after taking away all that is live."""
        gone = {"public_state": PublicState.WITHDRAWN}
        db.session.execute(
            update(Edition).where(Edition.public_state != PublicState.NEVER).values(**gone)
        )
        db.session.commit()
        return cls(queries.last_number())

    def publish(self, text: Text | None = None) -> uuid.UUID:
        """Make a new article live; returns its id."""
        article_id = new_id()
        db.session.execute(
            insert(Article).values(
                id=article_id,
                source_language="en",
                pair_policy=PairPolicy.TOGETHER,
                policy_reason="",
                created_at=BEGAN,
            )
        )
        for language in LANGUAGES:
            db.session.execute(
                insert(Edition).values(
                    id=new_id(),
                    article_id=article_id,
                    language=language,
                    state=EditionState.APPROVED,
                    version=0,
                    public_state=PublicState.NEVER,
                )
            )
        self.change(article_id, text or Text())
        return article_id

    def publish_many(self, texts: Sequence[Text]) -> list[uuid.UUID]:
        """Make many new articles live, a release each."""
        return [self.publish(one) for one in texts]

    def change(self, article_id: uuid.UUID, text: Text) -> None:
        """Give an article other words, date, topics; a language that is left out is withdrawn."""
        for edition in self._editions(article_id):
            if edition.language in text.languages:
                revision_id = self._revise(edition, text)
                values = {"public_state": PublicState.LIVE, "public_revision_id": revision_id}
            elif edition.public_state is PublicState.NEVER:
                continue
            else:
                values = {"public_state": PublicState.WITHDRAWN}
            self._point(edition.id, values)
        self.articles[article_id] = text
        self._release(article_id, ReleaseKind.UPDATE)

    def withdraw(self, article_id: uuid.UUID, state: PublicState = PublicState.WITHDRAWN) -> None:
        """Take an article away from readers of every language."""
        for edition in self._editions(article_id):
            if edition.public_state is PublicState.LIVE:
                self._point(edition.id, {"public_state": state})
        self._release(article_id, ReleaseKind.WITHDRAWAL)

    def bring_back(self, article_id: uuid.UUID) -> None:
        """Let readers read again what was taken away."""
        self.change(article_id, self.articles[article_id])

    def renew(self, article_id: uuid.UUID) -> None:
        """Make an article's pages again; nothing of it changes."""
        self._release(article_id, ReleaseKind.REFRESH)

    def correct(
        self, article_id: uuid.UUID, notes: Mapping[str, str], severity: Severity = Severity.SERIOUS
    ) -> None:
        """Tell readers of a mistake."""
        at = self._next_instant()
        correction_id = new_id()
        db.session.execute(
            insert(Correction).values(
                id=correction_id,
                article_id=article_id,
                severity=severity,
                scope=list(notes),
                opened_by=self.person,
                opened_at=at,
                window_until=at,
                closed_at=at,
            )
        )
        rows = [
            {"correction_id": correction_id, "language": code, "note": note, "published_at": at}
            for code, note in notes.items()
        ]
        db.session.execute(insert(CorrectionNote), rows)
        self._release(article_id, ReleaseKind.CORRECTION)

    def _editions(self, article_id: uuid.UUID) -> Sequence[Any]:
        query = db.select(Edition.__table__).where(Edition.article_id == article_id)
        return db.session.execute(query.order_by(Edition.language)).all()

    def _point(self, edition_id: uuid.UUID, values: Mapping[str, object]) -> None:
        db.session.execute(update(Edition).where(Edition.id == edition_id).values(**values))

    def _revise(self, edition: Any, text: Text) -> uuid.UUID:
        revision_id = new_id()
        title = f"{edition.language} {edition.article_id.hex[:6]} {text.words}".strip()
        db.session.execute(
            insert(Revision).values(
                id=revision_id,
                edition_id=edition.id,
                number=self.number + 1,
                title=title,
                standfirst="",
                body="<p>Words.</p>",
                slug=f"{edition.language}-{edition.article_id.hex[:12]}",
                byline="" if text.byline_kind is BylineKind.WITHHELD else text.byline,
                byline_kind=text.byline_kind,
                photo_credit="",
                dateline=dt.date.fromisoformat(text.day) if text.day else None,
                countries=list(text.countries),
                topics=list(text.topics),
                digest=hashlib.sha256(f"{title}{text}".encode()).hexdigest(),
                created_at=BEGAN,
                created_by=self.person,
            )
        )
        return revision_id

    def _next_instant(self) -> dt.datetime:
        return BEGAN + dt.timedelta(minutes=self.number + 1)

    def _release(self, article_id: uuid.UUID, kind: ReleaseKind) -> None:
        at = self._next_instant()
        self.number += 1
        db.session.execute(
            insert(Release).values(
                id=new_id(),
                article_id=article_id,
                kind=kind,
                state=ReleaseState.PUBLISHED,
                policy=PairPolicy.TOGETHER,
                number=self.number,
                made_at=at,
                public_at=at,
                published_at=at,
            )
        )
        first = db.func.coalesce(Article.first_public_at, at)
        db.session.execute(
            update(Article)
            .where(Article.id == article_id)
            .values(public_number=self.number, first_public_at=first)
        )
        db.session.execute(insert_missing(ReleaseLog).values(id=1, last_number=0))
        db.session.execute(update(ReleaseLog).values(last_number=self.number))
        db.session.commit()


def topic(key: str, names: Mapping[str, str], slugs: Mapping[str, str] | None = None) -> None:
    """Add a topic, or call it something else."""
    slugs = slugs or {code: name.lower().replace(" ", "-") for code, name in names.items()}
    row = db.session.get(Topic, key)
    if row is None:
        row = Topic(key=key, made_at=BEGAN)
        db.session.add(row)
    row.names, row.slugs = dict(names), dict(slugs)
    db.session.commit()


def on(day: str, **more: Any) -> Text:
    """Return a text of a day."""
    return replace(Text(day=day), **more)
