"""The author's desk among many articles: server time and statements of each of its pages."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert

from bench.newsrooms import POSTGRESQL, SQLITE, newsroom
from bench.report import Figure, Report, Table, percentile
from bench.story import story
from newsroom.articles.models import Article, Edition, Revision, SideDraft
from newsroom.articles.states import BylineKind, EditionState, PairPolicy, PublicState
from newsroom.database import db, new_id, now
from newsroom.events.models import Chain
from newsroom.glossary.spelling import folded
from newsroom.media.models import Picture
from newsroom.people.models import Person
from tests import make
from tests.statements import counted
from tests.words import translated

ARTICLES = int(os.environ.get("BENCH_DESK_ARTICLES", "50000"))
MOST_MS = 150.0
MANY = 50
SAMPLES = int(os.environ.get("BENCH_DESK_SAMPLES", "30"))
_BATCH = 1_000
_STATES = (
    EditionState.DRAFT,
    EditionState.CHANGES_REQUESTED,
    EditionState.SUBMITTED,
    EditionState.APPROVED,
)
"""Of an author's articles, in turn; all others are live."""
Rows = dict[type[Any], list[dict[str, Any]]]


@dataclass(frozen=True)
class _Author:
    """Somebody with a number of articles, of which the first is looked at."""

    person: Person
    client: FlaskClient
    article_id: uuid.UUID
    edition_id: uuid.UUID


def measure() -> Report:
    """Open each page many times, with one row on it and with fifty."""
    figures: list[Figure] = []
    tables: list[Table] = []
    for kind in (SQLITE, POSTGRESQL):
        with newsroom(kind) as app:
            found, table = _of(app, kind)
            figures += found
            tables.append(table)
    return Report("desk_pages", tuple(figures), tuple(tables))


def _of(app: Flask, kind: str) -> tuple[list[Figure], Table]:
    owner = make.person("author", name="Bench author").id
    for at in range(0, ARTICLES, _BATCH):
        _store([_article(number, owner) for number in range(at, min(at + _BATCH, ARTICLES))])
    one, many = _author(app, 1), _author(app, MANY)
    editor = _client(app, make.person("editor:en", "editor:es", name="Bench editor"))
    last = ARTICLES // 25
    pages = {
        "home": ("/desk/", "/desk/"),
        "my articles": ("/desk/mine", "/desk/mine"),
        "my articles, narrowed": ("/desk/mine?q=a&state=draft", "/desk/mine?q=a&state=draft"),
        "article": _paths(one, many, "/desk/articles/{article}"),
        "writing": _paths(one, many, "/desk/articles/{article}/edit"),
        "earlier texts": _paths(one, many, "/desk/revisions/{edition}"),
        "pictures": ("/desk/pictures", "/desk/pictures"),
    }
    found: _Found = {
        name: (_opened(one.client, first), _opened(many.client, second))
        for name, (first, second) in pages.items()
    }
    editors = {
        "all articles": "/desk/articles",
        "all articles, the last page": f"/desk/articles?page={last}",
        "all articles, narrowed": "/desk/articles?q=court&state=draft",
        "all articles, none found": "/desk/articles?q=nothing+like+it",
        "an editor's home": "/desk/",
    }
    found |= {name: (None, _opened(editor, path)) for name, path in editors.items()}
    return list(_figures(kind, found)), _table(kind, found)


@dataclass(frozen=True)
class _Opened:
    """What it took to answer a page."""

    wall: tuple[float, ...]
    """Milliseconds, as the CPU's."""
    cpu: tuple[float, ...]
    statements: int


_Found = dict[str, tuple[_Opened | None, _Opened]]


def _opened(client: FlaskClient, path: str) -> _Opened:
    walls, cpus = [], []
    for _ in range(SAMPLES):
        begun, used = time.perf_counter(), time.process_time()
        _open(client, path)
        walls.append((time.perf_counter() - begun) * 1_000)
        cpus.append((time.process_time() - used) * 1_000)
    with counted() as sent:
        _open(client, path)
    return _Opened(tuple(walls), tuple(cpus), len(sent))


def _open(client: FlaskClient, path: str) -> None:
    db.session.remove()
    with client.application.app_context():  # who is signed in is remembered in the context
        reply = client.get(path, follow_redirects=True)
    if reply.status_code != 200:  # noqa: PLR2004 — anything else measures another page
        message = f"{path}: {reply.status_code}"
        raise RuntimeError(message)


def _figures(kind: str, found: _Found) -> Iterator[Figure]:
    for name, (one, many) in found.items():
        wall, cpu = percentile(many.wall, 0.5), percentile(many.cpu, 0.95)
        yield Figure(f"{kind}: {name}, CPU p95", cpu, "ms", at_most=MOST_MS)
        yield Figure(f"{kind}: {name}, wall p50", wall, "ms", at_most=MOST_MS)
        if one is not None:
            more = float(many.statements - one.statements)
            yield Figure(f"{kind}: {name}, more statements for {MANY} rows", more, "", at_most=0)


