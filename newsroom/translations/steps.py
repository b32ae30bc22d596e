"""The arrows of a translation task."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import queries as articles
from newsroom.articles import withheld
from newsroom.articles.states import EditionState, PairPolicy
from newsroom.lifecycle import Guard, Step, Who
from newsroom.people import rights
from newsroom.translations import queries, rules
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState as S

TRANSLATOR: Who[TranslationTask] = Who(
    "translator", _l("a translator in this direction"), queries.may_translate
)
HOLDER: Who[TranslationTask] = Who("holder", _l("the translator who claimed it"), rules.holds_claim)
EDITOR: Who[TranslationTask] = Who(
    "editor",
    _l("an editor of the target language"),
    lambda task, person: rights.is_editor(person, task.edition.language),
)

OFFERED: Guard[TranslationTask] = Guard(
    "offered",
    lambda task, _by: rules.is_offered(task),
    _l("The article was retracted, taken down or spiked; nobody begins to translate it now."),
    nowhere="it was taken away on purpose; if it comes back, its task is on the list again",
)
BELOW_CAP: Guard[TranslationTask] = Guard(
    "cap",
    rules.below_cap,
    _l(
        "You hold %(most)s translations, as many as one person may. "
        "Hand one in or give one back first.",
        most=rules.CLAIM_CAP,
    ),
    _l("you"),
    where="translations",
)
FREE: Guard[TranslationTask] = Guard(
    "reserved",
    rules.is_free_for,
    _l("Whoever translated this article last has the first say on it for a while."),
    _l("the last translator, or an editor of the target language"),
    nowhere="time, or an editor on their board, lets it go",
)
RESERVED: Guard[TranslationTask] = Guard(
    "not_reserved",
    lambda task, _by: rules.is_reserved_now(task),
    _l("Nobody has the first say on this translation."),
    nowhere="nobody is waited for, so there is nothing to mend",
)
COMPLETE: Guard[TranslationTask] = Guard(
    "complete",
    lambda task, _by: rules.is_complete(task),
    _l("Some segments are empty, or the source changed and they need a second look."),
    _l("the translator"),
    where="unfinished",
)
ON_APPROVED_SOURCE: Guard[TranslationTask] = Guard(
    "approved_source",
    lambda task, _by: rules.is_based_on_approved_source(task),
    _l("The source text was changed and has to be approved again first."),
    _l("an editor of the source language"),
    where="source",
)
CHECKS_PASS: Guard[TranslationTask] = Guard(
    "checks",
    lambda task, _by: rules.passes_blocking_checks(task),
    _l("A check found errors; they are shown beside the segments."),
    _l("the translator"),
    where="checks",
)
CHECKS_STILL_PASS: Guard[TranslationTask] = Guard(
    "checks",
    lambda task, _by: rules.passes_blocking_checks(task),
    _l(
        "A check finds something that nobody mended or gave a reason for; it is shown beside the"
        " segment."
    ),
    _l("you: mend it, say why it may stand, or ask for changes"),
    where="review_checks",
)
KEEPS_WHAT_IS_SHOWN: Guard[TranslationTask] = Guard(
    "parity",
    lambda task, _by: rules.keeps_what_is_shown(task),
    _l("An image or an embedded piece of the source is missing in the translation."),
    _l("you: ask for changes"),
    where="review_parity",
)
FOUR_EYES: Guard[TranslationTask] = Guard(
    "four_eyes",
    lambda task, by: by is None or not articles.is_contributor(task.edition, by.id),
    _l("You wrote part of this translation, so it needs the eyes of somebody else."),
    _l("another editor of the target language"),
    nowhere="somebody else has to act, and finds the text in their own list",
)
NO_OPEN_QUERY: Guard[TranslationTask] = Guard(
    "queries",
    lambda task, _by: not task.open_queries,
    _l("A question to the author is still open."),
    _l("the author, or an editor"),
    where="queries",
)
NO_OPEN_WISH: Guard[TranslationTask] = Guard(
    "wishes",
    lambda task, _by: not task.open_wishes,
    _l("A change that an editor wished for is still open."),
    _l("you: ask for changes, or take the wish back"),
    where="review_wishes",
)

NOTHING_SECRET: Guard[TranslationTask] = Guard(
    "nothing_secret",
    lambda task, _by: not withheld.in_edition(task.edition),
    _l("The text holds what is not to be published."),
    _l("the translator"),
    lambda task, by: withheld.told(task.edition, by),
    where="checks",
)

NEWEST: Guard[TranslationTask] = Guard(
    "newest",
    lambda task, _by: queries.latest_of(task.article_id, task.edition.language) is task,
    _l("This translation was opened anew already."),
    where="article",
)
WANTED: Guard[TranslationTask] = Guard(
    "wanted",
    lambda task, _by: task.article.pair_policy is not PairPolicy.SINGLE,
    _l("The article goes out in its own language alone. Let it go out in both languages first."),
    _l("an editor"),
    where="policy",
)
SOURCE_AGREED: Guard[TranslationTask] = Guard(
    "source_agreed",
    lambda task, _by: task.article.source.state is EditionState.APPROVED,
    _l("The source text is being changed; once it is approved, its translation opens by itself."),
    _l("an editor of the source language"),
    where="source",
)

CANNOT_TRANSLATE = _l("This person does not translate in this direction.")

_UNCLAIMED = frozenset({S.OPEN})
_WORKED_ON = frozenset({S.CLAIMED, S.CHANGES_REQUESTED})
_UNFINISHED = frozenset({S.OPEN, S.CLAIMED, S.HANDED_IN, S.CHANGES_REQUESTED})

OPEN = Step[Any]("open", _l("Open the task"), frozenset({None}), S.OPEN, (), "task_opened")
OPEN_ANEW = Step[Any](
    "open_anew",
    _l("Open the translation anew"),
    frozenset({S.CANCELLED}),
    S.OPEN,
    (EDITOR,),
    "task_opened",
    (NEWEST, WANTED, SOURCE_AGREED),
)
"""A work order that ended stays so; a new one takes its place, over the text in work as it is."""
CLAIM = Step[Any](
    "claim",
    _l("Claim"),
    frozenset({S.OPEN}),
    S.CLAIMED,
    (TRANSLATOR,),
    "task_claimed",
    (OFFERED, BELOW_CAP, FREE),
)
SAVE = Step[Any]("save_segments", _l("Save"), _WORKED_ON, None, (HOLDER,), "")
WARN = Step[Any]("warn", _l("Warn"), _WORKED_ON, None, (), "lease_warned")
EXPIRE = Step[Any]("expire", _l("End the claim"), _WORKED_ON, S.OPEN, (), "lease_expired")
RELEASE = Step[Any](
    "release_claim", _l("Give it back"), _WORKED_ON, S.OPEN, (HOLDER, EDITOR), "claim_released"
)
REASSIGN = Step[Any](
    "reassign",
    _l("Give it to somebody else"),
    _WORKED_ON | {S.OPEN},
    S.CLAIMED,
    (EDITOR,),
    "task_reassigned",
)
SET_DUE = Step[Any]("set_due", _l("Set the due date"), _UNFINISHED, None, (EDITOR,), "task_due_set")
DUE_SOON = Step[Any]("due_soon", _l("Remind"), _WORKED_ON | _UNCLAIMED, None, (), "task_due_soon")
OVERDUE = Step[Any]("overdue", _l("Remind"), _WORKED_ON | _UNCLAIMED, None, (), "task_overdue")
MOVE = Step[Any]("move", _l("Put in order"), _UNCLAIMED, None, (EDITOR,), "task_moved")
OFFER_FIRST = Step[Any](
    "offer_first", _l("Offer it first"), _UNCLAIMED, None, (), "first_refusal_offered"
)
LIFT_FIRST = Step[Any](
    "lift_first",
    _l("Let anybody claim it"),
    _UNCLAIMED,
    None,
    (EDITOR,),
    "first_refusal_lifted",
    (RESERVED,),
)
SOURCE_MOVED = Step[Any](
    "source_moved", _l("Follow the source"), _UNFINISHED, None, (), "source_moved"
)
FALL_BACK = Step[Any](
    "source_moved_materially",
    _l("Follow the source"),
    frozenset({S.HANDED_IN}),
    S.CLAIMED,
    (),
    "source_moved",
)
HAND_IN = Step[Any](
    "hand_in",
    _l("Hand in"),
    _WORKED_ON,
    S.HANDED_IN,
    (HOLDER,),
    "task_handed_in",
    (ON_APPROVED_SOURCE, COMPLETE, CHECKS_PASS),
)
EDIT = Step[Any](
    "edit",
    _l("Change the text"),
    frozenset({S.HANDED_IN}),
    None,
    (EDITOR,),
    "translation_edited",
    (ON_APPROVED_SOURCE,),
)
REQUEST_CHANGES = Step[Any](
    "request_changes",
    _l("Ask for changes"),
    frozenset({S.HANDED_IN}),
    S.CHANGES_REQUESTED,
    (EDITOR,),
    "translation_changes_requested",
    needs_reason=True,
)
APPROVE = Step[Any](
    "approve",
    _l("Approve the translation"),
    frozenset({S.HANDED_IN}),
    S.DONE,
    (EDITOR,),
    "task_done",
    (
        FOUR_EYES,
        ON_APPROVED_SOURCE,
        NO_OPEN_QUERY,
        NO_OPEN_WISH,
        CHECKS_STILL_PASS,
        KEEPS_WHAT_IS_SHOWN,
        NOTHING_SECRET,
    ),
)
CANCEL = Step[Any](
    "cancel",
    _l("Cancel the task"),
    _UNFINISHED,
    S.CANCELLED,
    (EDITOR,),
    "task_cancelled",
    needs_reason=True,
)

TASK_STEPS: tuple[Step[Any], ...] = (
    OPEN,
    OPEN_ANEW,
    CLAIM,
    SAVE,
    WARN,
    EXPIRE,
    RELEASE,
    REASSIGN,
    SET_DUE,
    DUE_SOON,
    OVERDUE,
    MOVE,
    OFFER_FIRST,
    LIFT_FIRST,
    SOURCE_MOVED,
    FALL_BACK,
    HAND_IN,
    EDIT,
    REQUEST_CHANGES,
    APPROVE,
    CANCEL,
)
