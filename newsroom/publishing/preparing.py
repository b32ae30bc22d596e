"""Render the pages of a release before its time, and note which objects it would publish."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import delete, insert, select

from newsroom.articles import queries as articles
from newsroom.database import action, db
from newsroom.publishing import inputs, queries, render
from newsroom.publishing.models import ReleaseObject
from newsroom.publishing.objects import ObjectStore
from newsroom.publishing.pages import ReleaseInputs
from newsroom.publishing.states import ReleaseState
from newsroom.telemetry import crash_point

HTML = ".html"
AHEAD = frozenset({ReleaseState.READY, ReleaseState.SCHEDULED})


def prepare(release_id: uuid.UUID, store: ObjectStore) -> str | None:
    """Render everything that a release publishes to stored objects, outside any transaction.

    Returns the digest of the inputs that the objects were made from; None where there is
    nothing to publish.
    """
    return _made_sure(release_id, store, frozenset({ReleaseState.PUBLISHING}))


def render_ahead(release_id: uuid.UUID, store: ObjectStore) -> None:
    """Render a ready or scheduled release before its time; run again it changes nothing."""
    _made_sure(release_id, store, AHEAD)


def _made_sure(
    release_id: uuid.UUID, store: ObjectStore, states: frozenset[ReleaseState]
) -> str | None:
    [release] = queries.loaded([release_id], bodies=True)
    if release.state not in states:
        db.session.rollback()
        return None
    gathered = inputs.gather(release)
    digest = gathered.digest()
    names = [(one.digest, HTML) for one in release.objects if one.digest]
    known = release.input_digest == digest and names
    surroundings = inputs.surroundings()
    db.session.rollback()  # no lock is held while pages are rendered
    if not known or store.missing(names):
        crash_point("publish.rendering")
        _render(release_id, gathered, surroundings, store)
    return digest


def prepared(release_ids: Sequence[uuid.UUID], store: ObjectStore) -> dict[uuid.UUID, str]:
    """Return those of many releases whose pages lie in the store, each with its digest."""
    objects: dict[uuid.UUID, list[tuple[str, str]]] = {}
    for one in objects_of(release_ids):
        if one.digest:
            objects.setdefault(one.release_id, []).append((one.digest, HTML))
    return {
        one.id: one.input_digest
        for one in queries.loaded(release_ids)
        if one.input_digest and one.id in objects and not store.missing(objects[one.id])
    }


def _render(
    release_id: uuid.UUID, gathered: ReleaseInputs, surroundings: str, store: ObjectStore
) -> None:
    """Put the rendered pages into the store, then note their hashes with the release."""
    rows = [
        {
            "release_id": release_id,
            "language": one.language,
            "slug": one.slug,
            "role": one.role,
            "digest": "" if one.role == "moved" else store.put(one.content, HTML),
            "location": one.location,
        }
        for one in render.render_release(gathered)
    ]
    _note_objects(release_id, gathered, surroundings, rows)


@action
def _note_objects(
    release_id: uuid.UUID,
    gathered: ReleaseInputs,
    surroundings: str,
    rows: Sequence[dict[str, object]],
) -> None:
    """Say which objects a release would publish; never for one that is in the log already."""
    articles.lock(queries.release(release_id).article_id)
    release = queries.release(release_id)
    if release.state is ReleaseState.PUBLISHED:
        return
    db.session.execute(delete(ReleaseObject).where(ReleaseObject.release_id == release_id))
    if rows:
        db.session.execute(insert(ReleaseObject), rows)
    release.input_digest = gathered.digest()
    release.renderer = gathered.renderer
    release.surroundings = surroundings


def objects_of(release_ids: Sequence[uuid.UUID]) -> Sequence[ReleaseObject]:
    """Return the stored objects of many releases in one query."""
    query = select(ReleaseObject).where(ReleaseObject.release_id.in_(release_ids))
    return db.session.scalars(query).all()
