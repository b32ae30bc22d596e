"""Everything that a stranger can ask a newsroom for, and everything that it then says."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import select
from werkzeug.routing import AnyConverter, Rule

from newsroom.articles.models import Article, Edition, Revision
from newsroom.database import db
from newsroom.publishing.models import Release
from newsroom.publishing.site import follow
from newsroom.publishing.site.objects import twins_of
from newsroom.publishing.site.tree import SiteTree
from newsroom.translations.models import SourceSegment, TranslationTask

METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE")
CODINGS = ("", "gzip", "br")
LIMIT = 64
_IDS = {
    "article_id": Article.id,
    "edition_id": Edition.id,
    "release_id": Release.id,
    "task_id": TranslationTask.id,
}


@dataclass(frozen=True)
class Said:
    """All that one reply says, and to what."""

    asked: str
    status: int
    head: bytes
    body: bytes

    @property
    def parts(self) -> tuple[bytes, bytes]:
        """Its head and its body; the body may be packed."""
        return (self.head, self.body)


class Stranger:
    """A client that is signed in to nothing and shows every byte of a reply."""

    def __init__(self, app: Flask) -> None:
        self._client = app.test_client(use_cookies=False)

    def ask(
        self, path: str, method: str = "GET", *, headers: Mapping[str, str] | None = None
    ) -> Said:
        """Ask for a path as it is, and keep status, headers and body."""
        reply = self._client.open(path, method=method, headers=headers or {}, buffered=True)
        head = "\n".join(f"{name}: {value}" for name, value in reply.headers.items())
        return Said(f"{method} {path}", reply.status_code, head.encode(), reply.data)


def crawl(app: Flask) -> Iterator[Said]:
    """Ask for every route with every method, then for every page that any list has."""
    stranger = Stranger(app)
    for path in dict.fromkeys(path for rule in app.url_map.iter_rules() for path in _paths(rule)):
        for method in METHODS:
            yield stranger.ask(path, method, headers={"Accept-Language": "es"})
    for path in published(app):
        for coding in CODINGS:
            yield stranger.ask(path, headers={"Accept-Encoding": coding})
        yield stranger.ask(path, "POST")
        yield stranger.ask(path.rstrip("/") + "/index.html")


def _paths(rule: Rule) -> list[str]:
    """Return a route's addresses, with the very ids that a stranger could only guess."""
    given: dict[str, list[object]] = {name: [_any(name)] for name in rule.arguments}
    for name, converter in rule._converters.items():
        if isinstance(converter, AnyConverter):
            given[name] = [*sorted(converter.items)]
    for name in rule.arguments & _IDS.keys():
        given[name] = list(db.session.scalars(select(_IDS[name]).limit(LIMIT)))
    db.session.rollback()
    width = max(map(len, given.values()), default=1)
    chosen = [
        {name: some[place % len(some)] for name, some in given.items()} for place in range(width)
    ]
    built = [rule.build(values) for values in chosen]
    return [one[1] for one in built if one is not None]


def _any(name: str) -> object:
    if name == "key":
        return db.session.scalar(select(SourceSegment.key).limit(1))
    return {"number": 1, "unit_id": 1, "person_id": uuid.uuid4()}.get(name, "publish")


def published(app: Flask) -> list[str]:
    """Return the path of every file that the lists have, and of every article in the log."""
    tree = _tree(app)
    listed = [f"/{path.removesuffix('index.html')}" for path in tree.listed()]
    pages = [f"/{one.parent.name}/{one.name}/" for one in (tree.root / "public").glob("*/*")]
    return ["/", *listed, *pages, *(path.rstrip("/") for path in pages)]


def served(app: Flask) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the one served root, through its links: its name, its bytes."""
    public = _tree(app).root / "public"
    for link in sorted(public.glob("*/*")):
        for path in sorted(link.rglob("*")) if link.exists() else ():
            if path.is_file():
                yield str(path.relative_to(public)), path.read_bytes()


def lists_made_anew(app: Flask, root: Path) -> dict[str, bytes]:
    """Return every list as a tree that has just followed the log has it."""
    tree = SiteTree(root, _tree(app).objects)
    follow.follow_log(tree)
    follow.rewrite_lists(tree)
    shown = root / "lists" / "current"
    return {
        f"{path}{twin}": (shown / f"{path}{twin}").read_bytes()
        for path in tree.listed()
        for twin in ("", *twins_of(Path(path).suffix))
    }


def slugs() -> list[tuple[str, str]]:
    """Return language and slug of every text that there is."""
    query = select(Edition.language, Revision.slug).join(Edition, Edition.id == Revision.edition_id)
    found = sorted({(row.language, row.slug) for row in db.session.execute(query)})
    db.session.rollback()
    return found


def _tree(app: Flask) -> SiteTree:
    return follow.tree_of(app.extensions["newsroom_settings"])
