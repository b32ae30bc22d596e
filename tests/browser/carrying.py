"""Carry an article to where a test begins, by the newsroom's own actions and its real worker."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from newsroom.articles import actions as articles
from newsroom.articles import queries
from newsroom.articles.content import Content
from newsroom.demo import accounts
from newsroom.people.models import Person
from newsroom.publishing import actions as releasing
from newsroom.publishing import queries as releases
from newsroom.publishing.states import ReleaseState
from newsroom.translations import actions, claims
from newsroom.translations import queries as tasks
from newsroom.translations.saving import Entry, save_segments
from tests.browser.conftest import House
from tests.processes import wait_until

_numbers = itertools.count(1)

TITLES = {"en": "The ferry of the seven women {}", "es": "La barca de las siete {}"}
PARAGRAPH = {"en": "They row before dawn.", "es": "Reman antes del alba."}


@dataclass(frozen=True)
class Carried:
    """An article and where its pages are."""

    id: uuid.UUID
    title: str
    slugs: dict[str, str]
    release_id: uuid.UUID | None = None

    @property
    def path(self) -> str:
        """Its page on the desk."""
        return f"/desk/articles/{self.id}"


def a_draft(house: House) -> Carried:
    """Leave a draft with the author."""
    with house.app.app_context():
        return _begun(accounts.cast()["author"], "en")


def a_claimed_task(house: House) -> uuid.UUID:
    """Leave a translation into Spanish in the translator's hands, with nothing in it yet."""
    with house.app.app_context():
        carried = _begun(accounts.cast()["author"], "en")
        _approve_source(carried.id, "author", "editor-en")
        task_id = _awaited(lambda: _task(carried.id, "es"))
        return claims.claim(task_id, by=accounts.cast()["translator"]).id


def give_back(house: House, task_id: uuid.UUID) -> None:
    """Free the translator's hands, which hold five tasks at most."""
    with house.app.app_context():
        claims.release_claim(task_id, by=accounts.cast()["translator"])


def a_ready_pair(house: House, *, author: str = "author", language: str = "en") -> Carried:
    """Leave two approved editions whose release can go out."""
    other = "es" if language == "en" else "en"
    with house.app.app_context():
        carried = _begun(accounts.cast()[author], language)
        _approve_source(carried.id, author, f"editor-{language}")
        task_id = _awaited(lambda: _task(carried.id, other))
        _translate(task_id, f"editor-{other}")
        return replace(carried, release_id=_awaited(lambda: _ready(carried.id)))


def a_live_pair(house: House) -> Carried:
    """Leave two pages that readers see."""
    pair = a_ready_pair(house)
    assert pair.release_id is not None
    release_id = pair.release_id
    with house.app.app_context():
        releasing.publish(release_id, by=accounts.cast()["editor-es"])
        _awaited(lambda: _published(release_id))
    return pair


def _approve_source(article_id: uuid.UUID, author: str, editor: str) -> None:
    people = accounts.cast()
    source = queries.article(article_id).source
    articles.submit(source.id, by=people[author])
    assert source.current_revision_id is not None
    articles.approve(source.id, source.current_revision_id, by=people[editor])


def _translate(task_id: uuid.UUID, editor: str) -> None:
    people = accounts.cast()
    task = claims.claim(task_id, by=people["translator"])
    number = task.source_revision.title.rsplit(" ", 1)[1]
    language = task.edition.language
    words = {"title": TITLES[language].format(number), "paragraph": PARAGRAPH[language]}
    entries = [
        Entry(row.segment.key, words[row.segment.kind], row.version, confirmed=True)
        for row in tasks.rows(task)
        if row.segment.kind in words
    ]
    save_segments(task.id, entries, fence=task.fence, by=people["translator"])
    revision = actions.hand_in(task_id, by=people["translator"])
    actions.approve(task_id, revision.id, by=people[editor])


def _begun(author: Person, language: str) -> Carried:
    number = next(_numbers)
    titles = {tongue: title.format(number) for tongue, title in TITLES.items()}
    content = Content(
        title=titles[language], body=f"<p>{PARAGRAPH[language]}</p>", byline="A. Robles"
    )
    edition = articles.start(content, language=language, by=author)
    slugs = {tongue: title.lower().replace(" ", "-") for tongue, title in titles.items()}
    return Carried(edition.article_id, content.title, slugs)


def _task(article_id: uuid.UUID, language: str) -> uuid.UUID | None:
    task = tasks.latest_of(article_id, language)
    return task.id if task else None


def _ready(article_id: uuid.UUID) -> uuid.UUID | None:
    release = releases.unfinished_of(article_id)
    return release.id if release and release.state is ReleaseState.READY else None


def _published(release_id: uuid.UUID) -> uuid.UUID | None:
    release = releases.release(release_id)
    return release.id if release.state is ReleaseState.PUBLISHED else None


def _awaited(look: Callable[[], uuid.UUID | None]) -> uuid.UUID:
    wait_until(lambda: look() is not None)
    found = look()
    assert found is not None
    return found
