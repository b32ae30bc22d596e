"""A small newsroom to which anything may happen: its people, clock, queue, trees and crashes."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
import shutil
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from newsroom.articles import actions as writing
from newsroom.articles.content import Content
from newsroom.articles.models import Article, Edition
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.errors import NewsroomError
from newsroom.events.models import Delivery
from newsroom.people.models import Person
from newsroom.publishing import commit, preparing, queries
from newsroom.publishing.listing import writing as list_writing
from newsroom.publishing.models import Release
from newsroom.publishing.site import follow as site_follow
from newsroom.publishing.site import list_states
from newsroom.publishing.site import tree as site_tree
from newsroom.publishing.site.objects import ObjectStore
from newsroom.publishing.site.tree import SiteTree
from newsroom.publishing.states import BRINGS_TEXT, ReleaseState
from newsroom.translations.models import TranslationTask
from newsroom.web.readers import ReadersSite
from tests import make
from tests.clocks import Clock
from tests.newsroom.publishing.trees import readers_of
from workflows.reactions import REACTIONS

START = dt.datetime(2031, 3, 1, 9, tzinfo=dt.UTC)
LANGUAGES = ("en", "es")
ARTICLES = 4


class Crash(BaseException):
    """The process died here; like a signal, it passes everything that catches errors."""


def content(title: str, token: str, *, link: str = "", number: int = 3) -> Content:
    """Return a text whose version can be told from its page by a word of its own."""
    pointing = f'<p>See <a href="{link}">what came before</a>.</p>' if link else ""
    body = (
        f"<p>The judges read it in a full room, in the words of draft {token}.</p>"
        f"<p>They named {number} rivers.</p>{pointing}"
    )
    return replace(make.STORY, title=title, body=body)


def spelled(number: int) -> str:
    """Return a number in letters, so that changing it changes no number of the text."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")


