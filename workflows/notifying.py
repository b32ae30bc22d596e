"""Who is told when something happened."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from newsroom.articles import queries as articles
from newsroom.articles.models import Article
from newsroom.events.models import Event
from newsroom.events.queries import words_of
from newsroom.glossary import queries as glossary
from newsroom.glossary import rules as glossary_rules
from newsroom.people import queries as people
from newsroom.people.models import Person
from newsroom.people.notifications import tell
from newsroom.publishing import queries, rules
from newsroom.translations import queries as translations
from newsroom.translations.models import TranslationTask
from newsroom.translations.telling import tell_readers
from workflows.task_session import event_article, event_people, event_subject, reaction


def _article(event: Event) -> Article:
    return articles.article(event_article(event))


def _task(event: Event) -> TranslationTask:
    return translations.task(event_subject(event))


def _desk(event: Event) -> str:
    return f"/desk/articles/{event_article(event)}"


def _tell_on_desk(event: Event, people: Iterable[Person]) -> None:
    """Tell people of an article whose page is where they go on."""
    tell_readers(event, _article(event), people, path=_desk(event))


def _tell_translating(event: Event, task: TranslationTask, people: Iterable[Person]) -> None:
    """Tell people of a translation where they see it beside its source text."""
    tell_readers(event, task.article, people, path=f"/translate/{task.id}")


def _people(*ids: uuid.UUID | None) -> list[Person]:
    return list(people.loaded({one for one in ids if one is not None}).values())


def _named_in(event: Event, name: str) -> list[Person]:
    """Return whom an event names; nobody where its words were erased."""
    return _people(*event_people(event, name))


def _segment(event: Event) -> str:
    """Return the page of what is said beside the segment that an event is about."""
    segment = words_of(event).get("segment")
    task = f"/translate/{event_subject(event)}"
    return f"{task}/segments/{segment}/remarks" if segment is not None else task


@reaction(whole=False)
def tell_editors(event: Event) -> None:
    """A source text waits for review: its language's editors and the duty editors."""
    language = _article(event).source_language
    _tell_on_desk(event, [*people.editors(language), *people.duty_editors()])


@reaction(whole=False)
def tell_author(event: Event) -> None:
    """A text was approved or sent back: its author."""
    _tell_on_desk(event, _people(_article(event).source.owner_id))


@reaction(whole=False)
def tell_approval_voided(event: Event) -> None:
    """Text changed after it was reviewed: its author, its editors, whoever translates it."""
    article = _article(event)
    holders = [
        task.holder_id
        for edition in article.editions
        if (task := translations.unfinished_of(edition.id)) is not None
    ]
    told = [
        *_people(article.source.owner_id, *holders),
        *people.editors(article.source_language),
    ]
    _tell_on_desk(event, told)


@reaction(whole=False)
def tell_translators(event: Event) -> None:
    """A task is open: the translators in its direction."""
    task = _task(event)
    direction = (task.article.source_language, task.edition.language)
    _tell_translating(event, task, people.translators(*direction))


@reaction(whole=False)
def tell_source_moved(event: Event) -> None:
    """The source text changed under a translation: whoever holds the task."""
    task = _task(event)
    _tell_translating(event, task, _people(task.holder_id))


@reaction(whole=False)
def tell_translator(event: Event) -> None:
    """A translation was approved, sent back, changed or talked about: whoever made it.

    Its page says at the top what was changed in it.
    """
    task = _task(event)
    _tell_translating(event, task, _people(task.holder_id))


@reaction(whole=False)
def tell_query_asked(event: Event) -> None:
    """Somebody asks about the text: its author, and the editors who may answer as well."""
    article = _article(event)
    told = [*_people(article.source.owner_id), *people.editors(article.source_language)]
    tell_readers(event, article, told, path=f"{_desk(event)}#queries")


@reaction(whole=False)
def tell_query_answered(event: Event) -> None:
    """A question has its answer: whoever asked, and whoever holds the translation."""
    task = _task(event)
    told = [*_named_in(event, "to"), *_people(task.holder_id)]
    tell_readers(event, task.article, told, path=_segment(event))


@reaction(whole=False)
def tell_suggestion_decided(event: Event) -> None:
    """A proposed text was taken over or declined: whoever proposed it."""
    tell_readers(event, _article(event), _named_in(event, "to"), path=_segment(event))


@reaction(whole=False)
def tell_term_decided(event: Event) -> None:
    """A term was accepted or declined: whoever suggested it."""
    concept = glossary.concept(event_subject(event))
    told = [one for one in _people(concept.made_by) if glossary_rules.may_suggest(one)]
    tell(event, told, path=f"/terms/{concept.id}")


