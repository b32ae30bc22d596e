"""One pair, whole life, in one process: from the first draft to two live pages."""

from __future__ import annotations

import itertools
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import event, inspect

from bench import peer_life
from bench.lives import Lives
from bench.newsrooms import POSTGRESQL, SQLITE, newsroom
from bench.report import Figure, Report, Table, percentile
from bench.story import Story, story
from newsroom.articles import actions as articles
from newsroom.articles import queries as article_queries
from newsroom.articles.content import Content
from newsroom.database import db
from newsroom.people import queries as people
from newsroom.people.models import Person
from newsroom.publishing import actions as releases
from newsroom.publishing import commit, going_out
from newsroom.publishing import queries as release_queries
from newsroom.publishing.site import follow
from newsroom.settings import current
from newsroom.translations import actions as translations
from newsroom.translations import claims
from newsroom.translations import queries as task_queries
from newsroom.translations.saving import Entry, save_segments
from newsroom.translations.states import TargetStatus
from tests import make
from tests.words import translated

WARM_UP = 5
PAIRS = int(os.environ.get("BENCH_PAIRS", "60"))
MOST_STATEMENTS = 40
MOST_CPU_MS = 12
LEAST_PAIRS_A_SECOND = {SQLITE: 78, POSTGRESQL: 57}


@dataclass(frozen=True)
class Cast:
    """Who acts; loaded once, as a signed-in request has its person already."""

    author: Person
    editor_en: Person
    editor_es: Person
    translator: Person


def measure() -> Report:
    """Run whole lives on both databases, and the peer beside them."""
    figures: list[Figure] = []
    tables: list[Table] = []
    remarks: list[str] = []
    for kind in (SQLITE, POSTGRESQL):
        ours = run(kind)
        figures += _figures(kind, ours)
        tables.append(by_action(f"{kind}, one pair by action", ours))
        theirs = peer_life.run(kind, pairs=PAIRS)
        if isinstance(theirs, str):
            remarks.append(theirs)
            continue
        figures += _beside(kind, ours, theirs)
        tables.append(by_action(f"wagtail-localize on {kind}, one pair by action", theirs))
    return Report("pair_life", tuple(figures), tuple(tables), tuple(remarks))


def run(kind: str, *, pairs: int = PAIRS) -> Lives:
    """Carry pairs from draft to live, one after another, one commit an action."""
    with newsroom(kind):
        lives = counted()
        cast = load_cast()
        for number in itertools.chain(range(WARM_UP), range(WARM_UP, WARM_UP + pairs)):
            if number == WARM_UP:
                lives.forget()
            live(lives, cast, number)
        return lives


def counted() -> Lives:
    """Return lives that hear of every statement of this newsroom."""
    lives = Lives()
    event.listen(db.engine, "before_cursor_execute", lambda _c, _k, text, *_rest: lives.note(text))
    return lives


def load_cast() -> Cast:
    """Make and load who acts."""
    staff = make.staff()
    ids = [one.id for one in (staff.author, staff.editor_en, staff.editor_es, staff.translator)]
    db.session.remove()
    cast = Cast(*(people.person(one) for one in ids))
    db.session.expunge_all()
    return cast


def live(lives: Lives, cast: Cast, number: int, *, one_by_one: bool = False) -> uuid.UUID:
    """Take one pair through its whole life; returns its source edition's id."""
    edition_id, article_id = _written(lives, cast, number)
    _translated(lives, cast, article_id, one_by_one=one_by_one)
    _published(lives, cast, article_id)
    with _aside():
        edition = article_queries.edition(edition_id)
        if len(release_queries.live_urls(edition.article)) != len(current().languages):
            message = "the pair did not go live, so nothing was measured"
            raise RuntimeError(message)
    return edition_id


def _written(lives: Lives, cast: Cast, number: int) -> tuple[uuid.UUID, uuid.UUID]:
    with _action(lives, "start"):
        edition = articles.start(content_of(story(number)), language="en", by=cast.author)
    with _aside():
        edition_id = _known(*(inspect(edition).identity or (None,)))
    return edition_id, _approved(lives, cast, edition_id)


def content_of(text: Story) -> Content:
    """Return a story as an author hands it in."""
    return Content(
        title=text.title,
        standfirst=text.standfirst,
        photo_credit=text.credit,
        body=text.body,
        byline="Ana Robles",
    )


def change(lives: Lives, cast: Cast, edition_id: uuid.UUID, text: Story) -> None:
    """Change a live source text, and bring both languages to readers again."""
    with _aside():
        version = article_queries.edition(edition_id).version
    with _action(lives, "save source"):
        articles.save(edition_id, content_of(text), version=version, by=cast.author)
    article_id = _approved(lives, cast, edition_id)
    _translated(lives, cast, article_id)
    _published(lives, cast, article_id)


def _approved(lives: Lives, cast: Cast, edition_id: uuid.UUID) -> uuid.UUID:
    with _aside():
        loaded = article_queries.edition(edition_id)
        article_id, revision_id = loaded.article_id, loaded.current_revision_id
    with _action(lives, "submit"):
        articles.submit(edition_id, by=cast.author)
    with _action(lives, "approve source"):
        articles.approve(edition_id, _known(revision_id), by=cast.editor_en)
    return article_id


