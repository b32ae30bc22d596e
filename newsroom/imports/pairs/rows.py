"""The rows of approved pairs, written many at a time."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import insert, update

from newsroom.articles import links, pictures
from newsroom.articles.models import (
    Approval,
    Article,
    Edition,
    Revision,
    RevisionLink,
    RevisionTopic,
    SlugReservation,
)
from newsroom.articles.states import EditionState, PairPolicy, PublicState, Waiver
from newsroom.database import db, new_id
from newsroom.events.actions import Fact, record_many
from newsroom.glossary.spelling import folded
from newsroom.imports.pairs.pair import Pair
from newsroom.publishing.models import Release, ReleaseMember
from newsroom.publishing.states import ReleaseKind, ReleaseState
from newsroom.settings import current


@dataclass(frozen=True)
class Entry:
    """A pair with the ids that its rows get."""

    pair: Pair
    at: dt.datetime
    article_id: uuid.UUID = field(default_factory=new_id)
    release_id: uuid.UUID = field(default_factory=new_id)
    editions: dict[str, uuid.UUID] = field(default_factory=dict)
    revisions: dict[str, uuid.UUID] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for language, content in self.pair.contents.items():
            self.editions[language] = new_id()
            self.revisions[language] = new_id()
            self.digests[language] = content.digest()


def write(pairs: Sequence[Pair], *, by: uuid.UUID, at: dt.datetime, live: bool) -> list[Entry]:
    """Write everything that an approved pair is made of, with a release that waits or goes out.

    The caller's transaction holds it together. One's own microsecond each keeps the file's order.
    """
    entries = [
        Entry(pair, at + dt.timedelta(microseconds=place)) for place, pair in enumerate(pairs)
    ]
    _insert(Article, [_article(one) for one in entries])
    _insert(Edition, [row for one in entries for row in _editions(one)])
    _insert(Revision, [row for one in entries for row in _revisions(one, by)])
    pointers = [
        {"id": one.editions[language], "current_revision_id": revision_id}
        for one in entries
        for language, revision_id in one.revisions.items()
    ]
    db.session.execute(update(Edition), pointers)
    linked = [row for one in entries for row in _links(one)]
    if linked:
        _insert(RevisionLink, linked)
    about = [row for one in entries for row in _topics(one)]
    if about:
        _insert(RevisionTopic, about)
    _insert(SlugReservation, [row for one in entries for row in _slugs(one)])
    _insert(Approval, [row for one in entries for row in _approvals(one, by)])
    _insert(Release, [_release(one, by, live=live) for one in entries])
    _insert(ReleaseMember, [row for one in entries for row in _members(one)])
    record_many([_fact(one, by, live=live) for one in entries], at=at)
    return entries


def _insert(model: type[Any], rows: list[dict[str, Any]]) -> None:
    db.session.execute(insert(model), rows)


def _article(entry: Entry) -> dict[str, Any]:
    source = entry.pair.contents[entry.pair.source_language]
    return {
        "id": entry.article_id,
        "source_language": entry.pair.source_language,
        "pair_policy": PairPolicy.TOGETHER,
        "source_key": entry.pair.source_key,
        "sought": folded(source.title),
        "kind": entry.pair.contents[entry.pair.source_language].kind,
        "created_at": entry.at,
    }


def _editions(entry: Entry) -> list[dict[str, Any]]:
    """Nobody owns an imported edition: whoever brought it in did not write it."""
    return [
        {
            "id": edition_id,
            "article_id": entry.article_id,
            "language": language,
            "state": EditionState.APPROVED,
            "version": 1,
            "public_state": PublicState.NEVER,
        }
        for language, edition_id in entry.editions.items()
    ]


def _revisions(entry: Entry, by: uuid.UUID) -> list[dict[str, Any]]:
    """Return the source's row first: the other one names it."""
    source = entry.pair.source_language
    return [
        asdict(content)
        | {
            "id": entry.revisions[language],
            "edition_id": entry.editions[language],
            "number": 1,
            "countries": list(content.countries),
            "topics": list(content.topics),
            "pictures": " ".join(pictures.shown_in(content.body)),
            "digest": entry.digests[language],
            "source_revision_id": None if language == source else entry.revisions[source],
            "created_at": entry.at,
            "created_by": by,
        }
        for language, content in entry.pair.contents.items()
    ]


def _links(entry: Entry) -> list[dict[str, Any]]:
    public_url = current().public_url
    return [
        {"revision_id": entry.revisions[language], "language": to, "slug": slug}
        for language, content in entry.pair.contents.items()
        for to, slug in links.own_links(content.body, public_url)
    ]


def _topics(entry: Entry) -> list[dict[str, Any]]:
    return [
        {"revision_id": entry.revisions[language], "topic_key": key}
        for language, content in entry.pair.contents.items()
        for key in content.topics
    ]


def _slugs(entry: Entry) -> list[dict[str, Any]]:
    return [
        {
            "language": language,
            "slug": content.slug,
            "edition_id": entry.editions[language],
            "ever_public": False,
        }
        for language, content in entry.pair.contents.items()
    ]


def _approvals(entry: Entry, by: uuid.UUID) -> list[dict[str, Any]]:
    return [
        {
            "id": new_id(),
            "edition_id": entry.editions[language],
            "revision_id": entry.revisions[language],
            "digest": entry.digests[language],
            "approved_by": by,
            "approved_at": entry.at,
            "waiver": Waiver.IMPORTED.value,
        }
        for language in entry.pair.contents
    ]


def _release(entry: Entry, by: uuid.UUID, *, live: bool) -> dict[str, Any]:
    return {
        "id": entry.release_id,
        "article_id": entry.article_id,
        "kind": ReleaseKind.FIRST,
        "state": ReleaseState.PUBLISHING if live else ReleaseState.READY,
        "policy": PairPolicy.TOGETHER,
        "made_at": entry.at,
        "actor_id": by if live else None,
        "public_at": entry.at if live else None,
    }


def _members(entry: Entry) -> list[dict[str, Any]]:
    return [
        {
            "release_id": entry.release_id,
            "language": language,
            "edition_id": entry.editions[language],
            "revision_id": entry.revisions[language],
            "digest": entry.digests[language],
        }
        for language in entry.pair.contents
    ]


def _fact(entry: Entry, by: uuid.UUID, *, live: bool) -> Fact:
    """Return the one event of the import; whoever translated it elsewhere is named in its words."""
    translators = {one: list(names) for one, names in entry.pair.translators.items()}
    payload: dict[str, Any] = {"id": entry.pair.id, "live": live}
    return Fact(
        "article_imported",
        actor_id=by,
        article_id=entry.article_id,
        subject_id=entry.release_id,
        revisions=list(entry.revisions.values()),
        payload=payload | ({"translators": translators} if translators else {}),
    )
