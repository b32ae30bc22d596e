"""Render the pages of a release before its time, and note which objects it would publish."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from newsroom.articles.links import Link as Target
from newsroom.database import action, db
from newsroom.publishing import queries
from newsroom.publishing.models import Release, ReleaseObject
from newsroom.publishing.pages import inputs, picture_files, render
from newsroom.publishing.pages.values import ReleaseInputs
from newsroom.publishing.site.layout import suffix_of
from newsroom.publishing.site.objects import ObjectStore
from newsroom.publishing.states import ReleaseState
from newsroom.telemetry import crash_point

HTML = ".html"
AHEAD = frozenset({ReleaseState.READY, ReleaseState.SCHEDULED})


@dataclass(frozen=True)
class Made:
    """The pages of one release, in the store, and what they were made from."""

    digest: str
    renderer: str
    objects: Sequence[dict[str, object]]
    """Rows that name them; empty where they are noted already."""
    links: Mapping[uuid.UUID, Sequence[Target]]
    """What each text links to; a text never changes."""


def make(release_id: uuid.UUID, store: ObjectStore) -> Made | None:
    """Render everything that a release publishes to stored objects, and note nothing yet.

    Returns None where there is nothing to publish. Costs no rendering where the same inputs were
    rendered before.
    """
    release = queries.whole(release_id)
    if release.state is not ReleaseState.PUBLISHING:
        db.session.rollback()
        return None
    held = inputs.links_held([release])
    gathered = inputs.gather_many([release], held=held)[release_id]
    digest = gathered.digest()
    names = _names_of({release_id}).get(release_id) if release.input_digest == digest else None
    db.session.rollback()  # no lock is held while pages are rendered
    if names and not store.missing(names):
        return Made(digest, gathered.renderer, (), held)
    crash_point("publish.rendering")
    rows = _rendered({release_id: gathered}, store)[release_id]
    return Made(digest, gathered.renderer, rows, held)


def note(release: Release, made: Made) -> None:
    """Say in a release's own transaction which objects it publishes."""
    db.session.execute(delete(ReleaseObject).where(ReleaseObject.release_id == release.id))
    if made.objects:
        db.session.execute(insert(ReleaseObject), made.objects)
    release.input_digest = made.digest
    release.renderer = made.renderer
    release.surroundings = inputs.surroundings()


def prepare_many(
    release_ids: Sequence[uuid.UUID],
    store: ObjectStore,
    *,
    states: frozenset[ReleaseState] = frozenset({ReleaseState.PUBLISHING}),
) -> dict[uuid.UUID, str]:
    """Render all of these releases that are in one of the states; returns their input digests.

    A release whose objects are in the store already, made from the same inputs, costs no
    rendering. The transaction that notes the objects is one for all.
    """
    found = [one for one in queries.loaded(release_ids, bodies=True) if one.state in states]
    gathered = inputs.gather_many(found)
    digests = {release_id: one.digest() for release_id, one in gathered.items()}
    known = {one.id for one in found if one.input_digest == digests[one.id]}
    stored = _names_of(known)
    db.session.rollback()  # no lock is held while pages are rendered
    made = {
        release_id: one
        for release_id, one in gathered.items()
        if not stored.get(release_id) or store.missing(stored[release_id])
    }
    if made:
        crash_point("publish.rendering")
        _note_objects(made, _rendered(made, store))
    return digests


def render_ahead(release_id: uuid.UUID, store: ObjectStore) -> None:
    """Render a ready or scheduled release before its time; run again it changes nothing."""
    prepare_many([release_id], store, states=AHEAD)


def prepared(release_ids: Sequence[uuid.UUID], store: ObjectStore) -> dict[uuid.UUID, str]:
    """Return those of many releases whose pages lie in the store, each with its digest."""
    query = select(Release.id, Release.input_digest).where(Release.id.in_(release_ids))
    digests = {row.id: row.input_digest for row in db.session.execute(query) if row.input_digest}
    names = _names_of(digests)
    return {
        release_id: digest
        for release_id, digest in digests.items()
        if names.get(release_id) and not store.missing(names[release_id])
    }


def _names_of(release_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[tuple[str, str]]]:
    """Return the names of the objects that releases would publish."""
    names: dict[uuid.UUID, list[tuple[str, str]]] = {}
    columns = (ReleaseObject.digest, ReleaseObject.role, ReleaseObject.location)
    query = select(ReleaseObject.release_id, *columns).where(
        ReleaseObject.release_id.in_(release_ids), ReleaseObject.digest != ""
    )
    for row in db.session.execute(query) if release_ids else ():
        suffix = suffix_of(row.role, row.location)
        names.setdefault(row.release_id, []).append((row.digest, suffix))
    return names


def _rendered(
    made: Mapping[uuid.UUID, ReleaseInputs], store: ObjectStore
) -> dict[uuid.UUID, list[dict[str, object]]]:
    """Put the pages of releases into the store; returns the rows that name them, by release."""
    pages = {release_id: render.render_release(one) for release_id, one in made.items()}
    for one in made.values():
        picture_files.put((name for _, name in picture_files.objects_of(one)), store)
    flat = [one for of_release in pages.values() for one in of_release if one.role != "moved"]
    digests = dict(
        zip(map(id, flat), store.put_many([one.content for one in flat], HTML), strict=True)
    )
    rows = {
        release_id: [
            {
                "language": one.language,
                "slug": one.slug,
                "role": one.role,
                "digest": digests.get(id(one), ""),
                "location": one.location,
            }
            for one in of_release
        ]
        for release_id, of_release in pages.items()
    }
    return {
        release_id: [
            {"release_id": release_id, **row}
            for row in (*of_release, *picture_files.rows_of(made[release_id]))
        ]
        for release_id, of_release in rows.items()
    }


@action
def _note_objects(
    made: Mapping[uuid.UUID, ReleaseInputs],
    rows: Mapping[uuid.UUID, Sequence[dict[str, object]]],
) -> None:
    """Say which objects releases would publish; never for one that is in the log already."""
    waiting = [one for one in queries.locked(list(made)) if one.state is not ReleaseState.PUBLISHED]
    ids = [one.id for one in waiting]
    db.session.execute(delete(ReleaseObject).where(ReleaseObject.release_id.in_(ids)))
    noted = [row for release_id in ids for row in rows[release_id]]
    if noted:
        db.session.execute(insert(ReleaseObject), noted)
    for release in waiting:
        release.input_digest = made[release.id].digest()
        release.renderer = made[release.id].renderer
        release.surroundings = inputs.surroundings(made[release.id].site)


def objects_of(release_ids: Sequence[uuid.UUID]) -> Sequence[ReleaseObject]:
    """Return the stored objects of many releases in one query."""
    query = select(ReleaseObject).where(ReleaseObject.release_id.in_(release_ids))
    return db.session.scalars(query).all()
