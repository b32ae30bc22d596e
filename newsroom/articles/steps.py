"""The arrows of a source edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import pictures, prompts, queries, rules, withheld
from newsroom.articles.models import Edition
from newsroom.articles.states import EditionState as S
from newsroom.lifecycle import Guard, Step, Who
from newsroom.media import clearance
from newsroom.people import rights


@dataclass(frozen=True)
class NotBegun:
    """An edition that is about to be written."""

    language: str
    state: None = None


OWNER: Who[Edition] = Who("owner", _l("the author"), rules.is_owner)
EDITOR: Who[Edition] = Who(
    "editor",
    _l("an editor of this language"),
    lambda edition, person: rights.is_editor(person, edition.language),
)
REVIEWER: Who[Edition] = Who(
    "reviewer",
    _l("the editor who took the review"),
    lambda edition, person: edition.reviewer_id == person.id,
)
WRITER: Who[Any] = Who(
    "author",
    _l("an author"),
    lambda _edition, person: rights.is_author(person) or rights.is_any_editor(person),
)

HAS_TITLE: Guard[Edition] = Guard(
    "title",
    lambda edition, _by: rules.has_title(edition),
    _l("The article has no title yet."),
    _l("the author"),
    where="title",
    done=_l("It has a title."),
)
HAS_BODY: Guard[Edition] = Guard(
    "body",
    lambda edition, _by: rules.has_body(edition),
    _l("The article has no text yet."),
    _l("the author"),
    where="body",
    done=_l("It has a text."),
)
HAS_BYLINE: Guard[Edition] = Guard(
    "byline",
    lambda edition, _by: rules.has_byline(edition),
    _l("Give a byline, or say that it is withheld."),
    _l("the author"),
    where="byline",
    done=_l("It says whose name is published."),
)
PICTURES_DESCRIBED: Guard[Edition] = Guard(
    "pictures_described",
    lambda edition, _by: pictures.are_described(edition),
    _l(
        "A picture in the text says nothing of what it shows, or is not here any more. Describe it"
        " in the text, or mark it as an ornament."
    ),
    _l("the author"),
    where="picture_in_text",
    done=_l("Each picture says what it shows."),
)
NO_PROMPT_LEFT: Guard[Edition] = Guard(
    "prompts",
    lambda edition, _by: not prompts.left_in(edition),
    _l("The text still holds a prompt."),
    _l("the author"),
    prompts.told,
    where="body",
    done=_l("No prompt of a template is left in it."),
)
PICTURES_CLEARED: Guard[Edition] = Guard(
    "pictures_cleared",
    lambda edition, _by: not pictures.uncleared(edition),
    _l("A picture in the text may not be shown."),
    _l("whoever looks after the picture"),
    lambda edition, _by: clearance.told(pictures.uncleared(edition)),
    where="pictures",
    done=_l("Each picture may be shown."),
)
FOUR_EYES: Guard[Edition] = Guard(
    "four_eyes",
    lambda edition, by: by is None or not queries.is_contributor(edition, by.id),
    _l("You wrote part of this text, so it needs the eyes of somebody else."),
    _l("another editor of this language"),
    nowhere="somebody else has to act, and finds the text in their own list",
    done=_l("You wrote nothing of this text."),
)
NOTHING_SECRET: Guard[Edition] = Guard(
    "nothing_secret",
    lambda edition, by: not withheld.in_edition(edition, by),
    _l("The text holds what is not to be published."),
    _l("the author"),
    withheld.told,
    where=withheld.first_field,
    done=_l("It holds nothing that is not to be published."),
)
COMMENTS_SETTLED: Guard[Edition] = Guard(
    "comments",
    lambda edition, _by: not edition.open_blocking,
    _l("A comment on the text has to be settled before the text is approved."),
    _l("the author, and then the editor who asks for it"),
    where="comments",
    done=_l("No comment has to be settled any more."),
)
NEVER_PUBLIC: Guard[Edition] = Guard(
    "never_public",
    lambda edition, _by: rules.was_never_public(edition),
    _l("The article has been public; it can be withdrawn, not spiked."),
    _l("an editor"),
    where="after",
)

_WORK = frozenset({S.SUBMITTED, S.IN_REVIEW, S.APPROVED})
_SUBMITTABLE = frozenset({S.DRAFT, S.CHANGES_REQUESTED})

START = Step[Any](
    "start", _l("New article"), frozenset({None}), S.DRAFT, (WRITER,), "edition_started"
)
SAVE = Step[Any]("save", _l("Save"), _SUBMITTABLE, None, (OWNER, EDITOR), "edition_saved")
REOPEN = Step[Any](
    "reopen", _l("Save and take back"), _WORK, S.DRAFT, (OWNER, EDITOR), "approval_voided"
)
SUBMIT = Step[Any](
    "submit",
    _l("Submit for review"),
    _SUBMITTABLE,
    S.SUBMITTED,
    (OWNER,),
    "edition_submitted",
    (
        HAS_TITLE,
        HAS_BODY,
        NO_PROMPT_LEFT,
        HAS_BYLINE,
        PICTURES_DESCRIBED,
        PICTURES_CLEARED,
        NOTHING_SECRET,
    ),
)
TAKE_REVIEW = Step[Any](
    "take_review",
    _l("Take the review"),
    frozenset({S.SUBMITTED}),
    S.IN_REVIEW,
    (EDITOR,),
    "review_taken",
    (FOUR_EYES,),
)
HAND_BACK = Step[Any](
    "hand_back",
    _l("Hand the review back"),
    frozenset({S.IN_REVIEW}),
    S.SUBMITTED,
    (REVIEWER, EDITOR),
    "review_handed_back",
)
REQUEST_CHANGES = Step[Any](
    "request_changes",
    _l("Ask for changes"),
    frozenset({S.SUBMITTED, S.IN_REVIEW}),
    S.CHANGES_REQUESTED,
    (EDITOR,),
    "changes_requested",
    needs_reason=True,
)
APPROVE = Step[Any](
    "approve",
    _l("Approve"),
    frozenset({S.SUBMITTED, S.IN_REVIEW}),
    S.APPROVED,
    (EDITOR,),
    "edition_approved",
    (FOUR_EYES, PICTURES_DESCRIBED, PICTURES_CLEARED, NOTHING_SECRET, COMMENTS_SETTLED),
)
SPIKE = Step[Any](
    "spike",
    _l("Spike"),
    frozenset({S.DRAFT, S.SUBMITTED, S.IN_REVIEW, S.CHANGES_REQUESTED, S.APPROVED}),
    S.SPIKED,
    (OWNER, EDITOR),
    "edition_spiked",
    (NEVER_PUBLIC,),
    needs_reason=True,
)
RESTORE = Step[Any](
    "restore",
    _l("Restore"),
    frozenset({S.SPIKED}),
    S.DRAFT,
    (OWNER, EDITOR),
    "edition_restored",
)


def saving(edition: Edition) -> Step[Any]:
    """Return the step that saving a text is; what was handed over already, it takes back."""
    return REOPEN if edition.state in rules.VOIDED_BY_EDIT else SAVE


EDITION_STEPS: tuple[Step[Any], ...] = (
    START,
    SAVE,
    REOPEN,
    SUBMIT,
    TAKE_REVIEW,
    HAND_BACK,
    REQUEST_CHANGES,
    APPROVE,
    SPIKE,
    RESTORE,
)
