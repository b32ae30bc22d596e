"""The arrows of a release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles.models import Article
from newsroom.lifecycle import Guard, Step, Who
from newsroom.people import rights
from newsroom.publishing import readiness, rules
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState as S


@dataclass(frozen=True)
class NotAssembled:
    """A release that nobody has begun."""

    article: Article
    state: None = None


EDITOR: Who[Release] = Who(
    "editor", _l("an editor of one of the languages"), rules.edits_a_language
)

ANY_EDITOR: Who[NotAssembled] = Who(
    "editor", _l("an editor"), lambda _release, person: rights.is_any_editor(person)
)

MEMBERS_READY: Guard[Release] = Guard(
    "members_ready",
    lambda release, _by: readiness.is_ready(release),
    _l("Not every language is ready; both go out together or not at all."),
    _l("see the languages"),
)
NOT_AUTHOR: Guard[Release] = Guard(
    "not_author",
    rules.is_not_author,
    _l("You wrote this article, so somebody else has to publish it."),
    _l("another editor"),
)
NOT_EMBARGOED: Guard[Release] = Guard(
    "not_embargoed",
    lambda release, _by: rules.is_not_embargoed(release),
    _l("The article is under embargo."),
    _l("the clock, or an editor who lifts the embargo"),
)

_BEFORE = frozenset({S.ASSEMBLING, S.READY, S.SCHEDULED, S.HELD, S.FAILED})

ASSEMBLE = Step[Any](
    "assemble",
    _l("Begin a release"),
    frozenset({None}),
    S.ASSEMBLING,
    (ANY_EDITOR,),
    "release_assembled",
)
COMPLETE = Step[Any](
    "complete",
    _l("Find it ready"),
    frozenset({S.ASSEMBLING}),
    S.READY,
    (),
    "release_ready",
    (MEMBERS_READY,),
)
VOID = Step[Any](
    "void",
    _l("Take it back to assembling"),
    # What is on hold stays there: only a person lets it go, never somebody's edit.
    frozenset({S.READY, S.SCHEDULED}),
    S.ASSEMBLING,
    (),
    "release_voided",
)
SCHEDULE = Step[Any](
    "schedule",
    _l("Schedule"),
    frozenset({S.READY}),
    S.SCHEDULED,
    (EDITOR,),
    "release_scheduled",
    (NOT_AUTHOR, MEMBERS_READY),
)
UNSCHEDULE = Step[Any](
    "unschedule",
    _l("Take off the schedule"),
    frozenset({S.SCHEDULED}),
    S.READY,
    (EDITOR,),
    "release_unscheduled",
)
HOLD = Step[Any](
    "hold",
    _l("Hold"),
    frozenset({S.READY, S.SCHEDULED}),
    S.HELD,
    (EDITOR,),
    "release_held",
    needs_reason=True,
)
RESUME = Step[Any](
    "resume", _l("Resume"), frozenset({S.HELD}), S.READY, (EDITOR,), "release_resumed"
)
PUBLISH = Step[Any](
    "publish",
    _l("Publish now"),
    frozenset({S.READY}),
    S.PUBLISHING,
    (EDITOR,),
    "release_publishing",
    (NOT_AUTHOR, NOT_EMBARGOED, MEMBERS_READY),
)
DUE = Step[Any](
    "due",
    _l("Go out on time"),
    frozenset({S.SCHEDULED}),
    S.PUBLISHING,
    (),
    "release_publishing",
    (NOT_EMBARGOED, MEMBERS_READY),
)
MISSED = Step[Any](
    "missed",
    _l("Hold what missed its window"),
    frozenset({S.SCHEDULED}),
    S.HELD,
    (),
    "release_missed",
)
COMMIT = Step[Any](
    "commit",
    _l("Make both public"),
    frozenset({S.PUBLISHING}),
    S.PUBLISHED,
    (),
    "release_published",
    (NOT_EMBARGOED, MEMBERS_READY),
)
FAIL = Step[Any]("fail", _l("Fail"), frozenset({S.PUBLISHING}), S.FAILED, (), "release_failed")
RETRY = Step[Any](
    "retry", _l("Try again"), frozenset({S.FAILED}), S.ASSEMBLING, (EDITOR,), "release_retried"
)
CANCEL = Step[Any](
    "cancel",
    _l("Cancel the release"),
    _BEFORE,
    S.CANCELLED,
    (EDITOR,),
    "release_cancelled",
    needs_reason=True,
)

RELEASE_STEPS: tuple[Step[Any], ...] = (
    ASSEMBLE,
    COMPLETE,
    VOID,
    SCHEDULE,
    UNSCHEDULE,
    HOLD,
    RESUME,
    PUBLISH,
    DUE,
    MISSED,
    COMMIT,
    FAIL,
    RETRY,
    CANCEL,
)
