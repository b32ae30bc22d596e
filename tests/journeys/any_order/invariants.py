"""What has to be true of the newsroom after every step, and what once it has come to rest."""

from __future__ import annotations

import uuid
from pathlib import Path

from sqlalchemy import select

from newsroom.articles.models import Approval, Article, Edition, RevisionContributor
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.events import queries as events
from newsroom.events.models import Chain
from newsroom.lifecycle import unmet
from newsroom.publishing import freshness, queries, refreshing, release_log, steps
from newsroom.publishing.freshness import Freshness
from newsroom.publishing.models import Correction, Release
from newsroom.publishing.states import BRINGS_TEXT, ReleaseKind, ReleaseState, Severity
from newsroom.translations import queries as translations
from newsroom.translations.models import SegmentTarget
from newsroom.web.readers import ReadersSite
from tests.journeys.any_order import reading
from tests.journeys.any_order.log_replay import Told, replay
from tests.journeys.any_order.world import World
from tests.newsroom.publishing.trees import ask


class Memory:
    """What was seen after the step before, to tell what this one may not have done."""

    def __init__(self) -> None:
        self.numbers = 0
        self.contributors: set[tuple[uuid.UUID, uuid.UUID]] = set()
        self.work: dict[tuple[uuid.UUID, str], str] = {}
        self.state: object = None


def check_all(world: World, memory: Memory, *, translating: bool) -> None:
    """Hold rows and both trees to what must be true at every moment."""
    state = _state(world)
    if state == memory.state:
        return
    memory.state = state
    told = replay()
    for article in db.session.scalars(select(Article)):
        _check_rows(article, told.get(article.id, Told()))
    _check_new_releases(memory)
    _check_memory(memory, translating=translating)
    db.session.rollback()
    for tree, site in zip(world.trees, world.readers, strict=True):
        reading.check_tree(tree, site, told)
        reading.check_lists(tree, site, told)


def _state(world: World) -> object:
    """Return what differs whenever a row was written or a tree has moved."""
    connection = db.session.connection().connection.driver_connection
    assert connection is not None
    moved = [
        (tree.applied(), tree.lists_shown(), [tree.shown(one.name) for one in _homes(tree.root)])
        for tree in world.trees
    ]
    return (id(connection), connection.total_changes, moved)


def _homes(root: Path) -> list[Path]:
    return sorted((root / "articles").iterdir())


def _check_rows(article: Article, told: Told) -> None:
    """See that the public pointers are what the log says, and that others approved the texts."""
    last = told.shown(max(told.at, default=0))
    for edition in article.editions:
        shown = last[edition.language]
        found = (edition.public_state, edition.public_revision_id)
        assert found == (shown.state, shown.revision.id if shown.revision else None)
        if edition.public_state is PublicState.LIVE:
            _check_approval(edition)
    if article.taken_down_at is not None:
        in_progress = queries.under_way(article.id)
        assert in_progress or not any(one.state is PublicState.LIVE for one in last.values())


def _check_approval(edition: Edition) -> None:
    revision = edition.public_revision
    assert revision is not None
    query = select(Approval).where(
        Approval.revision_id == revision.id, Approval.digest == revision.digest
    )
    approvals = db.session.scalars(query).all()
    wrote = {
        one.person_id: one.since
        for one in db.session.scalars(
            select(RevisionContributor).where(RevisionContributor.edition_id == edition.id)
        )
    }
    assert any(
        one.approved_by not in wrote or wrote[one.approved_by] > one.approved_at
        for one in approvals
    )


def _check_new_releases(memory: Memory) -> None:
    """See that nothing went out while its article was under embargo, or by who wrote it."""
    query = select(Release).where(Release.number > memory.numbers).order_by(Release.number)
    for release in db.session.scalars(query):
        brings = release.kind in BRINGS_TEXT | {ReleaseKind.REINSTATEMENT}
        until = release.article.embargo_until
        assert release.published_at is not None
        assert not brings or until is None or until <= release.published_at
        assert release.actor_id is not None or release.kind is ReleaseKind.REFRESH
        if release.kind in BRINGS_TEXT:
            assert release.actor_id != release.article.source.owner_id
        assert release.number is not None
        memory.numbers = release.number


def _check_memory(memory: Memory, *, translating: bool) -> None:
    """See that nobody was forgotten who wrote, and that no text in work was lost."""
    contributors = {
        (one.edition_id, one.person_id) for one in db.session.scalars(select(RevisionContributor))
    }
    assert contributors >= memory.contributors
    work = {
        (one.edition_id, one.key): one.text for one in db.session.scalars(select(SegmentTarget))
    }
    if not translating:
        assert work == memory.work
    memory.contributors, memory.work = contributors, work


def settle(world: World, order: int = 1) -> None:
    """Let everything that is owed be carried out, and every tree follow."""
    world.open()
    for which in (0, 1):
        world.follow(which)
    world.deliver_all(order)
    for which in (0, 1):
        world.follow(which)


def check_at_rest(world: World) -> None:
    """Hold a newsroom in which nothing is owed any more to what it promised."""
    number = queries.last_number()
    entries = release_log.after(0, most=100_000)
    live = reading.live_paths()
    db.session.rollback()
    for tree, site in zip(world.trees, world.readers, strict=True):
        assert (tree.applied(), tree.lists_shown()) == (number, number)
        assert tree.verify(entries) == []
        assert reading.listed(site) == live
        reading.check_links(site)
        _check_corrections(site)
    _check_chains()
    _check_nothing_is_stuck()


def _check_corrections(site: ReadersSite) -> None:
    """See that a correction that any reader knows of is told in every live language."""
    query = select(Correction).where(Correction.severity != Severity.RETRACTION)
    for correction in db.session.scalars(query):
        if not any(note.published_at or note.interim_at for note in correction.notes):
            continue
        article = db.session.get_one(Article, correction.article_id)
        for note in correction.notes:
            edition = article.edition(note.language)
            if edition is None or edition.public_state is not PublicState.LIVE:
                continue
            assert edition.public_revision is not None
            path = f"/{note.language}/{edition.public_revision.slug}/"
            assert note.note in ask(site, path).body.decode(), (path, note.note)
    db.session.rollback()


def _check_chains() -> None:
    for chain in db.session.scalars(select(Chain.name)).all():
        assert events.chain_faults(chain) == []
    db.session.rollback()


def _check_nothing_is_stuck() -> None:
    """See that nothing waits for a step that nobody would ever take, and no page is out of date."""
    for release in db.session.scalars(select(Release)).all():
        assert release.state is not ReleaseState.PUBLISHING
        if release.state is ReleaseState.ASSEMBLING:
            assert unmet(steps.COMPLETE, release, None), "it could be ready"
    for article in db.session.scalars(select(Article)).all():
        _check_freshness(article)
    db.session.rollback()
    for article_id in db.session.scalars(select(Article.id)).all():
        assert refreshing.refresh(article_id) is None, "a page is not what the rows say"


def _check_freshness(article: Article) -> None:
    found = freshness.now(article)
    source = article.source.public_revision_id
    for edition in article.editions:
        if edition.language not in found or edition.is_source:
            continue
        assert edition.public_revision is not None
        base = edition.public_revision.source_revision_id
        fresh = base == source or source in translations.acknowledged(edition.id)
        if article.source.public_state is PublicState.LIVE:
            assert (found[edition.language] is Freshness.IN_SYNC) == fresh
