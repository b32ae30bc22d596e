"""The arrows of a release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles.models import Article
from newsroom.lifecycle import Step, Who
from newsroom.people import rights
from newsroom.publishing import rules
from newsroom.publishing.guards import (
    MEMBERS_READY,
    NOT_AUTHOR,
    NOT_BEFORE_PLAN,
    NOT_EMBARGOED,
    NOTES_APPROVED,
    NOTHING_AWAY,
    NOTHING_MATERIAL,
    NOTHING_SECRET,
    ONE_READY,
    PICTURES_CLEARED,
    PICTURES_MADE,
    PLANNED_LATER,
    PUBLIC_ALREADY,
    PUT_TOGETHER,
    STILL_MINOR,
)
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseState as S


@dataclass(frozen=True)
class NotBegun:
    """A release that nobody has begun."""

    article: Article
    state: None = None


EDITOR: Who[Release] = Who(
    "editor", _l("an editor of one of the languages"), rules.edits_a_language
)

IMPORTER: Who[Release] = Who(
    "importer", _l("whoever may import, for what was imported"), rules.may_send_import_out
)

ANY_EDITOR: Who[NotBegun] = Who(
    "editor", _l("an editor"), lambda _release, person: rights.is_any_editor(person)
)

_BEFORE = frozenset({S.ASSEMBLING, S.READY, S.SCHEDULED, S.HELD, S.FAILED})
_GOES_OUT = (MEMBERS_READY, NOTHING_AWAY, NOTES_APPROVED, STILL_MINOR, NOTHING_SECRET)
# A release is found ready while the sizes of its pictures are being made: it leaves with them.
_LEAVES = (*_GOES_OUT, PICTURES_MADE, PICTURES_CLEARED)

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
    _GOES_OUT,
)
WAIT = Step[Any](
    "wait", _l("Wait for the pair"), frozenset({S.ASSEMBLING}), None, (), "release_waits"
)
LET_GO_FIRST = Step[Any](
    "let_go_first",
    _l("Let one language go first"),
    frozenset({S.ASSEMBLING}),
    None,
    (EDITOR,),
    "release_narrowed",
    (PUBLIC_ALREADY, ONE_READY),
    needs_reason=True,
)
CALL_MINOR = Step[Any](
    "call_minor",
    _l("This is a minor fix"),
    frozenset({S.ASSEMBLING, S.READY}),
    None,
    (EDITOR,),
    "release_called_minor",
    (PUBLIC_ALREADY, ONE_READY, NOTHING_MATERIAL),
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
    (NOT_AUTHOR, *_LEAVES),
)
RESCHEDULE = Step[Any](
    "reschedule",
    _l("Move it to a later time"),
    frozenset({S.SCHEDULED}),
    None,
    (EDITOR,),
    "release_rescheduled",
    (NOT_AUTHOR,),
)
PROPOSE_EARLIER = Step[Any](
    "propose_earlier",
    _l("Propose an earlier time"),
    frozenset({S.READY, S.SCHEDULED}),
    None,
    (EDITOR,),
    "earlier_proposed",
    (NOT_AUTHOR, PLANNED_LATER),
)
CONFIRM_EARLIER = Step[Any](
    "confirm_earlier",
    _l("Confirm the earlier time"),
    frozenset({S.READY, S.SCHEDULED}),
    S.SCHEDULED,
    (EDITOR,),
    "earlier_confirmed",
    (NOT_AUTHOR, *_LEAVES),
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
    (EDITOR, IMPORTER),
    "release_publishing",
    (NOT_AUTHOR, NOT_EMBARGOED, NOT_BEFORE_PLAN, *_LEAVES),
)
DUE = Step[Any](
    "due",
    _l("Go out on time"),
    frozenset({S.SCHEDULED}),
    S.PUBLISHING,
    (),
    "release_publishing",
    (NOT_EMBARGOED, *_LEAVES),
)
MISSED = Step[Any](
    "missed",
    _l("Hold what missed its window"),
    frozenset({S.SCHEDULED}),
    S.HELD,
    (),
    "release_missed",
)
HOLD_RESTORED = Step[Any](
    "hold_restored",
    _l("Hold what a restored copy had planned"),
    frozenset({S.SCHEDULED}),
    S.HELD,
    (),
    "release_restored",
)
COMMIT = Step[Any](
    "commit",
    _l("Make it public"),
    frozenset({S.PUBLISHING}),
    S.PUBLISHED,
    (),
    "release_published",
    (NOT_EMBARGOED, *_LEAVES),
)
COMMIT_AWAY = Step[Any](
    "commit_away",
    _l("Take it away from readers"),
    frozenset({S.PUBLISHING}),
    S.PUBLISHED,
    (),
    "release_took_away",
)
COMMIT_REFRESH = Step[Any](
    "commit_refresh",
    _l("Renew the pages"),
    frozenset({S.PUBLISHING}),
    S.PUBLISHED,
    (),
    "pages_refreshed",
)
FAIL = Step[Any]("fail", _l("Fail"), frozenset({S.PUBLISHING}), S.FAILED, (), "release_failed")
RETRY = Step[Any](
    "retry",
    _l("Try again"),
    frozenset({S.FAILED}),
    S.ASSEMBLING,
    (EDITOR,),
    "release_retried",
    (PUT_TOGETHER,),
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
SUPERSEDE = Step[Any](
    "supersede",
    _l("Give way to what takes the article away"),
    _BEFORE | {S.PUBLISHING},
    S.CANCELLED,
    (),
    "release_superseded",
)

RELEASE_STEPS: tuple[Step[Any], ...] = (
    ASSEMBLE,
    COMPLETE,
    WAIT,
    LET_GO_FIRST,
    CALL_MINOR,
    VOID,
    SCHEDULE,
    RESCHEDULE,
    PROPOSE_EARLIER,
    CONFIRM_EARLIER,
    UNSCHEDULE,
    HOLD,
    RESUME,
    PUBLISH,
    DUE,
    MISSED,
    HOLD_RESTORED,
    COMMIT,
    COMMIT_AWAY,
    COMMIT_REFRESH,
    FAIL,
    RETRY,
    CANCEL,
    SUPERSEDE,
)