@reaction(whole=False)
def tell_lease_warned(event: Event) -> None:
    """A claim ends soon: its holder."""
    _tell_translating(event, _task(event), _named_in(event, "holder"))


@reaction(whole=False)
def tell_lease_expired(event: Event) -> None:
    """A claim ended: who held it, and the translators who may claim it now."""
    task = _task(event)
    direction = (task.article.source_language, task.edition.language)
    told = [*_named_in(event, "holder"), *people.translators(*direction)]
    _tell_translating(event, task, told)


@reaction(whole=False)
def tell_target_editors(event: Event) -> None:
    """A translation waits for review: the editors of its language and the duty editors."""
    task = _task(event)
    told = [*people.editors(task.edition.language), *people.duty_editors()]
    tell_readers(event, task.article, told, path=f"/review/{task.id}")


def _all_editors(article: Article) -> list[Person]:
    languages = [edition.language for edition in article.editions]
    return [
        *(person for language in languages for person in people.editors(language)),
        *people.duty_editors(),
    ]


def _everybody(article: Article) -> list[Person]:
    """Return author, translators and editors of what readers have, or had."""
    writers = {one.created_by for edition in article.editions if (one := edition.public_revision)}
    return [*_people(article.source.owner_id, *sorted(writers)), *_all_editors(article)]


@reaction(whole=False)
def tell_release_ready(event: Event) -> None:
    """Both editions are ready: the editors, who decide when."""
    _tell_on_desk(event, _all_editors(_article(event)))


@reaction(whole=False)
def tell_release_voided(event: Event) -> None:
    """A release that was ready or scheduled will not go out: the editors, who planned it."""
    _tell_on_desk(event, _all_editors(_article(event)))


@reaction(whole=False)
def tell_published(event: Event) -> None:
    """Both editions are live: author, translators, editors; nobody of a pair from elsewhere."""
    if rules.is_imported(queries.release(event_subject(event))):
        return  # thousands of them may go out in one evening
    _tell_on_desk(event, _everybody(_article(event)))


@reaction(whole=False)
def tell_release_failed(event: Event) -> None:
    """A release failed: the duty editors and both languages' editors."""
    _tell_on_desk(event, _all_editors(_article(event)))


@reaction(whole=False)
def tell_release_missed(event: Event) -> None:
    """A release is held by the clock: the duty editors and both languages' editors."""
    _tell_on_desk(event, _all_editors(_article(event)))


@reaction(whole=False)
def tell_policy_lapsed(event: Event) -> None:
    """An exception is over: the article's editors and the duty editors."""
    _tell_on_desk(event, _all_editors(_article(event)))


@reaction(whole=False)
def tell_release_waits(event: Event) -> None:
    """An update has waited a day for its pair: the editors, who may choose now."""
    _tell_on_desk(event, _all_editors(_article(event)))


@reaction(whole=False)
def tell_earlier_proposed(event: Event) -> None:
    """Somebody wishes to go earlier than agreed: the other editors, one of whom decides."""
    _tell_on_desk(event, _all_editors(_article(event)))


@reaction(whole=False)
def tell_earlier_decided(event: Event) -> None:
    """A wish to go earlier was decided on: whoever had it."""
    _tell_on_desk(event, _named_in(event, "proposed_by"))


@reaction(whole=False)
def tell_taken_away(event: Event) -> None:
    """Something was taken away from readers: author, translators, editors, the duty editors."""
    _tell_on_desk(event, _everybody(_article(event)))


@reaction(whole=False)
def tell_takedown_reviewed(event: Event) -> None:
    """A takedown was reviewed: the editors, its author, the duty editors."""
    article = _article(event)
    told = [*_people(article.source.owner_id), *_all_editors(article)]
    _tell_on_desk(event, told)


@reaction(whole=False)
def tell_takedown_overdue(event: Event) -> None:
    """Nobody reviewed a takedown within a day: the editors and the duty editors."""
    _tell_on_desk(event, _all_editors(_article(event)))


@reaction(whole=False)
def tell_correction(event: Event) -> None:
    """A correction is open, or its notes were reworded: author and editors; every one can help."""
    article = _article(event)
    told = [*_people(article.source.owner_id), *_all_editors(article)]
    _tell_on_desk(event, told)


@reaction(whole=False)
def tell_correction_window_over(event: Event) -> None:
    """A correction's window ended with no language ready: the duty editors and the editors."""
    _tell_on_desk(event, _all_editors(_article(event)))
