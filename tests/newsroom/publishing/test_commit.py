"""Both languages become public in one transaction, after every guard was asked again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.content import Content
from newsroom.articles.models import Approval, Article, SlugReservation
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.errors import Refused
from newsroom.people.models import Grant, Person
from newsroom.publishing import actions, commit, preparing, queries
from newsroom.publishing.models import Release, ReleaseMember
from newsroom.publishing.pages import render
from newsroom.publishing.site import follow
from newsroom.publishing.states import ReleaseState
from newsroom.settings import current
from newsroom.translations import actions as translations
from newsroom.translations import claims
from tests import make, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


OTHER = replace(make.STORY, body="<p>Another text altogether, written in one evening.</p>")


def sent_out(people: make.Staff, content: Content = make.STORY) -> Release:
    release = make.ready(people, content)
    actions.publish(release.id, by=people.editor_es)
    return release


def carried(release: Release) -> bool:
    return commit.publish(release.id, follow.tree_of(current()).objects)


def is_nothing_public(release: Release) -> bool:
    make.react()
    states = {one.public_state for one in release.article.editions}
    links = [one for one in (current().site / "public").rglob("*") if release_is_named(one)]
    return states == {PublicState.NEVER} and not links and release.number is None


def release_is_named(path: Path) -> bool:
    return "river-defenders" in path.name


def updated(people: make.Staff, article: Article, content: Content) -> Release:
    """Carry a live article to a second release that can go out."""
    source = article.source
    articles.save(source.id, content, version=source.version, by=people.author)
    articles.submit(source.id, by=people.author)
    articles.approve(source.id, make.current_of(source).id, by=people.editor_en)
    make.react()
    task = make.task_of(article)
    claims.claim(task.id, by=people.translator)
    make.translate(task, people.translator)
    translations.hand_in(task.id, by=people.translator)
    translations.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)
    make.react()
    release = queries.unfinished_of(article.id)
    assert release is not None
    return release


def _role_removed(release: Release) -> None:
    db.session.execute(db.delete(Grant).where(Grant.person_id == release.actor_id))
    db.session.commit()


def _person_gone(release: Release) -> None:
    assert release.actor_id is not None
    rows.change(Person, release.actor_id, active=False)


def _embargoed(release: Release) -> None:
    later = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    rows.change(Article, release.article_id, embargo_until=later)


def _edited(release: Release) -> None:
    source = release.article.source
    author = db.session.get_one(Person, source.owner_id)
    articles.save(source.id, OTHER, version=source.version, by=author)


def _approval_voided(release: Release) -> None:
    pinned = [member.revision_id for member in release.members]
    voided = db.update(Approval).where(Approval.revision_id.in_(pinned))
    db.session.execute(voided.values(voided_at=rows.ago(seconds=1)))
    db.session.commit()


def _pin_changed(release: Release) -> None:
    member = db.update(ReleaseMember).where(ReleaseMember.release_id == release.id)
    db.session.execute(member.values(digest="another"))
    db.session.commit()


def _author_now(release: Release) -> None:
    rows.change(type(release.article.source), release.article.source.id, owner_id=release.actor_id)


ACCIDENTS = [
    _role_removed,
    _person_gone,
    _embargoed,
    _edited,
    _approval_voided,
    _pin_changed,
    _author_now,
]


@pytest.mark.parametrize("accident", ACCIDENTS, ids=lambda one: one.__name__.strip("_"))
def test_what_stopped_holding_since_it_was_sent_out_fails_it_with_nothing_public(accident):
    release = sent_out(make.staff())
    accident(release)

    assert not carried(release)

    assert release.state is ReleaseState.FAILED
    assert release.failure
    assert release.public_at is None
    assert is_nothing_public(release)


def test_the_commit_asks_again_even_if_it_held_while_the_pages_were_made():
    release = sent_out(make.staff())
    made = preparing.make(release.id, follow.tree_of(current()).objects)
    assert made is not None
    _role_removed(release)
    before = rows.snapshot()

    with pytest.raises(Refused) as refused:
        commit.commit(release.id, made)

    assert [one.guard for one in refused.value.unmet] == ["actor"]
    assert rows.snapshot() == before


def test_pages_that_were_made_from_other_inputs_are_made_again():
    people = make.staff()
    release = sent_out(people)
    made = preparing.make(release.id, follow.tree_of(current()).objects)
    assert made is not None
    rows.change(Person, people.translator.id, desk_name="Tomás Quispe")

    assert not commit.commit(release.id, made)
    assert carried(release)

    follow.follow_log(follow.tree_of(current()))
    page = make.site_bytes("es", "traducido-river-defenders-win-their-case").decode()
    assert "Tomás Quispe" in page


def test_inputs_that_never_rest_fail_the_release(monkeypatch):
    release = sent_out(make.staff())
    monkeypatch.setattr(commit, "commit", lambda *_: False)

    assert not carried(release)

    assert release.state is ReleaseState.FAILED
    assert is_nothing_public(release)


def test_a_renderer_that_breaks_fails_the_release_with_nothing_public(monkeypatch):
    def broken(_inputs: object) -> None:
        message = "no page today"
        raise ValueError(message)

    release = sent_out(make.staff())
    monkeypatch.setattr(render, "render_release", broken)

    with pytest.raises(ValueError, match="no page today"):
        make.react()

    assert release.state is ReleaseState.FAILED
    assert release.failure == "ValueError"
    monkeypatch.undo()
    assert is_nothing_public(release)


def test_publishing_twice_publishes_once():
    release = sent_out(make.staff())

    assert carried(release)
    before = rows.snapshot()
    assert carried(release)
    made = preparing.make(release.id, follow.tree_of(current()).objects)
    preparing.render_ahead(release.id, follow.tree_of(current()).objects)

    assert made is None
    assert rows.snapshot() == before


def test_what_is_not_on_its_way_is_not_published():
    release = make.ready(make.staff())
    before = rows.snapshot()

    assert not carried(release)

    assert rows.snapshot() == before


def test_objects_that_were_lost_are_rendered_again():
    release = sent_out(make.staff())
    store = follow.tree_of(current()).objects
    preparing.prepare_many([release.id], store)
    for one in (current().site / "objects").rglob("*.html*"):
        one.unlink()

    assert carried(release)

    follow.follow_log(follow.tree_of(current()))
    assert make.site_bytes("en", "river-defenders-win-their-case")


def test_publishing_makes_both_live_with_one_instant_and_keeps_their_slugs_for_good():
    release = make.published(make.staff())

    editions = release.article.editions
    assert {one.public_state for one in editions} == {PublicState.LIVE}
    assert {one.public_revision_id for one in editions} == {
        member.revision_id for member in release.members
    }
    assert release.article.first_public_at == release.public_at
    assert all(db.session.scalars(db.select(SlugReservation.ever_public)))
    assert release.published_at is not None
    assert release.public_at is not None
    assert release.public_at <= release.published_at
    assert queries.last_number() == release.number == 1


def test_before_the_flip_neither_title_nor_slug_is_anywhere_under_the_public_root():
    release = sent_out(make.staff())
    store = follow.tree_of(current()).objects
    preparing.prepare_many([release.id], store)
    follow.rewrite_lists(follow.tree_of(current()))

    public = current().site / "public"
    words = (b"River defenders", b"river-defenders", b"Traducido", str(release.article_id).encode())
    for path in public.rglob("*"):
        assert not any(word.decode() in str(path.relative_to(public)) for word in words)
        if path.is_file():
            assert not any(word in path.read_bytes() for word in words)
    assert is_nothing_public(release) is False  # and now it went out


def test_a_live_pair_moves_its_slug_and_the_old_one_leads_to_the_new():
    people = make.staff()
    first = make.published(people)
    public_at = first.public_at
    assert public_at is not None
    release = updated(people, first.article, replace(OTHER, title="Judges side with the river"))
    actions.publish(release.id, by=people.editor_es)
    make.react()

    placed = {
        (one.language, one.slug): (one.role, one.location)
        for one in preparing.objects_of([release.id])
    }
    old, new = "river-defenders-win-their-case", "judges-side-with-the-river"
    assert placed["en", new][0] == "page"
    assert placed["en", old][0] == "moved"
    assert new in placed["en", old][1]
    assert (release.number, release.article.first_public_at) == (2, public_at)
    assert b"Another text altogether" in make.site_bytes("en", new)
    assert b"Friday" not in make.site_bytes("en", old)
