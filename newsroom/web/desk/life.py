"""An article's life on one page: where it stands, whose move it is, and what happened so far."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import rules
from newsroom.articles.models import Article, Edition
from newsroom.articles.states import EditionState, PairPolicy, PublicState
from newsroom.events.models import Event
from newsroom.languages import LANGUAGES
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState

_MILESTONES = frozenset(
    {
        "article_imported",
        "edition_started",
        "article_duplicated",
        "follow_up_started",
        "approval_voided",
        "edition_submitted",
        "changes_requested",
        "edition_approved",
        "edition_spiked",
        "edition_restored",
        "embargo_set",
        "policy_set",
        "task_opened",
        "task_claimed",
        "task_handed_in",
        "translation_changes_requested",
        "task_done",
        "task_cancelled",
        "release_scheduled",
        "release_held",
        "release_failed",
        "release_published",
        "release_took_away",
        "correction_opened",
        "takedown_reviewed",
    }
)
"""What somebody looks for who asks how an article came to be what it is."""


@dataclass(frozen=True)
class Station:
    """One of the stations that every article passes."""

    label: Any
    language: str
    """Empty: both languages."""
    is_done: bool
    is_here: bool
    is_away: bool = False
    """Whether readers lost it there."""


@dataclass(frozen=True)
class Next:
    """What comes next, and whose move it is."""

    words: Any
    who: Any
    """A desk name, a role in words, or nothing where the newsroom itself acts."""
    is_mine: bool


@dataclass(frozen=True)
class Milestone:
    """An event that somebody looks for, with the languages that it is about."""

    event: Event
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Life:
    """Everything that an article's page tells of its life."""

    stations: list[Station]
    moves: list[Next]
    milestones: list[Milestone]


def of(
    found: Article,
    tasks: Mapping[str, TranslationTask | None],
    release: Release | None,
    told: Sequence[Event],
    names: Mapping[uuid.UUID, str],
    person: Person,
) -> Life:
    """Return an article's life; ``tasks`` has the newest task of each language but the source."""
    known = [one for one in tasks.values() if one is not None]
    return Life(
        stations(found, tasks),
        next_moves(found, tasks, release, person, names),
        milestones(found, told, known),
    )


def stations(found: Article, tasks: Mapping[str, TranslationTask | None]) -> list[Station]:
    """Return the stations of an article in their order; the first that is not passed is here."""
    source = found.source
    sent = source.state not in {EditionState.DRAFT, EditionState.CHANGES_REQUESTED}
    approved = source.state is EditionState.APPROVED
    passed: list[tuple[Any, str, bool]] = [
        (
            _l("Written and submitted"),
            source.language,
            sent and source.state is not EditionState.SPIKED,
        ),
        (_l("Approved"), source.language, approved),
    ]
    if found.pair_policy is not PairPolicy.SINGLE:
        for code, task in tasks.items():
            edition = found.edition(code)
            is_done = edition is not None and edition.state is EditionState.APPROVED
            handed = task is not None and task.state in {TaskState.HANDED_IN, TaskState.DONE}
            passed += [
                (_l("Translated"), code, approved and (handed or is_done)),
                (_l("Approved"), code, approved and is_done),
            ]
    away = _away(found)
    if away is None:
        passed.append((_l("Live"), "", all(_is_out(one) for one in _expected(found))))
    here = next((at for at, (_, _, done) in enumerate(passed) if not done), len(passed))
    reached = [Station(*one, is_here=at == here) for at, one in enumerate(passed)]
    if away is not None:
        is_here = here == len(passed)
        reached.append(Station(_TAKEN[away][0], "", is_done=False, is_here=is_here, is_away=True))
    return reached


def _away(found: Article) -> PublicState | None:
    """Return how an article was taken from readers; None where it was not, or in no language.

    What was stopped before they had it is ``NEVER``.
    """
    states = {one.public_state for one in found.editions}
    if PublicState.LIVE in states:
        return None
    taken = next((one for one in _TAKEN if one in states), None)
    return None if taken is PublicState.NEVER and found.taken_down_at is None else taken


_TAKEN: dict[PublicState, tuple[Any, Any]] = {
    PublicState.RETRACTED: (_l("Retracted"), _l("Nothing: it was taken back for good.")),
    PublicState.WITHDRAWN: (_l("Withdrawn"), _l("It stays away, unless an editor reinstates it.")),
    PublicState.NEVER: (_l("Stopped"), _l("Nothing of it goes out, for somebody’s safety.")),
}
"""The last station of what readers have lost, and what comes next."""


def _expected(found: Article) -> list[Edition]:
    if found.pair_policy is PairPolicy.SINGLE:
        return [found.source]
    return list(found.editions) if len(found.editions) > 1 else [found.source]


