"""Asks the oracles, all of them or some, and looks a second time before anything is said."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _

from newsroom.verify import advice, snapshot, tally, walk
from newsroom.verify.tally import Listener
from newsroom.verify.violation import Oracle, Violation

_log = logging.getLogger(__name__)
PATIENCE_S = 2.0
"""Long enough for a worker to apply a release that was committed just now."""
Begin = Callable[[Oracle], Listener | None]
"""Called before an oracle is asked; returns whoever wants to see how far it is."""


@dataclass(frozen=True)
class Report:
    """What was looked at, and what does not hold."""

    checked: dict[str, int] = field(default_factory=dict)
    """How many things each oracle looked at, by its name."""
    violations: tuple[Violation, ...] = ()
    warnings: tuple[Violation, ...] = ()


def look(
    oracles: Sequence[Oracle], *, patience_s: float | None = None, begin: Begin | None = None
) -> Report:
    """Ask every oracle about one moment of the newsroom, which may run on meanwhile.

    The tree is read a little after the database, and a release may be applied in between. So what
    is found is looked at again, at a second moment, and counts only when it is still so.
    """
    checked, found = _once(oracles, begin or _quietly)
    if found:
        time.sleep(PATIENCE_S if patience_s is None else patience_s)
        found = _still(oracles, found)
    return Report(
        checked,
        tuple(one for one in found if not one.is_warning),
        tuple(one for one in found if one.is_warning),
    )


def _quietly(_oracle: Oracle) -> None:
    """Nobody watches."""


def _once(oracles: Iterable[Oracle], begin: Begin) -> tuple[dict[str, int], list[Violation]]:
    checked: dict[str, int] = {}
    found: list[Violation] = []
    with snapshot.frozen():
        for oracle in oracles:
            with tally.counting(begin(oracle)) as counted:
                found.extend(_asked(oracle))
            checked[oracle.name] = counted.count
    return checked, list(dict.fromkeys(found))


def _asked(oracle: Oracle) -> Iterator[Violation]:
    """Ask one oracle; what it cannot even read does not hold either."""
    try:
        yield from oracle.look()
    except (LookupError, ValueError, TypeError) as error:
        _log.exception("the oracle %s could not go on", oracle.name)
        what = _("“%(title)s”: what is stored cannot be read.", title=oracle.title)
        yield Violation(oracle.invariant, "", f"{what} ({error})", str(advice.RESTORE))


def _still(oracles: Iterable[Oracle], found: Sequence[Violation]) -> list[Violation]:
    """Return what is found again, by the same oracles, in the same articles."""
    invariants = {one.invariant for one in found}
    again = [one for one in oracles if one.invariant in invariants]
    with walk.only({one.article for one in found}):
        _checked, still = _once(again, _quietly)
    return [one for one in found if one in set(still)]
