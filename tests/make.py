"""Plain factories: people, and articles carried to any state through the newsroom's own actions."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from newsroom.articles import actions as articles
from newsroom.articles import naming
from newsroom.articles.content import Content
from newsroom.articles.models import Article, Edition, Revision, Topic
from newsroom.articles.states import BylineKind
from newsroom.database import db, now
from newsroom.events.models import Delivery
from newsroom.people.models import Grant, Person, Role
from newsroom.publishing import queries as publishing
from newsroom.publishing.models import Release
from newsroom.publishing.pages.values import Profile
from newsroom.publishing.profiles import actions as profile_actions
from newsroom.publishing.profiles import queries as profiles
from newsroom.publishing.profiles.content import Content as SiteTexts
from newsroom.publishing.site import follow
from newsroom.settings import current
from newsroom.translations import actions, claims, queries
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry, save_segments
from tests import words
from workflows.reactions import REACTIONS

_numbers = itertools.count(1)

STORY = Content(
    title="River defenders win their case",
    standfirst="A court has ordered the company to leave the valley.",
    body=(
        "<p>The judges read their decision on <strong>Friday</strong> morning in a full room.</p>"
        "<h2>What the court said</h2>"
        '<p>The company has to leave <a href="https://valley.example/">the valley</a> by May.</p>'
    ),
    byline="Ana Robles",
    byline_kind=BylineKind.REAL,
    photo_credit="Photo: Luz Marín",
    countries=("PE",),
)


def person(*grants: str, name: str = "", email: str = "") -> Person:
    """Add a person with grants such as ``author``, ``editor:es``, ``translator:en>es``."""
    number = next(_numbers)
    made = Person(
        desk_name=name or f"Person {number}",
        email=email or f"person{number}@example.org",
        password=None,
        active=True,
        created_at=now(),
    )
    for grant in grants:
        role, _, scope = grant.partition(":")
        made.grants.append(Grant(role=Role(role), scope=scope, granted_at=now()))
    db.session.add(made)
    db.session.commit()
    return made


@dataclass(frozen=True)
class Staff:
    """The people of a small newsroom."""

    author: Person
    translator: Person
    editor_en: Person
    editor_es: Person
    duty: Person
    admin: Person


def staff() -> Staff:
    """Add one person for each work."""
    return Staff(
        author=person("author", name="Ana"),
        translator=person("translator:en>es", "translator:es>en", name="Tomás"),
        editor_en=person("editor:en", name="Emma"),
        editor_es=person("editor:es", name="Elena"),
        duty=person("duty", name="Dora"),
        admin=person("admin", name="Alex"),
    )


def another_translator() -> Person:
    """Return a second translator from English, the same one every time."""
    known = db.session.scalars(db.select(Person).where(Person.desk_name == "Teresa")).one_or_none()
    return known or person("translator:en>es", name="Teresa")


def react(*, most_rounds: int = 20) -> int:
    """Carry out every delivery that waits, and those that follow; returns how many."""
    done = 0
    for _ in range(most_rounds):
        waiting = Delivery.done_at.is_(None)
        rows = db.session.execute(
            db.select(Delivery.id, Delivery.reaction).where(waiting).order_by(Delivery.id)
        ).all()
        db.session.rollback()
        if not rows:
            return done
        for row in rows:
            REACTIONS[row.reaction].run(row.id)
            done += 1
    raise AssertionError("the reactions never come to rest")


def current_of(edition: Edition) -> Revision:
    """Return the revision that an edition has now."""
    assert edition.current_revision is not None
    return edition.current_revision


def topic(people: Staff, english: str = "Water", spanish: str = "Agua") -> Topic:
    """Make a topic."""
    return naming.make({"en": english, "es": spanish}, by=people.editor_en)


def draft(people: Staff, content: Content = STORY, *, language: str = "en") -> Edition:
    """Start an article."""
    return articles.start(content, language=language, by=people.author)


def approved(people: Staff, content: Content = STORY) -> Edition:
    """Carry an English article to an approved source with an open task."""
    edition = draft(people, content)
    articles.submit(edition.id, by=people.author)
    assert edition.current_revision_id is not None
    articles.approve(edition.id, edition.current_revision_id, by=people.editor_en)
    react()
    return edition


def task_of(article: Article, language: str = "es") -> TranslationTask:
    """Return the newest task into a language."""
    task = queries.latest_of(article.id, language)
    assert task is not None
    return task


def translated_words(text: str) -> str:
    """Return a Spanish-looking text with the same marks, without translating a word."""
    return words.translated(text)


def translate(task: TranslationTask, by: Person) -> None:
    """Fill every segment that is not translated yet."""
    entries = [
        Entry(row.segment.key, translated_words(row.segment.text), row.version, confirmed=True)
        for row in queries.rows(task)
        if not row.locked and not row.is_optional
    ]
    save_segments(task.id, entries, fence=task.fence, by=by)


def claimed(people: Staff, content: Content = STORY) -> TranslationTask:
    """Carry an article to a claimed task."""
    task = task_of(approved(people, content).article)
    return claims.claim(task.id, by=people.translator)


def handed_in(people: Staff, content: Content = STORY) -> TranslationTask:
    """Carry an article to a translation that waits for its editor."""
    task = claimed(people, content)
    translate(task, people.translator)
    actions.hand_in(task.id, by=people.translator)
    react()
    return task


def ready(people: Staff, content: Content = STORY) -> Release:
    """Carry an article to a release that can go out."""
    task = handed_in(people, content)
    assert task.edition.current_revision_id is not None
    actions.approve(task.id, task.edition.current_revision_id, by=people.editor_es)
    react()
    release = publishing.unfinished_of(task.article_id)
    assert release is not None
    return release


def published(people: Staff, content: Content = STORY) -> Release:
    """Carry an article to two live pages."""
    from newsroom.publishing import actions as releasing

    release = ready(people, content)
    releasing.publish(release.id, by=people.editor_es)
    react()
    return publishing.release(release.id)


def rewrite(people: Staff, article: Article, content: Content) -> None:
    """Carry a new source text to its approval; its translation waits to be made."""
    source = article.source
    articles.save(source.id, content, version=source.version, by=people.author)
    articles.submit(source.id, by=people.author)
    articles.approve(source.id, current_of(source).id, by=people.editor_en)
    react()


def translate_again(people: Staff, article: Article) -> None:
    """Carry the open task of an article to an approved translation."""
    task = task_of(article)
    claims.claim(task.id, by=people.translator)
    translate(task, people.translator)
    actions.hand_in(task.id, by=people.translator)
    actions.approve(task.id, current_of(task.edition).id, by=people.editor_es)
    react()


def waiting_release(article: Article) -> Release:
    """Return the release of an article that is not public yet."""
    release = publishing.unfinished_of(article.id)
    assert release is not None
    return release


def updated(people: Staff, article: Article, content: Content) -> Release:
    """Carry a live article to new texts of both languages that can go out."""
    rewrite(people, article, content)
    translate_again(people, article)
    return waiting_release(article)


def profiled(people: Staff, tagline: str) -> None:
    """Give the newsroom a profile with a line in English."""
    content = SiteTexts("", Profile(taglines=(("en", tagline),)))
    profile_actions.change(content, by=people.admin, seen=profiles.number())
    react()


def site_bytes(language: str, slug: str) -> bytes:
    """Return what readers get for an article's path; b"" for nothing."""
    path = follow.tree_of(current()).public_path(language, slug) / "index.html"
    return path.read_bytes() if path.is_file() else b""


def numbered(content: Content = STORY) -> Content:
    """Return the story under a title of its own."""
    return replace(content, title=f"{content.title} {next(_numbers)}")
