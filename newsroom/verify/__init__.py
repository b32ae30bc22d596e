"""Every promise of the newsroom as an oracle over database, objects and tree.

An oracle is a pure reader that yields what does not hold. The numbers are those of the list of
invariants in ``docs/operations.md``; 0 is what the database itself should see to.
"""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from newsroom.verify.approvals import approvals, pointers
from newsroom.verify.chains import chains
from newsroom.verify.claims import claims
from newsroom.verify.corrections import corrections
from newsroom.verify.embargoes import embargoes, taken_away
from newsroom.verify.freshness import freshness
from newsroom.verify.links import links
from newsroom.verify.log import applied, numbers, repetitions
from newsroom.verify.looking import Report, look
from newsroom.verify.objects import objects, served
from newsroom.verify.pairs import pairs
from newsroom.verify.pictures import pictures
from newsroom.verify.profiles import profiles
from newsroom.verify.reach import addresses, listing, lists
from newsroom.verify.rerendering import rerendering
from newsroom.verify.revisions import revisions
from newsroom.verify.sanity import deliveries, foreign_keys
from newsroom.verify.search import search
from newsroom.verify.shown import shown
from newsroom.verify.texts import texts
from newsroom.verify.transitions import transitions
from newsroom.verify.violation import Oracle, Violation
from newsroom.verify.withheld import withheld, withheld_bytes

__all__ = ["ORACLES", "Oracle", "Report", "Violation", "chosen", "look"]

ORACLES: tuple[Oracle, ...] = (
    Oracle(0, "foreign_keys", _l("Every row that is pointed at is there"), foreign_keys),
    Oracle(0, "deliveries", _l("No work is stuck"), deliveries),
    Oracle(1, "pairs", _l("Languages go public together"), pairs),
    Oracle(2, "links", _l("Versions and links lead to live pages"), links),
    Oracle(3, "addresses", _l("No address leads to what was never public"), addresses),
    Oracle(3, "lists", _l("Lists, feeds and sitemaps name only what is live"), lists),
    Oracle(3, "search", _l("The search knows what is live, and nothing else"), search),
    Oracle(3, "listing", _l("What is listed is what is live"), listing),
    Oracle(3, "texts", _l("No words of what was never public are served"), texts, is_deep=True),
    Oracle(3, "withheld", _l("Nothing public holds what is not to be published"), withheld),
    Oracle(
        3,
        "withheld_bytes",
        _l("No served byte holds what is not to be published"),
        withheld_bytes,
        is_deep=True,
    ),
    Oracle(4, "approvals", _l("What is live was approved by somebody else"), approvals),
    Oracle(4, "pointers", _l("What is public is what the log says"), pointers),
    Oracle(5, "freshness", _l("Readers are told which text is behind"), freshness),
    Oracle(6, "claims", _l("A task has one claim at most"), claims),
    Oracle(7, "numbers", _l("The log has no gaps"), numbers),
    Oracle(7, "repetitions", _l("Nothing was published twice or came back"), repetitions),
    Oracle(7, "applied", _l("The tree is not ahead of the log"), applied),
    Oracle(7, "shown", _l("The tree shows what the log says"), shown),
    Oracle(8, "embargoes", _l("Nothing went out before its embargo ended"), embargoes),
    Oracle(8, "taken_away", _l("What was taken away is away in every language"), taken_away),
    Oracle(9, "corrections", _l("Corrections are told in every language"), corrections),
    Oracle(10, "chains", _l("Nobody has rewritten the history"), chains),
    Oracle(10, "transitions", _l("Every state has its event and its reason"), transitions),
    Oracle(11, "revisions", _l("No text is lost or changed"), revisions),
    Oracle(11, "profiles", _l("No version of the profile is lost or changed"), profiles),
    Oracle(12, "objects", _l("Every published byte is kept"), objects),
    Oracle(12, "pictures", _l("The files of pictures are whole"), pictures),
    Oracle(12, "served", _l("Readers get the bytes that were published"), served),
    Oracle(12, "rerendering", _l("The same gives the same pages"), rerendering, is_deep=True),
)
"""Every oracle, in the order of the invariants."""


def chosen(invariants: tuple[int, ...] = (), *, deep: bool = False) -> tuple[Oracle, ...]:
    """Return the oracles of some invariants, or of all; the slow ones only where wanted."""
    return tuple(
        one
        for one in ORACLES
        if (deep or not one.is_deep) and (not invariants or one.invariant in invariants)
    )
