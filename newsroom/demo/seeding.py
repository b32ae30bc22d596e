"""Fill an empty newsroom: an article in every state, so that each person has work waiting."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from newsroom.articles import actions as articles
from newsroom.articles import queries
from newsroom.articles.models import Article, Edition
from newsroom.database import now
from newsroom.demo import about, translating
from newsroom.demo.story import Story
from newsroom.demo.texts import STORIES
from newsroom.demo.texts_afterwards import CORRECTED, RETRACTED, WRONG
from newsroom.demo.writing import content_of
from newsroom.people.models import Person
from newsroom.publishing import actions, commit, corrections, going_out, taking_back
from newsroom.publishing import queries as releases
from newsroom.publishing.models import Release
from newsroom.publishing.site import follow
from newsroom.publishing.site.tree import SiteTree
from newsroom.publishing.states import Severity
from newsroom.settings import current
from newsroom.translations import actions as translations
from newsroom.translations import claims
from newsroom.translations.models import TranslationTask

KEY = "demonstration:{}"


@dataclass(frozen=True)
class Desk:
    """Who works on one story."""

    story: Story
    people: dict[str, Person]
    tree: SiteTree

    @property
    def author(self) -> Person:
        """Who writes."""
        return self.people["author"]

    @property
    def translator(self) -> Person:
        """Who translates, in both directions."""
        return self.people["translator"]

    @property
    def source_editor(self) -> Person:
        """Who edits the language that the story is written in."""
        return self.people[f"editor-{self.story.source_language}"]

    @property
    def target_language(self) -> str:
        """The language that it is translated into."""
        return "es" if self.story.source_language == "en" else "en"

    @property
    def target_editor(self) -> Person:
        """Who edits the language that it is translated into."""
        return self.people[f"editor-{self.target_language}"]


def draft(desk: Desk) -> Edition:
    """Leave a draft with its author."""
    story = desk.story
    return articles.start(
        content_of(story),
        language=story.source_language,
        by=desk.author,
        source_key=KEY.format(story.name),
    )


def submitted(desk: Desk) -> Edition:
    """Leave a text with the editors."""
    edition = draft(desk)
    articles.submit(edition.id, by=desk.author)
    return edition


def in_review(desk: Desk) -> Edition:
    """Leave a text with the editor who reads it."""
    edition = submitted(desk)
    articles.take_review(edition.id, by=desk.source_editor)
    return edition


def changes_requested(desk: Desk) -> None:
    """Leave a text with its author, with a reason."""
    edition = in_review(desk)
    reason = "Please name the date of the hearing, and check the spelling of the village."
    articles.request_changes(edition.id, by=desk.source_editor, reason=reason)


def spiked(desk: Desk) -> None:
    """Lay an article aside."""
    articles.spike(
        draft(desk).id, by=desk.author, reason="The court case that it is about was called off."
    )


def opened(desk: Desk) -> TranslationTask:
    """Leave a task that waits for a translator."""
    edition = in_review(desk)
    if edition.current_revision_id is not None:
        articles.approve(edition.id, edition.current_revision_id, by=desk.source_editor)
    task = translations.open_tasks(edition.article_id)[0]
    going_out.assemble(edition.article_id)
    return task


def claimed(desk: Desk) -> TranslationTask:
    """Leave a task half done with its translator."""
    task = claims.claim(opened(desk).id, by=desk.translator)
    translating.translate(task, desk.story, by=desk.translator, share=0.5)
    return task


def handed_in(desk: Desk) -> TranslationTask:
    """Leave a translation with the editor of its language."""
    task = claims.claim(opened(desk).id, by=desk.translator)
    translating.translate(task, desk.story, by=desk.translator)
    translations.hand_in(task.id, by=desk.translator)
    return task


def translation_changes_requested(desk: Desk) -> None:
    """Leave a translation with its translator, with a reason."""
    task = handed_in(desk)
    reason = "El segundo párrafo suena a traducción literal; ¿puede decirlo con más naturalidad?"
    translations.request_changes(task.id, by=desk.target_editor, reason=reason)


def cancelled(desk: Desk) -> None:
    """Leave an article whose task and release were given up."""
    task = opened(desk)
    reason = "The organisation asked us to wait for its own statement."
    translations.cancel(task.id, by=desk.target_editor, reason=reason)
    release = _release(task.article)
    actions.cancel(release.id, by=desk.source_editor, reason=reason)


def ready(desk: Desk) -> Release:
    """Leave a pair that can go out."""
    task = handed_in(desk)
    if task.edition.current_revision_id is not None:
        translations.approve(task.id, task.edition.current_revision_id, by=desk.target_editor)
    release = _release(task.article)
    going_out.complete(release.id)
    return release


def scheduled(desk: Desk) -> None:
    """Leave a pair that goes out in two days."""
    wall = (now() + dt.timedelta(days=2)).replace(tzinfo=None, second=0, microsecond=0)
    actions.schedule(ready(desk).id, wall=wall, zone="UTC", by=desk.source_editor)


def held(desk: Desk) -> None:
    """Leave a pair on hold."""
    reason = "A source asked for one more day to reach a safe place."
    actions.hold(ready(desk).id, by=desk.target_editor, reason=reason)


def failed(desk: Desk) -> None:
    """Leave a release that an embargo stopped after somebody had sent it out."""
    release = ready(desk)
    actions.publish(release.id, by=desk.source_editor)
    tomorrow = now() + dt.timedelta(days=1)
    articles.set_embargo(
        release.article_id, tomorrow, by=desk.source_editor, reason="The court reads tomorrow."
    )
    commit.publish(release.id, desk.tree.objects)


def published(desk: Desk) -> None:
    """Make a pair live."""
    release = ready(desk)
    actions.publish(release.id, by=desk.target_editor)
    commit.publish(release.id, desk.tree.objects)


def corrected(desk: Desk) -> None:
    """Make a pair live with a wrong figure, then correct both languages."""
    wrong = {
        code: replace(one, standfirst=one.standfirst + WRONG[code])
        for code, one in desk.story.words.items()
    }
    published(replace(desk, story=replace(desk.story, words=wrong)))
    article = _article(desk)
    correction = corrections.open_correction(
        article.id,
        severity=Severity.CORRECTION,
        scope=sorted(wrong),
        notes=CORRECTED,
        by=desk.source_editor,
    )
    corrections.approve_notes(correction.id, notes=CORRECTED, by=desk.target_editor)
    source = article.source
    articles.save(source.id, content_of(desk.story), version=source.version, by=desk.author)
    articles.submit(source.id, by=desk.author)
    revision_id = queries.edition(source.id).current_revision_id
    if revision_id is not None:
        articles.approve(source.id, revision_id, by=desk.source_editor)
    task = claims.claim(translations.open_tasks(article.id)[0].id, by=desk.translator)
    translating.translate(task, desk.story, by=desk.translator)
    revision = translations.hand_in(task.id, by=desk.translator)
    translations.approve(task.id, revision.id, by=desk.target_editor)
    going_out.assemble(article.id)
    release = _release(article)
    actions.publish(release.id, by=desk.target_editor)
    commit.publish(release.id, desk.tree.objects)


def withdrawn(desk: Desk) -> None:
    """Take a live pair away, so that it can be reinstated."""
    published(desk)
    reason = "La persona entrevistada pidió unos días para hablar con su familia."
    release = taking_back.withdraw(_article(desk).id, by=desk.source_editor, reason=reason)
    commit.publish(release.id, desk.tree.objects)


def retracted(desk: Desk) -> None:
    """Retract a live pair; its addresses keep a notice."""
    published(desk)
    release = taking_back.retract(
        _article(desk).id, by=desk.source_editor, reason="The laboratory’s report.", notes=RETRACTED
    )
    commit.publish(release.id, desk.tree.objects)


STAGES: tuple[Callable[[Desk], object], ...] = (
    published,
    published,
    draft,
    submitted,
    in_review,
    changes_requested,
    opened,
    claimed,
    handed_in,
    translation_changes_requested,
    ready,
    scheduled,
    held,
    failed,
    cancelled,
    spiked,
    corrected,
    withdrawn,
    retracted,
)
"""What becomes of each story, in their order."""


def seed(people: dict[str, Person]) -> None:
    """Carry every story to its state; what an earlier, broken-off call made stays."""
    about.make(by=people["editor-en"])
    tree = follow.tree_of(current())
    for story, stage in zip(STORIES, STAGES, strict=True):
        if queries.by_source_key(KEY.format(story.name)) is None:
            stage(Desk(story, people, tree))
    follow.follow_log(tree)
    follow.rewrite_lists(tree)


def first_pair() -> dict[str, str]:
    """Return the paths of the first live pair by language."""
    article = queries.by_source_key(KEY.format(STORIES[0].name))
    return releases.live_urls(article) if article else {}


def _article(desk: Desk) -> Article:
    source = queries.by_source_key(KEY.format(desk.story.name))
    return queries.article(source.id if source else uuid.UUID(int=0))  # or raise ``NotFound``


def _release(article: Article) -> Release:
    release = releases.unfinished_of(article.id)
    if release is None:
        message = f"article {article.id} has no release"
        raise LookupError(message)
    return release
