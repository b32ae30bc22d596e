"""What follows for translations: tasks open and end with their source; the memory learns."""

from __future__ import annotations

from newsroom.articles import queries as articles
from newsroom.events.models import Event
from newsroom.publishing import going_out
from newsroom.publishing import queries as publishing
from newsroom.translations import actions, memory
from workflows.task_session import event_article, event_subject, reaction


@reaction(whole=True)
def open_task(event: Event) -> None:
    """Open the translation tasks of an approved source; those of a correction are urgent."""
    article_id = event_article(event)
    urgent = publishing.open_correction(article_id) is not None
    actions.open_tasks(article_id, urgent=urgent, since=event.at)


@reaction(whole=True)
def open_correction_task(event: Event) -> None:
    """Open an urgent task for each translation that is wrong although its source is right."""
    article_id = event_article(event)
    correction = publishing.open_correction(article_id)
    if correction is None:
        return
    source = articles.article(article_id).source_language
    if source not in correction.scope:
        for language in correction.scope:
            actions.open_again(article_id, language, since=correction.opened_at)


@reaction(whole=True)
def follow_policy(event: Event) -> None:
    """Open or cancel tasks, and put the release together anew, as the pair policy asks."""
    article_id = event_article(event)
    actions.follow_policy(article_id)
    going_out.void(article_id)
    release = going_out.assemble(article_id)
    if release is not None:
        going_out.complete(release.id)


@reaction(whole=True)
def cancel_task(event: Event) -> None:
    """Cancel the translation tasks of a spiked article."""
    actions.cancel_with_source(event_article(event))


@reaction(whole=True)
def remember_translation(event: Event) -> None:
    """Let the memory learn what was approved."""
    memory.learn(event_subject(event))
