"""One article's whole journey without a browser, through the same actions and the real worker."""

from __future__ import annotations

import functools
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

from newsroom.articles import actions as articles
from newsroom.articles import queries
from newsroom.database import db, reading
from newsroom.demo import translating
from newsroom.demo.seeding import Desk
from newsroom.demo.story import Story
from newsroom.demo.texts import ONCE
from newsroom.demo.writing import content_of
from newsroom.errors import NewsroomError
from newsroom.people.models import Person
from newsroom.publishing import actions
from newsroom.publishing import queries as releases
from newsroom.publishing.models import Release
from newsroom.publishing.site import follow
from newsroom.publishing.states import ReleaseState
from newsroom.settings import current
from newsroom.translations import actions as translations
from newsroom.translations import claims
from newsroom.translations import queries as tasks
from newsroom.translations.models import TranslationTask

PATIENCE_S = 30.0
LOOK_S = 0.02
HTTP_TIMEOUT_S = 10.0
OK = 200

T = TypeVar("T")


class JourneyBroken(Exception):
    """A step did not come about; says which and why."""

    def __str__(self) -> str:
        return ": ".join(str(one) for one in self.args)


@dataclass(frozen=True)
class Taken:
    """One step as it went."""

    step: str
    who: str
    state: str
    ms: float


@dataclass
class Report:
    """What a journey came to."""

    ok: bool = False
    steps: list[Taken] = field(default_factory=list)
    urls: dict[str, str] = field(default_factory=dict)
    failed: str = ""
    total_ms: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """Return the report for JSON."""
        return asdict(self)


def travel(people: dict[str, Person], base_url: str) -> Report:
    """Carry one more article to two live pages on a running newsroom, and look at both.

    ``base_url`` is where that newsroom answers. The report says what failed where something did.
    """
    report = Report()
    begun = time.perf_counter()
    try:
        Journey(Desk(ONCE, people, follow.tree_of(current())), base_url, report).run()
        report.ok = True
    except (JourneyBroken, NewsroomError, LookupError) as error:
        report.failed = f"{type(error).__name__}: {error}"
    report.total_ms = _ms_since(begun)
    return report


def wait_for_lists() -> None:
    """Wait until front pages, lists and feeds name what went live; a worker makes them just after.

    Raises:
        JourneyBroken: they still do not, after some patience.
    """
    tree = follow.tree_of(current())
    _seen(lambda: tree.lists_shown() >= releases.last_number() or None)


def _ms_since(begun: float) -> float:
    return round((time.perf_counter() - begun) * 1000, 1)


class Journey:
    """The steps of one article, each measured."""

    def __init__(self, desk: Desk, base_url: str, report: Report) -> None:
        self.desk = desk
        self.story: Story = desk.story
        self.base_url = base_url.rstrip("/")
        self.report = report
        self.article_id = uuid.UUID(int=0)

    def run(self) -> None:
        """Go all the way."""
        self._write()
        self._translate()
        self._publish()
        self._look()

    def _take(self, step: str, who: str, work: Callable[[], T], state: Callable[[], object]) -> T:
        begun = time.perf_counter()
        try:
            result = work()
        except JourneyBroken as broken:
            raise JourneyBroken(step, *broken.args) from broken
        self.report.steps.append(Taken(step, who, str(state()), _ms_since(begun)))
        return result

    def _act(self, step: str, by: Person, work: Callable[[], T], state: Callable[[], object]) -> T:
        return self._take(step, by.email, work, state)

    def _wait(self, step: str, look: Callable[[], T | None], state: Callable[[], object]) -> T:
        """Wait for the worker to bring something about."""
        return self._take(step, "worker", lambda: _seen(look), state)

    def _write(self) -> None:
        desk = self.desk
        edition = self._act(
            "write",
            desk.author,
            lambda: articles.start(
                content_of(self.story), language=self.story.source_language, by=desk.author
            ),
            lambda: "draft",
        )
        self.article_id, edition_id = edition.article_id, edition.id

        def state() -> object:
            return queries.edition(edition_id).state

        self._act("submit", desk.author, lambda: articles.submit(edition_id, by=desk.author), state)
        editor = desk.source_editor
        self._act("take review", editor, lambda: articles.take_review(edition_id, by=editor), state)
        revision_id = queries.edition(edition_id).current_revision_id or uuid.UUID(int=0)
        self._act(
            "approve source",
            editor,
            lambda: articles.approve(edition_id, revision_id, by=editor),
            state,
        )

    def _translate(self) -> None:
        desk = self.desk
        task = self._wait("open task", self._task, lambda: "open")
        task_id = task.id

        def state() -> object:
            return tasks.task(task_id).state

        by = desk.translator
        self._act("claim", by, lambda: claims.claim(task_id, by=by), state)
        self._act(
            "translate",
            by,
            lambda: translating.translate(tasks.task(task_id), self.story, by=by),
            state,
        )
        revision = self._act("hand in", by, lambda: translations.hand_in(task_id, by=by), state)
        revision_id = revision.id
        editor = desk.target_editor
        self._act(
            "approve translation",
            editor,
            lambda: translations.approve(task_id, revision_id, by=editor),
            state,
        )

    def _publish(self) -> None:
        release_id = self._wait("both ready", self._ready, lambda: "ready").id

        def state() -> object:
            return releases.release(release_id).state

        editor = self.desk.target_editor
        self._act("publish", editor, lambda: actions.publish(release_id, by=editor), state)
        self._wait("commit", lambda: self._published(release_id), state)

    def _look(self) -> None:
        paths = releases.live_urls(queries.article(self.article_id))
        self.report.urls = {
            language: current().public_url + path for language, path in paths.items()
        }
        for language, path in paths.items():
            look = functools.partial(self._reads, path)
            self._wait(f"read {language}", look, lambda: "live")
        for language, path in paths.items():
            self._check_page(language, path, paths)

    def _check_page(self, language: str, path: str, paths: dict[str, str]) -> None:
        page = self._reads(path) or ""
        if f'lang="{language}"' not in page:
            raise JourneyBroken(path, "does not say that it is in", language)
        for other, other_path in paths.items():
            if other != language and current().public_url + other_path not in page:
                raise JourneyBroken(path, "does not lead to", other_path)

    def _task(self) -> TranslationTask | None:
        return tasks.latest_of(self.article_id, self.desk.target_language)

    def _ready(self) -> Release | None:
        release = releases.unfinished_of(self.article_id)
        return release if release and release.state is ReleaseState.READY else None

    def _published(self, release_id: uuid.UUID) -> Release | None:
        release = releases.release(release_id)
        if release.state is ReleaseState.FAILED:
            raise JourneyBroken(release.failure)
        return release if release.state is ReleaseState.PUBLISHED else None

    def _reads(self, path: str) -> str | None:
        try:
            with urllib.request.urlopen(  # noqa: S310 — our own newsroom's address
                self.base_url + path, timeout=HTTP_TIMEOUT_S
            ) as answer:
                return answer.read().decode() if answer.status == OK else None
        except (urllib.error.URLError, TimeoutError):
            return None


def _seen(look: Callable[[], T | None]) -> T:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        db.session.rollback()  # a new look needs a new snapshot
        with reading():
            found = look()
        if found is not None:
            return found
        time.sleep(LOOK_S)
    raise JourneyBroken("nothing came in time; is the worker running?")
