"""What can go wrong for a person, as one tree; HTTP appears only where these are mapped."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l


class NewsroomError(Exception):
    """Something a person can be told about, in their language."""

    message: Any = _l("Something went wrong.")
    keeps_work: bool = False
    """Whether what the action had written so far is kept although it failed."""

    def __init__(self, message: Any = None) -> None:
        if message is not None:
            self.message = message
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)


class NotFound(NewsroomError):
    """There is nothing here that this person may know of."""

    message = _l("This page does not exist.")


class NotAllowed(NewsroomError):
    """The person lacks the right, whatever the state."""

    message = _l("You do not have the right to do this.")


class BadInput(NewsroomError):
    """What was typed or sent cannot be accepted; names the field."""

    def __init__(self, message: Any, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class TooLarge(BadInput):
    """A limit on size, depth or count was passed before any work was done."""


class UnsafeBody(BadInput):
    """A body did not come from ``sanitise.clean_body``."""

    def __init__(self) -> None:
        super().__init__(_l("This text was not cleaned before use."), field="body")


class BrokenMarks(BadInput):
    """The marks in a segment are missing, doubled, wrongly nested or forged."""


@dataclass(frozen=True)
class Unmet:
    """One guard that is not met: in words, and whose move it is."""

    guard: str
    message: Any
    whose_move: Any = ""
    where: str = ""
    """The place where it is mended, by its name; see ``lifecycle.Guard``."""


class Refused(NewsroomError):
    """A step was refused; says which guards failed and whose move it is."""

    def __init__(self, step: str, unmet: Sequence[Unmet], subject: Any = None) -> None:
        self.step = step
        self.unmet = tuple(unmet)
        self.subject = subject
        """What the step was to be taken on, where pages can lead to what is missing."""
        super().__init__(" ".join(str(one.message) for one in self.unmet))

    def __str__(self) -> str:
        return " ".join(str(one.message) for one in self.unmet)


class Erased(Refused):
    """The words of an article were erased, and nothing is written into it any more."""

    def __init__(self) -> None:
        message = _l(
            "The words of this article were erased to protect somebody. Nothing is written into it"
            " any more, and what your browser still holds of it is not kept."
        )
        super().__init__("write", [Unmet("erased", message)])


class AlreadyClaimed(Refused):
    """Somebody else holds the task."""

    def __init__(self) -> None:
        unmet = Unmet("open", _l("Another translator has already claimed this task."))
        super().__init__("claim", [unmet])


class StaleSave(NewsroomError):
    """The text was changed by somebody else since it was opened; both texts are kept."""

    message = _l("Somebody else saved this text while you were writing. Nothing is lost.")
    keeps_work = True

    def __init__(
        self,
        mine: dict[str, str],
        theirs: dict[str, str],
        version: int,
        kept_id: uuid.UUID | None = None,
    ) -> None:
        super().__init__()
        self.mine = mine
        self.theirs = theirs
        self.version = version
        self.kept_id = kept_id
        """The side draft that holds ``mine``."""


class TakenOver(StaleSave):
    """Somebody else writes by now, or the person does in another tab; both texts are kept."""

    message = _l("Somebody else took over the writing meanwhile. Nothing is lost.")


class Busy(NewsroomError):
    """The database could not take the work after several tries."""

    message = _l("The newsroom is very busy. Please try again in a moment; nothing was changed.")