class World:
    """One newsroom, two trees that follow its log, and what may be done to them."""

    def __init__(self, app: Flask, data: Path, clock: Clock) -> None:
        self.app, self.data, self.clock = app, data, clock
        self.crash_at = ""
        self.done = self.refused = self.crashed = 0
        self._texts = 0

    def open(self) -> None:
        """Look at the trees anew, as processes that have just started."""
        own = SiteTree(self.data / "site", ObjectStore(self.data / "site" / "objects"))
        self.trees = (own, SiteTree(self.data / "afar", own.objects))
        self.readers: tuple[ReadersSite, ...] = tuple(readers_of(tree) for tree in self.trees)

    def token(self) -> str:
        """Return a word that no text had yet."""
        self._texts += 1
        return f"w{spelled(self._texts)}w"

    def do(self, work: Callable[[], object]) -> bool:
        """Let somebody try something; a refusal is an answer, any other error is a fault."""
        self.done += 1
        try:
            work()
        except NewsroomError:
            self.refused += 1
            return False
        except Crash:
            self.crashed += 1
            return False
        finally:
            self.crash_at = ""
            db.session.remove()
        return True

    def crash_point(self, name: str) -> None:
        """Die here if this is where it was to happen."""
        if self.crash_at == name:
            self.crash_at = ""
            raise Crash(name)

    @contextlib.contextmanager
    def crashing(self) -> Iterator[None]:
        """Let this newsroom die where it is told to."""
        with pytest.MonkeyPatch.context() as patch:
            for module in (commit, list_states, preparing, site_tree, list_writing):
                patch.setattr(module, "crash_point", self.crash_point)
            yield

    def who(self, name: str) -> Person:
        """Return a person by desk name."""
        return db.session.scalars(select(Person).where(Person.desk_name == name)).one()

    def article(self, place: int) -> Article:
        """Return one of the articles, by its place."""
        found = db.session.scalars(select(Article).order_by(Article.created_at)).all()
        return found[place % len(found)]

    def count(self) -> int:
        """Return how many articles there are."""
        return db.session.scalar(select(func.count()).select_from(Article)) or 0

    def source(self, place: int) -> Edition:
        """Return the source edition of one of the articles."""
        return self.article(place).source

    def fitting(self, place: int, fits: Callable[[Article], bool]) -> Article:
        """Return an article to which something can be done, as a rule; sometimes any."""
        found = db.session.scalars(select(Article).order_by(Article.created_at)).all()
        chosen = [one for one in found if fits(one)] if place else []
        return (chosen or found)[place % len(chosen or found)]

    def release(self, place: int, *states: ReleaseState) -> Release:
        """Return the release of an article that somebody may still decide about, or its last."""

        def fits(one: Article) -> bool:
            unfinished = queries.unfinished_of(one.id)
            return unfinished is not None and unfinished.state in states

        article = self.fitting(place, fits)
        known = [one for one in queries.releases(article.id) if one.kind in BRINGS_TEXT]
        if not known:
            return queries.release(uuid.UUID(int=0))
        return queries.unfinished_of(article.id) or known[0]

    def public(self, place: int, *states: PublicState) -> uuid.UUID:
        """Return an article of which something is public in this way, as a rule."""
        return self.fitting(
            place, lambda one: any(each.public_state in states for each in one.editions)
        ).id

    def task(self, place: int) -> TranslationTask:
        """Return an article's newest translation task."""
        query = select(TranslationTask).where(TranslationTask.article_id == self.article(place).id)
        tasks = db.session.scalars(query.order_by(TranslationTask.opened_at.desc())).all()
        if not tasks:
            raise NewsroomError
        return tasks[0]

    def waiting(self) -> list[tuple[int, str]]:
        """Return the deliveries that nobody has carried out."""
        query = select(Delivery.id, Delivery.reaction).where(Delivery.done_at.is_(None))
        found = [(row.id, row.reaction) for row in db.session.execute(query.order_by(Delivery.id))]
        db.session.rollback()
        return found

    def deliver(self, delivery_id: int, reaction: str, *, crash_at: str = "") -> bool:
        """Carry out one delivery, perhaps to die on the way; returns whether it lived."""
        self.crash_at = crash_at
        try:
            REACTIONS[reaction].run(delivery_id)
        except Crash:
            self.crashed += 1
            return False
        finally:
            self.crash_at = ""
            db.session.remove()
        return True

    def deliver_all(self, order: int) -> None:
        """Carry out whatever waits and whatever follows from it, in some order."""
        shuffled = random.Random(order)
        for _ in range(40):
            found = self.waiting()
            if not found:
                return
            shuffled.shuffle(found)
            for delivery_id, reaction in found:
                self.deliver(delivery_id, reaction)
        raise AssertionError("the reactions never come to rest")

    def follow(self, which: int) -> None:
        """Bring one tree up to the log, pages and lists."""
        tree = self.trees[which]
        site_follow.follow_log(tree)
        site_follow.rewrite_lists(tree)


def begin(app: Flask) -> None:
    """Fill an empty newsroom: its people, a live pair, a ready one, and one being translated."""
    people = make.staff()
    make.person("editor:en", name="Eva")
    make.person("editor:es", name="Ernesto")
    make.person("author", "editor:en", "editor:es", name="Ada")
    make.another_translator()
    first = make.published(people, content("River defenders win their case", "wfirstw"))
    assert app.testing
    slug = first.article.source.public_revision
    assert slug is not None
    link = f"/en/{slug.slug}/"
    make.ready(people, content("The valley answers", "wsecondw", link=link))
    approved = make.approved(people, content("Who pays for the water", "wthirdw"))
    until = START + dt.timedelta(hours=6)
    writing.set_embargo(approved.article_id, until, by=people.editor_en)
    make.react()


def copied(source: Path, target: Path) -> None:
    """Put a newsroom's files where another one's are; objects are named by content and stay."""
    db.session.remove()
    db.engine.dispose()
    kept = target / "site" / "objects"
    for one in [*target.iterdir(), *(target / "site").iterdir()] if target.exists() else ():
        if one not in {kept, kept.parent}:
            shutil.rmtree(one) if one.is_dir() else one.unlink()
    leave = shutil.ignore_patterns("objects") if kept.exists() else None
    shutil.copytree(source, target, symlinks=True, ignore=leave, dirs_exist_ok=True)
