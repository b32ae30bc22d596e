"""A library of many pictures: what it takes to find some, on every shelf and for every person."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable

from sqlalchemy import insert

from bench import many_pairs
from bench.newsrooms import POSTGRESQL, SQLITE, newsroom
from bench.report import Figure, Report
from newsroom.articles import picture_library, showing
from newsroom.articles.picture_library import Asked, Shelf
from newsroom.database import db, now
from newsroom.glossary.spelling import folded
from newsroom.media.models import Picture, PictureWords
from newsroom.people import queries as people

PICTURES = int(os.environ.get("BENCH_PICTURES", "10000"))
ARTICLES = PICTURES // 2
PAGE = 24
MOST_MS = 150.0


def measure() -> Report:
    """Fill a newsroom with pictures, half of them live, and look for some."""
    figures: list[Figure] = []
    for kind in (SQLITE, POSTGRESQL):
        with newsroom(kind):
            figures += _of(kind)
    return Report("pictures", tuple(figures))


def _of(kind: str) -> list[Figure]:
    staff = many_pairs.editors()
    ids = [uuid.uuid4() for _ in range(PICTURES)]
    _fill(ids, staff[1])
    many_pairs.live(ARTICLES, staff, varied=lambda number: _showing(ids[number]))
    name = f"{kind}, {PICTURES} pictures"
    looks: dict[str, Callable[[], object]] = {
        f"shelf “{shelf}”": lambda shelf=shelf: _look(Asked("", shelf), staff[1])  # type: ignore[misc]  # the default binds it
        for shelf in Shelf
    }
    looks["a word that one has"] = lambda: _look(Asked("river 17"), staff[1])
    looks["a word that none has"] = lambda: _look(Asked("nowhere"), staff[1])
    looks["those that a stranger may choose"] = lambda: _choose(staff[0])
    looks["credits known"] = lambda: picture_library.credits_known(people.person(staff[1]))
    looks["where one stands"] = lambda: showing.where(ids[7])
    return [
        Figure(f"{name}: {what}", _ms(work), "ms", at_most=MOST_MS) for what, work in looks.items()
    ]


def _fill(ids: list[uuid.UUID], by: uuid.UUID) -> None:
    at = now()
    pictures, words = [], []
    for number, picture_id in enumerate(ids):
        said = {"en": f"A river, number {number}", "es": f"Un río, número {number}"}
        credit = f"Photographer {number % 150}"
        pictures.append(
            {
                "id": picture_id,
                "digest": f"{number:064x}",
                "width": 1600,
                "height": 1000,
                "uploaded_by": by,
                "uploaded_at": at,
                "credit": credit,
                "focus_x": 50,
                "focus_y": 50,
                "decorative": False,
                "version": 1,
                "made_as": "",
                "files": [{"use": "wide", "width": 480, "digest": f"{number:064x}"}] * 14,
                "sought": folded(" ".join([*said.values(), credit])),
            }
        )
        words += [
            {"picture_id": picture_id, "language": code, "alt": text, "caption": ""}
            for code, text in said.items()
        ]
    db.session.execute(insert(Picture), pictures)
    db.session.execute(insert(PictureWords), words)
    db.session.commit()


def _showing(picture_id: uuid.UUID) -> dict[str, str]:
    image = f'<img src="picture:{picture_id.hex}" alt="A river">'
    return {"body": f"<p>The river.</p><figure>{image}</figure>"}


def _look(asked: Asked, person_id: uuid.UUID) -> None:
    picture_library.looked_after(asked, people.person(person_id), most=PAGE + 1)


def _choose(person_id: uuid.UUID) -> None:
    picture_library.to_choose("", people.person(person_id), most=PAGE + 1)


def _ms(work: Callable[[], object]) -> float:
    """Return the milliseconds of the second run, in a transaction of its own."""
    spent = 0.0
    for _ in range(2):
        db.session.remove()
        begun = time.perf_counter()
        work()
        spent = (time.perf_counter() - begun) * 1_000
        db.session.rollback()
    return spent
