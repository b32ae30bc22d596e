"""Approved pairs as lines of JSON: the inverse of taking them in, to the byte."""

from __future__ import annotations

import contextlib
import gzip
import json
import secrets
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from sqlalchemy import exists, func, select

from newsroom.articles import topics
from newsroom.articles.kinds import ArticleKind
from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import BylineKind, EditionState, PublicState
from newsroom.database import db, now, reading
from newsroom.errors import NotAllowed
from newsroom.events.models import Event, EventPayload
from newsroom.imports.pairs.pair import KEY
from newsroom.people import queries as people
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.settings import current

_PAGE = 100
_AWAY = (PublicState.WITHDRAWN, PublicState.RETRACTED)


def write_file(path: Path, *, by: Person, live_only: bool = False) -> int:
    """Write the pairs into a file, gzipped if its name says so; whole or not at all."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("xb") as file, contextlib.ExitStack() as stack:
            out: Any = file
            if path.suffix == ".gz":
                # Without a name and a time in it, equal pairs are equal bytes.
                out = stack.enter_context(gzip.GzipFile("", "wb", fileobj=file, mtime=0))
            written = write(out, by=by, live_only=live_only)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return written


def write(out: IO[bytes], *, by: Person, live_only: bool = False) -> int:
    """Write one line a pair, in the order in which the articles began; returns how many.

    Left out is whatever is not approved or live in every language, was taken back, or is under
    embargo: a line does not say so, and whoever takes it in would make it public.

    Raises:
        NotAllowed: by somebody who is neither an editor nor an importer.
    """
    if not (rights.is_any_editor(by) or rights.is_importer(by)):
        raise NotAllowed
    written = 0
    with reading():
        db.session.rollback()  # a transaction that may write would keep the newsroom waiting
        for articles in _pages(live_only=live_only):
            for line in _lines(articles, live_only=live_only):
                form = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
                out.write(form.encode() + b"\n")
                written += 1
        db.session.rollback()
    return written


def _pages(*, live_only: bool) -> Iterator[Sequence[Any]]:
    """Give the articles that may leave, a page at a time."""
    of_article = Edition.article_id == Article.id
    whole = Edition.public_state == PublicState.LIVE
    if not live_only:
        whole |= Edition.state == EditionState.APPROVED
    counted = select(func.count()).select_from(Edition).where(of_article, whole).scalar_subquery()
    query = (
        select(Article.id, Article.source_key, Article.source_language)
        .where(
            counted == len(current().languages),
            ~exists().where(of_article, Edition.public_state.in_(_AWAY)),
            Article.embargo_until.is_(None) | (Article.embargo_until <= now()),
        )
        .order_by(Article.created_at, Article.id)
        .execution_options(yield_per=_PAGE)
    )
    yield from db.session.execute(query).partitions()


def _lines(articles: Sequence[Any], *, live_only: bool) -> Iterator[dict[str, Any]]:
    found = _revisions([one.id for one in articles], live_only=live_only)
    chosen = {
        one.id: pair
        for one in articles
        if (pair := _pair(found.get(one.id, []), one.source_language))
    }
    translators = _translators(chosen)
    for article in articles:
        if article.id not in chosen:
            continue
        revisions = chosen[article.id]
        line = {
            "id": (article.source_key or article.id.hex).removeprefix(KEY),
            "source_lang": article.source_language,
        }
        for language in current().languages:
            named = translators[article.id] if language != article.source_language else {}
            translated = named.get(language, [])
            line[language] = _side(revisions[language], language, translated)
        yield line


def _revisions(
    ids: Sequence[uuid.UUID], *, live_only: bool
) -> dict[uuid.UUID, list[dict[str, Revision]]]:
    """Return what may leave of each article by language: what is approved now, what is live."""
    is_live = Revision.id == Edition.public_revision_id
    is_approved = (Revision.id == Edition.current_revision_id) & (
        Edition.state == EditionState.APPROVED
    )
    query = (
        select(
            Edition.article_id,
            Edition.language,
            Revision,
            is_live.label("is_live"),
            is_approved.label("is_approved"),
        )
        .join(Revision, Revision.id.in_([Edition.current_revision_id, Edition.public_revision_id]))
        .where(Edition.article_id.in_(ids), Revision.redacted_at.is_(None))
    )
    found: dict[uuid.UUID, list[dict[str, Revision]]] = defaultdict(lambda: [{}, {}])
    for row in db.session.execute(query):
        approved, live = found[row.article_id]
        if row.is_approved and not live_only:
            approved[row.language] = row.Revision
        if row.is_live:
            live[row.language] = row.Revision
    return found


def _pair(found: Sequence[dict[str, Revision]], source_language: str) -> dict[str, Revision] | None:
    """Return the first that has every language, each made from the source that leaves with it."""
    for revisions in found:
        if set(revisions) == set(current().languages):
            source = revisions[source_language]
            others = (one for one in revisions.values() if one is not source)
            if all(one.source_revision_id == source.id for one in others):
                return revisions
    return None


def _translators(
    chosen: Mapping[uuid.UUID, Mapping[str, Revision]],
) -> dict[uuid.UUID, dict[str, list[str]]]:
    """Return who translated, by article and language: as an import noted it, or as pages say."""
    query = (
        select(Event.article_id, EventPayload.body)
        .join(EventPayload, EventPayload.event_id == Event.id)
        .where(Event.article_id.in_(chosen), Event.kind == "article_imported")
    )
    imported = {row.article_id: row.body or {} for row in db.session.execute(query)}
    writers = {one.created_by for revisions in chosen.values() for one in revisions.values()}
    names = people.desk_names(writers)
    return {
        article_id: {
            language: imported[article_id].get("translators", {}).get(language, [])
            if article_id in imported and one.number == 1
            else [names[one.created_by]]
            for language, one in revisions.items()
        }
        for article_id, revisions in chosen.items()
    }


def _topic(key: str, language: str) -> str:
    """Return what another newsroom may know a topic by: its name, or its key where it has none."""
    topic = topics.known().get(key)
    return topic.names.get(language, key) if topic else key


def _side(revision: Revision, language: str, translators: Sequence[str]) -> dict[str, Any]:
    """Return one language; of a name that is withheld nothing but that it is."""
    side: dict[str, Any] = {
        "title": revision.title,
        "slug": revision.slug,
        "body": revision.body,
        "format": "html",
        "date": revision.dateline.isoformat() if revision.dateline else "",
        "authors": [revision.byline] if revision.byline else [],
        "translators": list(translators),
        "standfirst": revision.standfirst,
        "photo_credit": revision.photo_credit,
        "countries": list(revision.countries),
    }
    if revision.topics:
        side["topics"] = [_topic(key, language) for key in revision.topics]
    if revision.kind is not ArticleKind.NEWS:
        side["kind"] = revision.kind.value
    if revision.byline_kind is BylineKind.WITHHELD:
        side["byline_kind"] = BylineKind.WITHHELD.value
    return side
