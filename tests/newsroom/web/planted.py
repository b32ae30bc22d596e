"""One of each thing that not everybody may read, made by the newsroom's own actions."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, field, replace

from newsroom.articles import actions as articles
from newsroom.articles.comments import actions as comments
from newsroom.articles.comments.actions import Said
from newsroom.articles.models import Article, Edition, SideDraft
from newsroom.articles.sources import actions as sources
from newsroom.articles.sources.source import Source
from newsroom.articles.writing import drafts
from newsroom.database import db, now
from newsroom.glossary.models import Concept
from newsroom.media.models import Picture
from newsroom.publishing import actions as releasing
from newsroom.publishing import corrections, erasing, takedowns, taking_back
from newsroom.publishing.states import ReviewOutcome, Severity
from newsroom.translations import actions as translations
from newsroom.translations import claims, queries, talking
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry, save_segments
from tests import make
from tests.newsroom.media import taken
from tests.newsroom.web import glossary


@dataclass
class Planted:
    """What stands in the newsroom, by what it is."""

    people: make.Staff
    kept_id: uuid.UUID
    picture: Picture
    suggested: Concept
    secret: Concept
    articles: dict[str, Article] = field(default_factory=dict)
    tasks: dict[str, TranslationTask] = field(default_factory=dict)


def plant() -> Planted:
    """Plant one of each."""
    people = make.staff()
    draft = make.draft(people, make.numbered())
    picture = taken.picture(people.author, width=301)
    suggested, secret = glossary.term(people.author), glossary.secret(people.editor_en)
    world = Planted(people, _kept(people, draft), picture, suggested, secret)
    _add(world, "draft", draft.article)
    _said_and_told(people, draft)
    _laid_aside(world)
    _translated(world)
    _planned(world)
    _taken_away(world)
    _corrected(world)
    make.react()
    return world


def _add(world: Planted, name: str, article: Article) -> None:
    world.articles[name] = article
    for language in ("en", "es"):
        task = queries.latest_of(article.id, language)
        if task is not None:
            world.tasks[name] = task


def _kept(people: make.Staff, edition: Edition) -> uuid.UUID:
    """Keep texts that were not saved; returns the id of the one beside the edition."""
    articles.keep_aside(edition.id, make.numbered(), by=people.author)
    drafts.keep({"title": ["Typed, not saved"]}, by=people.author, edition=edition)
    drafts.keep({"title": ["Not begun"]}, by=people.author, language="en")
    query = db.select(SideDraft.id).where(SideDraft.edition_id == edition.id)
    found: uuid.UUID = db.session.scalars(query).one()
    return found


def _said_and_told(people: make.Staff, edition: Edition) -> None:
    told = Source(name="Zulma Quispe", note="Saw the trucks.")
    sources.add(edition.article_id, told, by=people.author)
    said = Said("Is this so? @[Ana]", blocks=True)
    first = comments.say(edition.id, said, by=people.editor_en)
    comments.reply(edition.id, first.id, "It is.", by=people.author)


def _laid_aside(world: Planted) -> None:
    body = f'<p>Words.</p><p><img src="picture:{world.picture.id.hex}" alt=""></p>'
    shown = make.draft(world.people, replace(make.numbered(), body=body))
    _add(world, "pictured", shown.article)
    spiked = make.draft(world.people, make.numbered())
    articles.spike(spiked.id, by=world.people.author, reason="Not now.")
    _add(world, "spiked", spiked.article)
    given = make.handed_in(world.people, make.numbered())
    articles.spike(given.article.source.id, by=world.people.author, reason="Not now.")
    make.react()
    _add(world, "spiked in translation", given.article)


def _translated(world: Planted) -> None:
    people = world.people
    task = make.claimed(people, make.numbered())
    key = key_of(task)
    talking.note(task.id, key, "Which river?", by=people.translator)
    talking.ask(task.id, key, "Who is meant?", by=people.translator)
    row = next(one for one in queries.rows(task) if one.segment.key == key)
    typed = [Entry(key, "Palabras a medias", row.version)]
    save_segments(task.id, typed, fence=task.fence, by=people.translator)
    _add(world, "claimed", task.article)
    edited = make.handed_in(people, make.numbered())
    talking.wish(edited.id, key_of(edited), "Softer.", by=people.editor_es)
    _add(world, "handed in", edited.article)
    cancelled = make.claimed(people, make.numbered())
    translations.cancel(cancelled.id, by=people.editor_es, reason="Not needed.")
    _add(world, "cancelled", cancelled.article)
    back = make.draft(people, make.numbered(), language="es")
    articles.submit(back.id, by=people.author)
    assert back.current_revision_id is not None
    articles.approve(back.id, back.current_revision_id, by=people.editor_es)
    make.react()
    into = claims.claim(make.task_of(back.article, "en").id, by=people.translator)
    _add(world, "from Spanish", into.article)


def key_of(task: TranslationTask) -> str:
    """Return the key of a task's title; an erased one has no segments any more."""
    keys = (one.segment.key for one in queries.rows(task) if one.segment.kind == "title")
    return next(keys, "gone")


def _planned(world: Planted) -> None:
    people = world.people
    embargoed = make.ready(people, make.numbered())
    until = now() + dt.timedelta(days=30)
    articles.set_embargo(embargoed.article_id, until, by=people.editor_en, reason="A hearing.")
    _add(world, "embargoed", embargoed.article)
    scheduled = make.ready(people, make.numbered())
    wall = (now() + dt.timedelta(days=2)).replace(tzinfo=None, microsecond=0)
    releasing.schedule(scheduled.id, wall=wall, zone="UTC", by=people.editor_es)
    _add(world, "scheduled", scheduled.article)


def _taken_away(world: Planted) -> None:
    people = world.people
    withdrawn = make.published(people, make.numbered()).article
    taking_back.withdraw(withdrawn.id, by=people.editor_en, reason="A witness asked.")
    make.react()
    _add(world, "withdrawn", withdrawn)
    waiting = make.published(people, make.numbered()).article
    until = now() + dt.timedelta(days=30)
    articles.set_embargo(waiting.id, until, by=people.editor_en, reason="A hearing.")
    taking_back.withdraw(waiting.id, by=people.editor_en, reason="Too early.")
    make.react()
    _add(world, "withdrawn under embargo", waiting)
    retracted = make.published(people, make.numbered()).article
    notes = {"en": "It was untrue.", "es": "No era cierto."}
    taking_back.retract(retracted.id, by=people.editor_en, reason="Untrue.", notes=notes)
    make.react()
    _add(world, "retracted", retracted)
    down = make.published(people, make.numbered()).article
    takedowns.take_down(down.id, by=people.editor_es)
    make.react()
    _add(world, "taken down", down)
    erased = make.published(people, make.numbered()).article
    takedown = takedowns.take_down(erased.id, by=people.editor_es)
    make.react()
    takedowns.review(
        takedown.id, outcome=ReviewOutcome.STAYS_AWAY, reason="Named.", by=people.editor_en
    )
    erasing.erase(erased.id, by=people.editor_es)
    make.react()
    _add(world, "erased", erased)


def _corrected(world: Planted) -> None:
    live = make.published(world.people, make.numbered()).article
    corrections.open_correction(
        live.id,
        severity=Severity.CORRECTION,
        scope=["en", "es"],
        notes={"en": "It named the wrong court.", "es": "Nombraba otro tribunal."},
        by=world.people.editor_en,
    )
    _add(world, "corrected", live)
