"""The site tree is brought up to the log, in order, as often as one likes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.database import db
from newsroom.publishing import actions, commit, preparing, queries
from newsroom.publishing.listing import making, projection, reading
from newsroom.publishing.listing.places import Kind, Place
from newsroom.publishing.listing.topics import Named
from newsroom.publishing.models import Release, ReleaseObject
from newsroom.publishing.pages.values import ListEntry, SiteFacts
from newsroom.publishing.site import follow
from newsroom.publishing.site.objects import MissingObject
from newsroom.publishing.site.tree import SiteTree
from newsroom.settings import current
from newsroom.translations.states import TaskState
from tests import make

pytestmark = pytest.mark.usefixtures("app")


def tree() -> SiteTree:
    return follow.tree_of(current())


def committed(count: int) -> list[Release]:
    """Publish in the database alone, as when the worker dies right after the commit."""
    people = make.staff()
    releases = [make.ready(people, make.numbered()) for _ in range(count)]
    for release in releases:
        actions.publish(release.id, by=people.editor_es)
        assert commit.publish(release.id, tree().objects)
    return releases


def files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def slugs(release: Release) -> list[tuple[str, str]]:
    return [(one.language, one.slug) for one in preparing.objects_of([release.id])]


def listed(language: str) -> list[ListEntry]:
    """Return every entry of a language as the lists have it now."""
    projection.bring_up()
    place = Place(language, Kind.ALL)
    total = reading.length(place)
    return reading.entries(place, range(total), total, {})


def test_a_newsroom_that_has_published_nothing_has_a_tree_at_zero():
    assert follow.follow_log(tree()) == 0
    assert listed("en") == []


def test_every_release_of_the_log_is_applied_and_again_nothing_changes():
    releases = committed(3)

    assert follow.follow_log(tree()) == 3

    assert all(make.site_bytes(*slug) for one in releases for slug in slugs(one))
    before = files(current().site)
    assert follow.follow_log(tree()) == 3
    assert files(current().site) == before


def test_a_long_log_is_followed_in_batches(monkeypatch):
    committed(3)
    monkeypatch.setattr(follow, "_BATCH", 1)

    assert follow.follow_log(tree()) == 3


def test_one_damaged_release_keeps_no_other_from_readers():
    damaged, sound = committed(2)
    db.session.execute(
        db.update(ReleaseObject)
        .where(ReleaseObject.release_id == damaged.id)
        .values(digest="0" * 64)
    )
    db.session.commit()

    with pytest.raises(MissingObject):
        follow.follow_log(tree())

    assert all(make.site_bytes(*slug) for slug in slugs(sound))
    assert not any(make.site_bytes(*slug) for slug in slugs(damaged))


def test_the_lists_are_written_once_for_all_releases_that_wait(monkeypatch):
    committed(3)
    written: list[int] = []
    steady = making.steady

    def counted(site: SiteFacts, topics: Named) -> Iterator[making.File]:
        written.append(1)
        return steady(site, topics)

    monkeypatch.setattr(making, "steady", counted)

    assert [follow.rewrite_lists(tree()) for _ in range(4)] == [True, False, False, False]
    assert len(written) == 1
    front = (current().site / "lists" / "current" / "en" / "index.html").read_text()
    assert front.count("River defenders win their case") >= 3


def test_the_lists_never_name_a_page_that_is_not_there():
    (release,) = committed(1)

    assert follow.rewrite_lists(tree())

    assert all(make.site_bytes(*slug) for slug in slugs(release))
    assert tree().lists_shown() == queries.last_number()


def test_a_list_entry_knows_its_counterpart():
    release = make.published(make.staff())

    [english], [spanish] = listed("en"), listed("es")

    assert (english.language, spanish.language) == ("en", "es")
    assert english.alternates == (("es", spanish.slug),)
    assert spanish.alternates == (("en", english.slug),)
    assert (english.is_source, spanish.is_source) == (True, False)
    assert english.public_at == spanish.public_at
    assert queries.live_urls(release.article) == {
        "en": f"/en/{english.slug}/",
        "es": f"/es/{spanish.slug}/",
    }
    assert make.task_of(release.article).state is TaskState.DONE
