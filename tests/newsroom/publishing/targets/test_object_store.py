"""The object store follows the log: pages, then lists, and pages taken away after the lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from newsroom.database import db
from newsroom.publishing.models import Release, ReleaseObject
from newsroom.publishing.pages.values import Profile
from newsroom.publishing.profiles import actions as profiles
from newsroom.publishing.profiles.content import Content
from newsroom.publishing.site import follow
from newsroom.publishing.site.layout import Manifest
from newsroom.publishing.targets import feeding
from newsroom.publishing.targets.bucket import Bucket
from newsroom.publishing.targets.models import TargetPlace
from newsroom.publishing.targets.object_store import LISTS, ObjectStoreTarget, resolve
from newsroom.settings import current
from tests import make, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


@pytest.fixture
def target(app: Flask, bucket_url: str) -> ObjectStoreTarget:
    assert app.testing
    return ObjectStoreTarget(bucket_url, follow.tree_of(current()))


def row(target: ObjectStoreTarget) -> TargetPlace:
    db.session.rollback()
    return db.session.get_one(TargetPlace, target.name, populate_existing=True)


def slugs(release: Release) -> dict[str, str]:
    query = db.select(ReleaseObject).where(ReleaseObject.release_id == release.id)
    return {one.language: one.slug for one in db.session.scalars(query)}


def answers(bucket: Bucket, release: Release) -> dict[str, bytes]:
    found = {
        language: resolve(bucket, f"/{language}/{slug}/")
        for language, slug in slugs(release).items()
    }
    return {language: one.body for language, one in found.items() if one}


@pytest.fixture
def moves(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What becomes public in a bucket, in the order in which it does."""
    made: list[str] = []
    advance: Callable[..., bool] = Bucket.advance

    def noted(bucket: Bucket, home: str, manifest: Manifest, *, again: bool = False) -> bool:
        moved = advance(bucket, home, manifest, again=again)
        made.extend([f"{home.partition('/')[0]} {manifest.number}"] if moved else [])
        return moved

    monkeypatch.setattr(Bucket, "advance", noted)
    return made


def test_a_new_bucket_gets_every_page_and_the_lists_after_them(
    target: ObjectStoreTarget, bucket: Bucket, moves: list[str]
):
    people = make.staff()
    releases = [make.published(people, make.numbered()) for _ in range(3)]

    assert feeding.feed(target)

    for release in releases:
        assert answers(bucket, release) == {
            language: make.site_bytes(language, slug) for language, slug in slugs(release).items()
        }
    front = resolve(bucket, "/en/")
    assert front is not None
    assert front.body == (current().site / "lists" / "current" / "en" / "index.html").read_bytes()
    assert sorted(moves[:3]) == ["articles 1", "articles 2", "articles 3"]
    assert moves[3:] == ["lists 3"]
    assert row(target).applied == 3


def test_fed_again_nothing_is_written(target: ObjectStoreTarget, bucket: Bucket, moves: list[str]):
    make.published(make.staff())
    feeding.feed(target)
    listing = sorted(
        (one["path"], one["last_modified"]) for page in bucket._store.list() for one in page
    )
    moves.clear()

    feeding.begin_again(target.name)
    assert feeding.feed(target)

    again = sorted(
        (one["path"], one["last_modified"]) for page in bucket._store.list() for one in page
    )
    assert again == listing
    assert moves == []


def test_what_the_newsroom_takes_back_of_itself_leaves_a_bucket_without_a_release(
    target: ObjectStoreTarget, bucket: Bucket
):
    people = make.staff()
    told = (("en", "<p>Ask for Ana Quispe.</p>"), ("es", "<p>Pregunte por Ana Quispe.</p>"))
    for number, about in enumerate([told, ()]):
        profiles.change(Content(profile=Profile(about=about)), by=people.admin, seen=number)
        make.react()
        assert feeding.feed(target)
        found = resolve(bucket, "/en/-/about/")
        assert (found is not None and b"Ana Quispe" in found.body) == bool(about)


def test_a_page_is_taken_away_only_after_the_lists_that_named_it(
    target: ObjectStoreTarget, bucket: Bucket, moves: list[str]
):
    people = make.staff()
    live, away = (make.published(people, make.numbered()) for _ in range(2))
    db.session.execute(
        db.update(ReleaseObject).where(ReleaseObject.release_id == away.id).values(role="gone")
    )
    db.session.commit()

    assert feeding.feed(target)

    assert moves == ["articles 1", "lists 2", "articles 2"]
    gone = resolve(bucket, f"/en/{slugs(away)['en']}/")
    assert gone is not None
    assert (gone.leaf.role, gone.number) == ("gone", 2)
    assert set(answers(bucket, live)) == {"en", "es"}


def test_one_damaged_release_keeps_no_other_away_and_is_tried_again(
    target: ObjectStoreTarget, bucket: Bucket
):
    people = make.staff()
    sound, damaged, after = (make.published(people, make.numbered()) for _ in range(3))
    digest = db.session.scalars(
        db.select(ReleaseObject.digest).where(ReleaseObject.release_id == damaged.id)
    ).first()
    assert digest
    page = target.tree.objects.path(digest, ".html")
    content = page.read_bytes()
    page.write_bytes(b"forged")
    db.session.rollback()

    assert not feeding.feed(target)
    seen = [set(answers(bucket, one)) for one in (sound, damaged, after)]
    kept = (row(target).applied, row(target).last_error.partition(":")[0])
    page.write_bytes(content)
    row(target).next_try_at = rows.ago(seconds=1)
    db.session.commit()

    assert seen == [{"en", "es"}, set(), {"en", "es"}]
    assert kept == (0, "MissingObject")
    assert feeding.feed(target)
    assert set(answers(bucket, damaged)) == {"en", "es"}
    assert bucket.shown(LISTS) is not None


def test_trouble_of_the_newsrooms_own_tree_does_not_keep_pages_from_the_bucket(
    target: ObjectStoreTarget, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
):
    release = make.published(make.staff())

    def full(*_: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(follow, "rewrite_lists", full)

    assert feeding.feed(target)
    assert set(answers(bucket, release)) == {"en", "es"}


def test_a_bucket_that_does_not_answer_is_tried_later(target: ObjectStoreTarget):
    make.published(make.staff())
    away = ObjectStoreTarget(
        "s3://bucket/site?region=us-east-1&endpoint=http://127.0.0.1:9", target.tree
    )

    assert not feeding.feed(away)

    assert (row(away).applied, row(away).attempts) == (0, 1)
    assert row(away).next_try_at is not None
    assert "an-id-for-tests" not in row(away).last_error
    assert "a-key-for-tests" not in row(away).last_error
