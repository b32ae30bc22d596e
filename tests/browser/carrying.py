"""Carry an article to where a test begins, by the newsroom's own actions and its real worker."""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from newsroom.articles import actions as articles
from newsroom.articles import queries
from newsroom.articles.content import Content
from newsroom.demo import accounts
from newsroom.people import queries as people
from newsroom.people.models import Person
from newsroom.publishing import actions as releasing
from newsroom.publishing import queries as releases
from newsroom.publishing import taking_back
from newsroom.publishing.states import ReleaseState
from newsroom.translations import actions, claims
from newsroom.translations import queries as tasks
from newsroom.translations.saving import Entry, save_segments
from tests.browser.conftest import SECONDS, House
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
        return _begun(_cast()["author"], "en")


def a_submitted_text(house: House, *, author: str) -> Carried:
    """Leave a text that waits for an editor."""
    with house.app.app_context():
        by = _cast()[author]
        carried = _begun(by, "en")
        articles.submit(queries.article(carried.id).source.id, by=by)
        return carried


def a_claimed_task(house: House) -> uuid.UUID:
    """Leave a translation into Spanish in the translator's hands, with nothing in it yet."""
    with house.app.app_context():
        carried = _begun(_cast()["author"], "en")
        _approve_source(carried.id, "author", "editor-en")
        task_id = _awaited(lambda: _task(carried.id, "es"))
        return claims.claim(task_id, by=_cast()["translator"]).id


def give_back(house: House, task_id: uuid.UUID) -> None:
    """Free the translator's hands, which hold five tasks at most."""
    with house.app.app_context():
        claims.release_claim(task_id, by=_cast()["translator"])


def a_ready_pair(house: House, *, author: str = "author", language: str = "en") -> Carried:
    """Leave two approved editions whose release can go out."""
    other = "es" if language == "en" else "en"
    with house.app.app_context():
        carried = _begun(_cast()[author], language)
        _approve_source(carried.id, author, f"editor-{language}")
        task_id = _awaited(lambda: _task(carried.id, other))
        _translate(task_id, f"editor-{other}")
        return replace(carried, release_id=_awaited(lambda: _ready(carried.id)))


def a_scheduled_pair(house: House, *, author: str) -> Carried:
    """Leave two approved editions that go out in a week."""
    pair = a_ready_pair(house, author=author)
    assert pair.release_id is not None
    with house.app.app_context():
        wall = dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0) + dt.timedelta(days=7)
        releasing.schedule(pair.release_id, wall=wall, zone="UTC", by=_cast()["editor-es"])
    return pair


def a_withdrawn_pair(house: House, *, author: str) -> Carried:
    """Leave two pages that say that they are gone."""
    pair = a_live_pair(house, author=author)
    with house.app.app_context():
        by = _cast()["editor-en"]
        release = taking_back.withdraw(pair.id, by=by, reason="The rowers asked for a few days.")
        _awaited(lambda: _published(release.id))
    return pair


def a_live_pair(house: House, *, author: str = "author") -> Carried:
    """Leave two pages that readers see."""
    pair = a_ready_pair(house, author=author)
    assert pair.release_id is not None
    release_id = pair.release_id
    with house.app.app_context():
        releasing.publish(release_id, by=_cast()["editor-es"])
        _awaited(lambda: _published(release_id))
    return pair


def _cast() -> dict[str, Person]:
    """Return everybody by the name under which they enter."""
    seconds = {role: people.by_email(f"{role}@example.org") for role in SECONDS}
    return accounts.cast() | {role: one for role, one in seconds.items() if one is not None}


def _approve_source(article_id: uuid.UUID, author: str, editor: str) -> None:
    cast = _cast()
    source = queries.article(article_id).source
    articles.submit(source.id, by=cast[author])
    assert source.current_revision_id is not None
    articles.approve(source.id, source.current_revision_id, by=cast[editor])


def _translate(task_id: uuid.UUID, editor: str) -> None:
    cast = _cast()
    task = claims.claim(task_id, by=cast["translator"])
    number = task.source_revision.title.rsplit(" ", 1)[1]
    language = task.edition.language
    words = {"title": TITLES[language].format(number), "paragraph": PARAGRAPH[language]}
    entries = [
        Entry(row.segment.key, words[row.segment.kind], row.version, confirmed=True)
        for row in tasks.rows(task)
        if row.segment.kind in words
    ]
    save_segments(task.id, entries, fence=task.fence, by=cast["translator"])
    revision = actions.hand_in(task_id, by=cast["translator"])
    actions.approve(task_id, revision.id, by=cast[editor])


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
