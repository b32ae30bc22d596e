"""Each harm to the site tree or the objects is found by the oracles that it concerns."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from flask_babel import force_locale

from newsroom.database import db
from newsroom.publishing.models import Release, ReleaseObject
from newsroom.settings import current
from tests.newsroom.verify import harm
from tests.newsroom.verify.conftest import Places, found
from tests.verified import violations

pytestmark = pytest.mark.database

Harm = Callable[[Places], AbstractContextManager[None]]


def page(places: Places, life: str, language: str) -> Path:
    return harm.page_of(language, places[life].slugs[language])


def home(places: Places, life: str) -> Path:
    return current().site / "articles" / places[life].name


def link(places: Places, life: str, language: str) -> Path:
    return current().site / "public" / language / places[life].slugs[language]


def front(*changes: tuple[bytes, bytes]) -> AbstractContextManager[None]:
    return english("index.html", *changes)


def english(file: str, *changes: tuple[bytes, bytes]) -> AbstractContextManager[None]:
    path = (current().site / "lists" / "current" / "en" / file).resolve()
    return harm.replaced(path, *changes)


def former(places: Places, life: str) -> str:
    """Return the folder of an article's first release."""
    return min(one.name for one in home(places, life).iterdir() if one.name != "current")


def listing(places: Places) -> AbstractContextManager[None]:
    path = f'<a href="/en/{places["withdrawn"].slugs["en"]}/">gone</a></main>'
    return front((b"</main>", path.encode()))


def following(places: Places, file: str, before: str, after: str) -> AbstractContextManager[None]:
    """Let a feed name what is withdrawn in the words of its own format."""
    own = places["live"].slugs["en"].encode(), places["withdrawn"].slugs["en"].encode()
    live, withdrawn = (b"%s/en/%s/%s" % (before.encode(), one, after.encode()) for one in own)
    return english(file, (live, withdrawn))


def telling(places: Places) -> AbstractContextManager[None]:
    """Let a list say what an unfinished article is called."""
    title = places["unfinished"].slugs["en"].replace("-", " ").capitalize()
    return front((b"</main>", f"{title}</main>".encode()))


def stored(places: Places) -> Path:
    query = (
        db.select(ReleaseObject.digest)
        .join(Release, Release.id == ReleaseObject.release_id)
        .where(Release.article_id == places["live"].id, ReleaseObject.language == "es")
    )
    digest: str = db.session.scalars(query).one()
    db.session.rollback()
    return current().site / "objects" / digest[:2] / f"{digest}.html.br"


def _contents_of_lists() -> Path:
    lists = current().site / "lists"
    top = (lists / "current").resolve().name
    return lists / "trees" / f"{top}.json"


HARM: dict[str, tuple[Harm, set[tuple[int, str]]]] = {
    "one language is not answered": (
        lambda at: harm.pointer(link(at, "live", "es"), ""),
        {(1, "live"), (2, "live"), (7, "live")},
    ),
    "a page names no version in the other language": (
        lambda at: harm.replaced(page(at, "live", "en"), (b'hreflang="es"', b'hreflang="fr"')),
        {(2, "live"), (12, "live")},
    ),
    "a page leads nowhere": (
        lambda at: harm.replaced(
            page(at, "live", "en"), (b'class="text">', b'class="text"><a href="/en/nowhere/">x</a>')
        ),
        {(2, "live"), (12, "live")},
    ),
    "an address that was never public": (
        lambda _at: harm.pointer(current().site / "public/en/leak", "../../objects"),
        {(3, "")},
    ),
    "the address of an unfinished article": (
        lambda at: harm.pointer(
            link(at, "unfinished", "en"),
            f"../../articles/{at['unfinished'].name}/current/en/{at['unfinished'].slugs['en']}",
        ),
        {(3, "")},
    ),
    "pages of an unfinished article": (
        lambda at: harm.folder(home(at, "unfinished")),
        {(3, "unfinished")},
    ),
    "a list names what is withdrawn": (listing, {(3, ""), (12, "")}),
    "a feed in RSS names what is withdrawn": (
        lambda at: following(at, "-/feed.rss", f"<link>{current().public_url}", "</link>"),
        {(3, ""), (12, "")},
    ),
    "a feed in JSON names what is withdrawn": (
        lambda at: following(at, "-/feed.json", f'"url":"{current().public_url}', '","title"'),
        {(3, ""), (12, "")},
    ),
    "a list tells an unpublished title": (telling, {(3, "unfinished"), (12, "")}),
    "a text that is behind does not say so": (
        lambda at: harm.replaced(page(at, "updated_alone", "es"), (b"flag-updating", b"flag-x")),
        {(5, "updated_alone"), (12, "updated_alone")},
    ),
    "a text that is in step says that it is behind": (
        lambda at: harm.replaced(
            page(at, "live", "es"), (b"</header>", b'<aside class="flag flag-updating"></header>')
        ),
        {(5, "live"), (12, "live")},
    ),
    "an article shows its former release": (
        lambda at: harm.pointer(home(at, "updated_alone") / "current", former(at, "updated_alone")),
        {(5, "updated_alone"), (7, "updated_alone")},
    ),
    "what was withdrawn is served again": (
        lambda at: harm.pointer(home(at, "withdrawn") / "current", former(at, "withdrawn")),
        {(7, "withdrawn"), (8, "withdrawn")},
    ),
    "something else lies in a folder": (
        lambda at: harm.pointer(page(at, "live", "es").parent / "leak", "/etc"),
        {(7, "live")},
    ),
    "the tree is ahead of the log": (
        lambda _at: harm.file(current().site / "applied", b"900"),
        {(7, "")},
    ),
    "a correction is not announced": (
        lambda at: harm.replaced(page(at, "corrected_alone", "es"), (b"flag-correcting", b"x")),
        {(5, "corrected_alone"), (9, "corrected_alone"), (12, "corrected_alone")},
    ),
    "a retraction says something else": (
        lambda at: harm.replaced(page(at, "retracted", "es"), (b"jueza", b"testigo")),
        {(9, "retracted"), (12, "retracted")},
    ),
    "an object is damaged": (lambda at: harm.file(stored(at), b"other"), {(12, "live")}),
    "an object is away": (lambda at: harm.file(stored(at)), {(12, "live")}),
    "a list is damaged": (
        lambda _at: harm.file((current().site / "lists/current/robots.txt").resolve(), b"other"),
        {(12, "")},
    ),
    "a list lost its contents": (
        lambda _at: harm.file(_contents_of_lists(), b"{}"),
        {(2, life) for life in ("live", "updated", "updated_alone", "corrected_alone", "linking")}
        | {(2, "alone_for_a_while"), (12, "")},
    ),
}


@pytest.mark.parametrize("name", HARM)
def test_each_harm_is_found(places: Places, name: str) -> None:
    do, expected = HARM[name]

    with do(places):
        said = found(places)

    assert said == expected


def test_pages_that_come_out_differently_are_found(places: Places) -> None:
    first = db.select(Release.id).where(Release.article_id == places["live"].id)
    mine = ReleaseObject.release_id.in_(first) & (ReleaseObject.language == "es")

    with harm.changed(ReleaseObject, mine, role="notice"):
        said = [one.what for one in violations(12)]

    assert said == ["The pages of release 1, made again from the same, come out differently."]


def test_a_violation_is_told_in_the_callers_language(places: Places) -> None:
    with harm.pointer(link(places, "live", "es"), ""), force_locale("es"):
        [said] = violations(1)

    assert said.what == (
        "Se sirve en, pero no es, aunque ambos idiomas son públicos según el registro."
    )
