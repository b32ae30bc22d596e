"""Tables of arrows: one table enforces a lifecycle, draws its buttons and explains a grey one."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask_babel import lazy_gettext as _l

from newsroom.characters import plain
from newsroom.errors import BadInput, NotAllowed, Refused, Unmet
from newsroom.people.models import Person

REASON_LIMIT = 2_000
S = TypeVar("S")
"""What a step is taken on: any row or value with a ``state`` (None: not begun)."""


@dataclass(frozen=True)
class Who(Generic[S]):
    """A kind of person who may take a step; ``clock`` is the newsroom itself."""

    name: str
    label: Any
    holds: Callable[[S, Person], bool]


@dataclass(frozen=True)
class Guard(Generic[S]):
    """A condition of a step; says in words what is missing and whose move it is."""

    name: str
    met: Callable[[S, Person | None], bool]
    message: Any
    whose_move: Any = ""
    explain: Callable[[S, Person | None], Any] | None = None
    """Says instead of the message what is missing just here, as far as this person may know it."""
    where: str | Callable[[S], str] = ""
    """The place where it is mended, by a name that pages turn into an address."""
    nowhere: str = ""
    """Why there is no such place, for whoever reads the code."""
    done: Any = ""
    """Says that it is met, where a page lists what is done and what is not."""


@dataclass(frozen=True)
class Step(Generic[S]):
    """One arrow of a lifecycle."""

    name: str
    label: Any
    sources: frozenset[enum.StrEnum | None]
    target: enum.StrEnum | None
    """None: the state stays."""
    who: tuple[Who[S], ...]
    """Empty: only the clock."""
    records: str
    """The kind of event; empty for what is not history, such as an autosave."""
    guards: tuple[Guard[S], ...] = ()
    needs_reason: bool = False


@dataclass(frozen=True)
class Checked:
    """One guard of a step as it stands now."""

    guard: str
    done: Any
    """Says that it is met, where it has words for that."""
    unmet: Unmet | None
    """What is missing; None: it is met."""


@dataclass(frozen=True)
class Offer:
    """A step as a page shows it: a button, or a grey one with what is unmet."""

    name: str
    label: Any
    unmet: tuple[Unmet, ...]
    needs_reason: bool

    @property
    def possible(self) -> bool:
        """Tell whether the button works."""
        return not self.unmet


def may(step: Step[Any], subject: Any, by: Person | None) -> bool:
    """Tell whether this person is one of those who take the step; None is the clock."""
    if by is None:
        return True
    return by.active and any(who.holds(subject, by) for who in step.who)


def unmet(step: Step[Any], subject: Any, by: Person | None) -> tuple[Unmet, ...]:
    """Return every guard that is not met, the state itself first."""
    if subject.state not in step.sources:
        message = _l(
            "This step is not possible while the state is “%(state)s”.",
            state=label_of(subject.state),
        )
        return (Unmet("state", message),)
    return tuple(one.unmet for one in checked(step, subject, by) if one.unmet)


def checked(step: Step[Any], subject: Any, by: Person | None) -> tuple[Checked, ...]:
    """Judge every guard of a step, whatever the state; all that is said of them is said here."""
    return tuple(_judged(guard, subject, by) for guard in step.guards)


def _judged(guard: Guard[Any], subject: Any, by: Person | None) -> Checked:
    missing = None
    if not guard.met(subject, by):
        missing = Unmet(
            guard.name,
            guard.explain(subject, by) if guard.explain else guard.message,
            guard.whose_move,
            guard.where(subject) if callable(guard.where) else guard.where,
        )
    return Checked(guard.name, guard.done, missing)


def check(step: Step[Any], subject: Any, by: Person | None, *, reason: str | None = None) -> None:
    """Let the step pass, or say why not.

    Raises:
        NotAllowed: this person never takes this step here.
        Refused: the state or a guard is in the way; names each and whose move it is.
        BadInput: the step needs a reason and none was given.
    """
    if not may(step, subject, by):
        raise NotAllowed
    missing = unmet(step, subject, by)
    if missing:
        raise Refused(step.name, missing, subject)
    if step.needs_reason:
        require_reason(reason or "")


def require_reason(reason: str) -> None:
    """Refuse to go on without a reason.

    Raises:
        BadInput: nothing but white space was given.
    """
    if not reason.strip():
        raise BadInput(_l("Please give a reason."), field="reason")


def clean_reason(reason: str) -> str:
    """Return a reason as history keeps it; it may be empty.

    Raises:
        BadInput: holds what cannot be stored.
        TooLarge: longer than ``REASON_LIMIT`` characters.
    """
    return plain(reason, limit=REASON_LIMIT, field="reason", multiline=True)


def offers(steps: Sequence[Step[Any]], subject: Any, by: Person) -> list[Offer]:
    """Return the steps that this person takes from this state, possible or grey."""
    return [
        Offer(step.name, step.label, unmet(step, subject, by), step.needs_reason)
        for step in steps
        if subject.state in step.sources and may(step, subject, by)
    ]


STATE_LABELS: dict[str, Any] = {
    "draft": _l("draft"),
    "submitted": _l("submitted"),
    "in_review": _l("in review"),
    "changes_requested": _l("changes requested"),
    "approved": _l("approved"),
    "spiked": _l("spiked"),
    "open": _l("open"),
    "claimed": _l("claimed"),
    "handed_in": _l("handed in"),
    "done": _l("done"),
    "cancelled": _l("cancelled"),
    "assembling": _l("assembling"),
    "ready": _l("ready"),
    "scheduled": _l("scheduled"),
    "held": _l("on hold"),
    "publishing": _l("publishing"),
    "published": _l("published"),
    "failed": _l("failed"),
    "never": _l("not public"),
    "live": _l("live"),
    "withdrawn": _l("withdrawn"),
    "retracted": _l("retracted"),
    "suggested": _l("suggested"),
    "declined": _l("turned down"),
    "retired": _l("retired"),
}


def label_of(state: enum.StrEnum | str | None) -> Any:
    """Return a state's name for people; what has not begun is “not begun”."""
    return _l("not begun") if state is None else STATE_LABELS[str(state)]


def diagram(steps: Sequence[Step[Any]]) -> str:
    """Draw a table of arrows as a Mermaid state diagram, in the order of the table."""
    lines = ["stateDiagram-v2"]
    for step in steps:
        who = ", ".join(one.name for one in step.who) or "clock"
        for source in sorted(step.sources, key=lambda state: (state is not None, str(state))):
            start = "[*]" if source is None else str(source)
            end = str(step.target) if step.target is not None else start
            lines.append(f"    {start} --> {end}: {step.name} ({who})")
    return "\n".join(lines)
