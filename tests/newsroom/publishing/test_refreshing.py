"""Pages follow what they point at: a link's target comes, moves, goes; the theme changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.articles.models import Article
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.publishing import actions, carrying, queries, refreshing, taking_back
from newsroom.publishing.models import Release
from newsroom.publishing.site import follow
from newsroom.publishing.states import ReleaseKind, ReleaseState
from newsroom.settings import current
from tests import make, rows
from tests.newsroom.publishing import asking

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def linking(people: make.Staff, target: Article) -> Article:
    """Carry an article to two live pages whose text points at another one's English address."""
    slug = make.current_of(target.source).slug
    link = f'<p>We reported <a href="/en/{slug}/">before</a>.</p>'
    story = make.numbered()
    return asking.live(people, replace(story, body=story.body + link))


def targets(article: Article, language: str, target: Article) -> list[str]:
    """Return the addresses of a target that stand on a page."""
    body = asking.page(article, language).body.decode()
    slugs = [make.current_of(one).slug for one in target.editions if one.current_revision]
    return [
        f"{code}:{slug}"
        for code in ("en", "es")
        for slug in slugs
        if f'href="/{code}/{slug}/"' in body
    ]


def refreshes(article: Article) -> list[Release]:
    return [one for one in queries.releases(article.id) if one.kind is ReleaseKind.REFRESH]


def test_a_link_follows_its_target_as_that_comes_goes_and_returns():
    people = make.staff()
    waiting = make.ready(people, make.numbered())
    target = waiting.article
    article = linking(people, target)
    public_at = asking.shown(article).public_at
    assert targets(article, "en", target) == targets(article, "es", target) == []

    actions.publish(waiting.id, by=people.editor_es)
    make.react()
    english, spanish = (
        make.current_of(asking.edition_of(target, one)).slug for one in ("en", "es")
    )
    assert f'href="/en/{english}/"' in asking.page(article, "en").body.decode()
    assert f'href="/es/{spanish}/"' in asking.page(article, "es").body.decode()

    taking_back.withdraw(target.id, by=people.editor_en, reason="No.", languages=["es"])
    make.react()
    assert f"/es/{spanish}/" not in asking.page(article, "es").body.decode()
    assert f"/en/{english}/" in asking.page(article, "es").body.decode()

    gone = taking_back.withdraw(target.id, by=people.editor_en, reason="No.")
    assert carrying.at_once(gone.id, follow.tree_of(current()))
    for language in ("en", "es"):
        body = asking.page(article, language).body.decode()
        assert f"/{english}/" not in body
        assert f"/{spanish}/" not in body
    make.react()

    taking_back.reinstate(target.id, by=people.editor_en, reason="Yes.")
    make.react()
    assert f"/es/{spanish}/" in asking.page(article, "es").body.decode()
    assert {one.public_at for one in refreshes(article)} == {public_at}
    assert {one.state for one in refreshes(article)} == {ReleaseState.PUBLISHED}
    assert {one.public_state for one in article.editions} == {PublicState.LIVE}


def test_a_link_follows_its_target_to_a_new_address():
    people = make.staff()
    target = asking.live(people)
    article = linking(people, target)
    moved = replace(asking.titled(target), slug="a-new-address")

    actions.publish(make.updated(people, target, moved).id, by=people.editor_es)
    make.react()

    assert 'href="/en/a-new-address/"' in asking.page(article, "en").body.decode()


def test_nothing_is_renewed_where_nothing_changed():
    people = make.staff()
    article = linking(people, asking.live(people))
    before = len(queries.releases(article.id))

    assert refreshing.outdated() == []
    assert refreshing.refresh(article.id) is None
    make.react()

    assert len(queries.releases(article.id)) == before


def test_another_name_of_the_newsroom_renews_every_page_once(monkeypatch):
    people = make.staff()
    article = asking.live(people)
    away = asking.live(people)
    taking_back.withdraw(away.id, by=people.editor_en, reason="No.")
    make.react()
    public_at = asking.shown(article).public_at
    monkeypatch.setattr(
        "newsroom.publishing.pages.inputs.current", lambda: replace(current(), name="La Otra Mesa")
    )
    assert set(refreshing.outdated()) == {article.id, away.id}

    made = refreshing.refresh_all(refreshing.outdated())
    make.react()

    assert len(made) == 2
    assert refreshing.outdated() == []
    assert "La Otra Mesa" in asking.page(article, "en").body.decode()
    assert asking.page(away, "en").status == 410
    assert asking.shown(article).public_at == public_at


def test_one_that_failed_is_left_alone_for_an_hour():
    people = make.staff()
    article = asking.live(people)
    shown = asking.shown(article)
    rows.change(Release, shown.id, surroundings="another", input_digest="another")
    release = refreshing.refresh(article.id)
    assert release is not None
    rows.change(Release, release.id, state=ReleaseState.FAILED)

    assert refreshing.outdated() == []
    rows.change(Release, release.id, made_at=rows.ago(hours=2))

    assert list(refreshing.outdated()) == [article.id]


def test_a_refresh_waits_for_nothing_that_is_on_its_way_itself():
    people = make.staff()
    article = asking.live(people)
    shown = asking.shown(article)
    rows.change(Release, shown.id, input_digest="another")
    taking_back.withdraw(article.id, by=people.editor_en, reason="No.")

    assert refreshing.refresh(article.id) is None

    make.react()
    assert asking.page(article, "en").status == 410
    kinds = db.session.scalars(db.select(Release.kind).where(Release.article_id == article.id))
    assert ReleaseKind.REFRESH not in set(kinds)