def _translated(
    lives: Lives, cast: Cast, article_id: uuid.UUID, *, one_by_one: bool = False
) -> None:
    with _action(lives, "open task"):
        translations.open_tasks(article_id)
    with _aside():
        task_id = make.task_of(article_queries.article(article_id)).id
    with _action(lives, "claim"):
        claims.claim(task_id, by=cast.translator)
    with _aside():
        task = task_queries.task(task_id)
        fence, rows = task.fence, task_queries.rows(task)
        entries = [
            Entry(row.segment.key, translated(row.segment.text), row.version, confirmed=True)
            for row in rows
            if not row.is_optional and row.status in {TargetStatus.EMPTY, TargetStatus.FUZZY}
        ]
    batches = [[one] for one in entries] if one_by_one else [entries]
    for number, batch in enumerate(batches):
        with _action(lives, f"save {number + 1}" if one_by_one else f"save {len(batch)} segments"):
            save_segments(task_id, batch, fence=fence, by=cast.translator)
    with _action(lives, "hand in"):
        translations.hand_in(task_id, by=cast.translator)
    with _aside():
        revision_id = task_queries.task(task_id).edition.current_revision_id
    with _action(lives, "approve translation"):
        translations.approve(task_id, _known(revision_id), by=cast.editor_es)


def _published(lives: Lives, cast: Cast, article_id: uuid.UUID) -> None:
    tree = follow.tree_of(current())
    with _action(lives, "make ready"):
        going_out.assemble(article_id)
    with _aside():
        release = release_queries.unfinished_of(article_id)
        release_id = _known(release.id if release else None)
    with _action(lives, "publish"):
        releases.publish(release_id, by=cast.editor_es)
    with _action(lives, "render and commit"):
        commit.publish(release_id, tree.objects)
    with _action(lives, "apply to site"):
        follow.follow_log(tree)


@contextmanager
def _action(lives: Lives, name: str) -> Iterator[None]:
    """Measure an action in a session of its own, as a request or a task has it."""
    with lives.action(name):
        yield
        db.session.remove()


@contextmanager
def _aside() -> Iterator[None]:
    """Look up what a form or a message would carry; not counted."""
    yield
    db.session.remove()


def _known(found: uuid.UUID | None) -> uuid.UUID:
    if found is None:
        message = "a step of the life was not taken, so nothing was measured"
        raise RuntimeError(message)
    return found


def _figures(kind: str, lives: Lives) -> list[Figure]:
    whole = lives.whole()
    walls = [one.wall_ms for one in whole]
    statements = sum(one.statements for one in whole) / len(whole)
    cpu_ms = sum(one.cpu_ms for one in whole) / len(whole)
    return [
        Figure(f"{kind}: statements a pair", statements, "", at_most=MOST_STATEMENTS),
        Figure(f"{kind}: CPU a pair", cpu_ms, "ms", at_most=MOST_CPU_MS),
        Figure(f"{kind}: wall p50", percentile(walls, 0.5), "ms"),
        Figure(f"{kind}: wall p95", percentile(walls, 0.95), "ms"),
        Figure(f"{kind}: pairs", _rate(lives), "/s", at_least=LEAST_PAIRS_A_SECOND[kind]),
    ]


def _beside(kind: str, ours: Lives, theirs: Lives) -> list[Figure]:
    mine, other = ours.whole(), theirs.whole()
    statements = sum(one.statements for one in other) / len(other)
    cpu_ms = sum(one.cpu_ms for one in other) / len(other)
    rate = _rate(theirs)
    return [
        Figure(f"{kind}: wagtail-localize, statements a pair", statements, ""),
        Figure(f"{kind}: wagtail-localize, CPU a pair", cpu_ms, "ms"),
        Figure(f"{kind}: wagtail-localize, pairs", rate, "/s"),
        Figure(
            f"{kind}: its statements to ours",
            statements * len(mine) / sum(one.statements for one in mine),
            "times",
        ),
        Figure(
            f"{kind}: its CPU to ours",
            cpu_ms * len(mine) / sum(one.cpu_ms for one in mine),
            "times",
        ),
        Figure(f"{kind}: our pairs to its", _rate(ours) / rate, "times"),
    ]


def _rate(lives: Lives) -> float:
    whole = lives.whole()
    return len(whole) * 1_000 / sum(one.wall_ms for one in whole)


def by_action(title: str, lives: Lives) -> Table:
    """Return what each action of many lives cost."""
    rows = tuple(
        (
            name,
            sum(one.statements for one in spent) / len(spent),
            sum(one.cpu_ms for one in spent) / len(spent),
            percentile([one.wall_ms for one in spent], 0.5),
            percentile([one.wall_ms for one in spent], 0.95),
        )
        for name, spent in lives.actions.items()
    )
    return Table(title, ("action", "statements", "CPU ms", "wall p50 ms", "wall p95 ms"), rows)
