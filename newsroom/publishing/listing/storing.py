"""Write what differs between the rows of what is listed and what is live, and count the lists."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, Table, bindparam, delete, func, insert, select, tuple_, update

from newsroom.articles.models import Article
from newsroom.database import db, inserting
from newsroom.publishing.listing.live import Listed, Placed, Spot, Truth
from newsroom.publishing.listing.models import Listing, ListingPlace, ListingTotal
from newsroom.publishing.listing.places import Kind, Place, Touched

_LISTING: Table = Listing.__table__  # type: ignore[assignment] # SQLAlchemy says FromClause
_PLACE: Table = ListingPlace.__table__  # type: ignore[assignment] # as above
_TOTAL: Table = ListingTotal.__table__  # type: ignore[assignment] # as above
_CHUNK = 500


def known(ids: Collection[uuid.UUID]) -> Truth:
    """Return what the rows say of these articles, in two statements."""
    listed = db.session.execute(select(_LISTING).where(_LISTING.c.article_id.in_(ids)))
    placed = db.session.execute(select(_PLACE).where(_PLACE.c.article_id.in_(ids)))
    return Truth(
        {(row.article_id, row.language): Listed(**row._mapping) for row in listed},  # noqa: SLF001 — its public name
        {
            (Place(row.language, row.kind, row.key), row.sort): Placed(
                row.article_id, row.correction_id, row.name, row.shown
            )
            for row in placed
        },
    )


def put(truth: Truth, before: Truth) -> dict[Place, Touched]:
    """Make the rows say the truth; returns which lines of which lists that touches."""
    _put_listed(truth.listed, before.listed)
    _put_placed(truth.placed, before.placed)
    touched: dict[Place, Touched] = {}
    for place, sort in truth.placed.keys() - before.placed.keys():
        touched.setdefault(place, Touched()).came.add(sort)
    for place, sort in before.placed.keys() - truth.placed.keys():
        touched.setdefault(place, Touched()).went.add(sort)
    for place, sort in truth.placed.keys() & before.placed.keys():
        now, was = truth.placed[place, sort], before.placed[place, sort]
        edition = (now.article_id, place.language)
        if now != was:
            touched.setdefault(place, Touched()).changed.add(sort)
        elif truth.listed.get(edition) != before.listed.get(edition):
            touched.setdefault(place, Touched()).renewed.add(sort)
    return touched


def _put_listed(now: Mapping[Any, Listed], was: Mapping[Any, Listed]) -> None:
    own = (_LISTING.c.article_id == bindparam("its"), _LISTING.c.language == bindparam("spoken"))
    gone = [{"its": one[0], "spoken": one[1]} for one in was if one not in now]
    other = [one for key, one in now.items() if key in was and was[key] != one]
    execute(delete(_LISTING).where(*own), gone)
    execute(insert(_LISTING), [vars(one) for key, one in now.items() if key not in was])
    kept = ("revision_id", "slug", "is_source", "first_public_at", "public_at")
    execute(
        update(_LISTING).where(*own).values({name: bindparam(f"new_{name}") for name in kept}),
        [
            {"its": one.article_id, "spoken": one.language}
            | {f"new_{name}": getattr(one, name) for name in kept}
            for one in other
        ],
    )


def _put_placed(now: Mapping[Spot, Placed], was: Mapping[Spot, Placed]) -> None:
    own = (
        _PLACE.c.language == bindparam("spoken"),
        _PLACE.c.kind == bindparam("about"),
        _PLACE.c.key == bindparam("named"),
        _PLACE.c.sort == bindparam("stands"),
    )
    execute(delete(_PLACE).where(*own), [_spot(one) for one in was if one not in now])
    execute(
        insert(_PLACE),
        [
            vars(place) | {"sort": sort} | vars(one)
            for (place, sort), one in now.items()
            if (place, sort) not in was
        ],
    )
    execute(
        update(_PLACE).where(*own).values(name=bindparam("spelt"), shown=bindparam("says")),
        [
            _spot(spot) | {"spelt": one.name, "says": one.shown}
            for spot, one in now.items()
            if spot in was and was[spot] != one
        ],
    )


def _spot(spot: Spot) -> dict[str, str]:
    place, sort = spot
    return {"spoken": place.language, "about": place.kind, "named": place.key, "stands": sort}


def count(touched: Mapping[Place, Touched]) -> dict[Place, tuple[int, int]]:
    """Write how long the touched lists are now; returns their lengths before and after.

    A list of an author is called what its newest line spells: where that is another name than
    before, all of its pages say so, and it counts as renamed.
    """
    before = _totals(touched)
    lengths: dict[Place, tuple[int, int]] = {}
    rows: dict[Place, tuple[int, str]] = {}
    for place, found in touched.items():
        was, name = before.get(place, (0, ""))
        total = was + len(found.came) - len(found.went)
        spelt = _spelling(place) if place.kind == Kind.AUTHOR and total else ""
        found.is_renamed = spelt != name
        lengths[place] = (was, total)
        if (total, spelt) != (was, name):
            rows[place] = (total, spelt)
    _put_totals(rows)
    return lengths


def _totals(places: Iterable[Place]) -> dict[Place, tuple[int, str]]:
    key = tuple_(_TOTAL.c.language, _TOTAL.c.kind, _TOTAL.c.key)
    found: dict[Place, tuple[int, str]] = {}
    wanted = [(one.language, one.kind, one.key) for one in places]
    for start in range(0, len(wanted), _CHUNK):
        query = select(_TOTAL).where(key.in_(wanted[start : start + _CHUNK]))
        for row in db.session.execute(query):
            found[Place(row.language, row.kind, row.key)] = (row.total, row.name)
    return found


def _spelling(place: Place) -> str:
    query = (
        select(_PLACE.c.name)
        .where(
            _PLACE.c.language == place.language,
            _PLACE.c.kind == place.kind,
            _PLACE.c.key == place.key,
        )
        .order_by(_PLACE.c.sort.desc())
        .limit(1)
    )
    return db.session.scalar(query) or ""


def _put_totals(rows: Mapping[Place, tuple[int, str]]) -> None:
    own = (
        _TOTAL.c.language == bindparam("spoken"),
        _TOTAL.c.kind == bindparam("about"),
        _TOTAL.c.key == bindparam("named"),
    )
    empty = [
        {"spoken": one.language, "about": one.kind, "named": one.key}
        for one, (total, _name) in rows.items()
        if not total
    ]
    execute(delete(_TOTAL).where(*own), empty)
    values = [vars(one) | {"total": row[0], "name": row[1]} for one, row in rows.items() if row[0]]
    put_over(_TOTAL, values)


def counted() -> Select[Any]:
    """Return the query that counts every list from its lines: what the totals have to be."""
    line = _PLACE.alias()
    newest = (
        select(line.c.name)
        .where(*(line.c[one] == _PLACE.c[one] for one in ("language", "kind", "key")))
        .order_by(line.c.sort.desc())
        .limit(1)
        .scalar_subquery()
    )
    of_list = (_PLACE.c.kind, _PLACE.c.key, _PLACE.c.language)
    return select(*of_list, func.count().label("total"), newest.label("name")).group_by(*of_list)


def count_again() -> None:
    """Count every list anew from its lines."""
    db.session.execute(delete(_TOTAL))
    names = ["kind", "key", "language", "total", "name"]
    db.session.execute(insert(_TOTAL).from_select(names, counted()))


def drop_strangers() -> None:
    """Drop the lines of articles of which nothing was ever public."""
    never = select(Article.id).where(Article.public_number.is_(None))
    for table in (_PLACE, _LISTING):
        db.session.execute(delete(table).where(table.c.article_id.in_(never)))


def put_over(table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows, over those with the same key."""
    added = inserting(table)
    keys = {one.name for one in table.primary_key}
    others = {one.name: added.excluded[one.name] for one in table.c if one.name not in keys}
    execute(added.on_conflict_do_update(index_elements=sorted(keys), set_=others), rows)


def execute(statement: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Carry a statement out once for all rows; not at all where there are none."""
    if rows:
        db.session.connection().execute(statement, rows)