def _table(kind: str, found: _Found) -> Table:
    columns = ("page", "wall p50", "wall p95", "CPU p50", "CPU p95", "statements", "for 1 row")
    rows = tuple(
        (
            name,
            percentile(many.wall, 0.5),
            percentile(many.wall, 0.95),
            percentile(many.cpu, 0.5),
            percentile(many.cpu, 0.95),
            many.statements,
            one.statements if one else "",
        )
        for name, (one, many) in found.items()
    )
    return Table(f"{kind}, {ARTICLES} articles, milliseconds", columns, rows)


def _paths(one: _Author, many: _Author, path: str) -> tuple[str, str]:
    return (
        path.format(article=one.article_id, edition=one.edition_id),
        path.format(article=many.article_id, edition=many.edition_id),
    )


def _author(app: Flask, count: int) -> _Author:
    """Add somebody with so many articles in each state, texts of the first one, and pictures."""
    person = make.person("author", name=f"Author of {count}")
    rows = [
        _article(number, person.id, state=state) for state in _STATES for number in range(count)
    ]
    first = rows[0]
    article, [edition, *_] = first[Article][0], first[Edition]
    text = first[Revision][0]
    edition["version"] = max(count, 2)
    for number in range(2, max(count, 2) + 1):
        again = text | {"id": new_id(), "number": number, "title": f"{text['title']} {number}"}
        again["digest"] = hashlib.sha256(again["title"].encode()).hexdigest()
        first[Revision].append(again)
        edition["current_revision_id"] = again["id"]
    _store(rows)
    pictures = [_picture(person.id, number, count) for number in range(count)]
    db.session.execute(insert(Picture), pictures)
    kept = [
        {"id": new_id(), "edition_id": one[Edition][0]["id"], "person_id": person.id}
        | {"kept_at": now(), "texts": {}}
        for one in rows[:count]
    ]
    db.session.execute(insert(SideDraft), kept)
    db.session.commit()
    return _Author(person, _client(app, person), article["id"], edition["id"])


def _picture(person_id: uuid.UUID, number: int, count: int) -> dict[str, Any]:
    digest = hashlib.sha256(f"{count}-{number}".encode()).hexdigest()
    return {
        "id": new_id(),
        "digest": digest,
        "width": 1200,
        "height": 800,
        "uploaded_by": person_id,
        "uploaded_at": now(),
    }


def _client(app: Flask, person: Person) -> FlaskClient:
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = person.fs_uniquifier
        session["_fresh"] = True
    return client


def _article(number: int, owner: uuid.UUID, *, state: EditionState | None = None) -> Rows:
    """Return the rows of an article: live in both languages, or in one and not public."""
    at = now() - dt.timedelta(minutes=number + 1)
    is_live = state is None
    article = {
        "id": new_id(),
        "source_language": "en",
        "pair_policy": PairPolicy.TOGETHER,
        "policy_reason": "",
        "created_at": at,
        "first_public_at": at if is_live else None,
        "is_followed": False,
        "sought": folded(story(number).title),
    }
    rows: Rows = {Article: [article], Edition: [], Revision: [], Chain: []}
    rows[Chain].append(
        {"name": f"article:{article['id']}", "seq": 0, "hash": "", "article_id": article["id"]}
    )
    for language in ("en", "es") if is_live else ("en",):
        text = _text(number, language, owner, at)
        edition = {
            "id": new_id(),
            "article_id": article["id"],
            "language": language,
            "state": state or EditionState.APPROVED,
            "owner_id": owner if language == "en" else None,
            "version": 1,
            "public_state": PublicState.LIVE if is_live else PublicState.NEVER,
            "current_revision_id": text["id"],
            "public_revision_id": text["id"] if is_live else None,
        }
        rows[Edition].append(edition)
        rows[Revision].append(text | {"edition_id": edition["id"]})
    return rows


def _text(number: int, language: str, owner: uuid.UUID, at: dt.datetime) -> dict[str, Any]:
    told = story(number)
    word = translated if language == "es" else str
    revision_id = new_id()
    return {
        "id": revision_id,
        "number": 1,
        "title": word(told.title),
        "standfirst": word(told.standfirst),
        "body": "".join(f"<p>{word(one)}</p>" for one in told.paragraphs),
        "slug": f"story-{number}",
        "byline": "Bench writer",
        "byline_kind": BylineKind.REAL,
        "photo_credit": told.credit,
        "countries": [],
        "topics": [],
        "pictures": "",
        "digest": hashlib.sha256(revision_id.bytes).hexdigest(),
        "created_at": at,
        "created_by": owner,
    }


def _store(articles: Sequence[Rows]) -> None:
    """Insert rows kind by kind; editions and revisions name each other, so pointers come last."""
    for kind in (Article, Chain):
        db.session.execute(insert(kind), [row for one in articles for row in one[kind]])
    editions = [row for one in articles for row in one[Edition]]
    unset = {"current_revision_id": None, "public_revision_id": None}
    db.session.execute(insert(Edition), [row | unset for row in editions])
    db.session.execute(insert(Revision), [row for one in articles for row in one[Revision]])
    pointers = ("id", "current_revision_id", "public_revision_id")
    db.session.bulk_update_mappings(
        Edition.__mapper__, [{name: row[name] for name in pointers} for row in editions]
    )
    db.session.commit()