def _is_out(edition: Edition) -> bool:
    is_live = edition.public_state is PublicState.LIVE
    return is_live and edition.public_revision_id == edition.current_revision_id


def next_moves(
    found: Article,
    tasks: Mapping[str, TranslationTask | None],
    release: Release | None,
    person: Person,
    names: Mapping[uuid.UUID, str],
) -> list[Next]:
    """Return what an article waits for: its source text, its translations, or its release."""
    source = _of_source(found.source, person, names)
    if source is not None:
        return [source]
    moves = [
        move
        for code, task in tasks.items()
        if found.pair_policy is not PairPolicy.SINGLE
        and task is not None
        and (move := _of_task(task, code, person, names))
    ]
    if (away := _away(found)) is not None:
        return [*moves, Next(_TAKEN[away][1], "", is_mine=False)]
    if release is None or (moves and release.state is ReleaseState.ASSEMBLING):
        return moves
    return [_of_release(release, found, person)]


def _of_source(edition: Edition, person: Person, names: Mapping[uuid.UUID, str]) -> Next | None:
    owner = names.get(edition.owner_id, "") if edition.owner_id else ""
    is_owner = rules.is_owner(edition, person)
    edits = rights.is_editor(person, edition.language)
    by_state: dict[EditionState, Next] = {
        EditionState.DRAFT: Next(_l("The text is to be written and submitted."), owner, is_owner),
        EditionState.CHANGES_REQUESTED: Next(
            _l("The text is changed and submitted again."), owner, is_owner
        ),
        EditionState.SUBMITTED: Next(
            _l("The text is read and decided about."), _editor_of(edition.language), edits
        ),
        EditionState.IN_REVIEW: Next(
            _l("The text is read and decided about."),
            names.get(edition.reviewer_id, "") if edition.reviewer_id else "",
            edition.reviewer_id == person.id,
        ),
        EditionState.SPIKED: Next(_l("Nothing, unless somebody restores it."), "", is_mine=False),
    }
    return by_state.get(edition.state)


def _of_task(
    task: TranslationTask, language: str, person: Person, names: Mapping[uuid.UUID, str]
) -> Next | None:
    holder = names.get(task.holder_id, "") if task.holder_id else ""
    is_holder = task.holder_id == person.id
    source = task.article.source_language
    translates = rights.is_translator(person, source, language)
    to = LANGUAGES[language].name
    by_state: dict[TaskState, Next] = {
        TaskState.CANCELLED: Next(
            _l(
                "Its translation was cancelled. An editor opens it anew, or lets the"
                " original go out alone."
            ),
            _editor_of(language),
            rights.is_editor(person, language),
        ),
        TaskState.OPEN: Next(
            _l("The translation is claimed (%(language)s).", language=to),
            _l("a translator"),
            translates,
        ),
        TaskState.CLAIMED: Next(
            _l("The translation is finished and handed in (%(language)s).", language=to),
            holder,
            is_holder,
        ),
        TaskState.CHANGES_REQUESTED: Next(
            _l("The translation is changed and handed in again (%(language)s).", language=to),
            holder,
            is_holder,
        ),
        TaskState.HANDED_IN: Next(
            _l("The translation is read and decided about (%(language)s).", language=to),
            _editor_of(language),
            rights.is_editor(person, language),
        ),
    }
    return by_state.get(task.state)


def _of_release(release: Release, found: Article, person: Person) -> Next:
    edits = any(rights.is_editor(person, one.language) for one in found.editions)
    publishes = edits and not rules.is_owner(found.source, person)
    editor = _l("an editor of one of the languages")
    by_state: dict[ReleaseState, Next] = {
        ReleaseState.READY: Next(_l("It is published or scheduled."), editor, publishes),
        ReleaseState.HELD: Next(_l("It is on hold until somebody resumes it."), editor, edits),
        ReleaseState.FAILED: Next(_l("Publishing failed and is tried again."), editor, edits),
        ReleaseState.SCHEDULED: Next(_l("It goes out by itself at its time."), "", is_mine=False),
    }
    waits = Next(_l("The newsroom itself goes on with it in a moment."), "", is_mine=False)
    return by_state.get(release.state, waits)


def _editor_of(language: str) -> Any:
    return _l("an editor (%(language)s)", language=LANGUAGES[language].name)


def milestones(
    found: Article, told: Sequence[Event], tasks: Sequence[TranslationTask]
) -> list[Milestone]:
    """Return what is looked for of a history, in its order."""
    of_subject = {one.id: (one.language,) for one in found.editions}
    of_subject |= {one.id: (one.edition.language,) for one in tasks}
    both = tuple(sorted(one.language for one in found.editions))
    return [
        Milestone(one, of_subject.get(one.subject_id, both) if one.subject_id else both)
        for one in told
        if one.kind in _MILESTONES
    ]
