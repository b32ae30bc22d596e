"""The translators' list: what they hold, and what they can claim, found and put in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask import render_template, request, url_for
from flask_babel import lazy_gettext as _l

from newsroom.database import now
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.translations import boards, queries, rules
from newsroom.translations.boards import Sorting, Wish
from newsroom.web.paging import asked_page
from newsroom.web.reading import reader
from newsroom.web.translate import items, task_rows

PAGE = 50
SORTINGS: dict[Sorting, Any] = {
    Sorting.URGENCY: _l("the most urgent first"),
    Sorting.DUE: _l("the next due date first"),
    Sorting.AGE: _l("the longest waiting first"),
    Sorting.SHORTEST: _l("the shortest first"),
    Sorting.LONGEST: _l("the longest first"),
}


@dataclass(frozen=True)
class Choice:
    """What the list can be narrowed to."""

    directions: list[tuple[str, tuple[str, str]]]
    countries: list[str]
    sortings: dict[Sorting, Any]


def page() -> str:
    """Return the page of a translator's own and open translations."""
    person, at = reader(), now()
    wish, number = _wish(person), asked_page()
    total = boards.how_many(person, wish, at=at)
    found = boards.claimable(person, wish, at=at, most=PAGE, offset=(number - 1) * PAGE)
    held = queries.claims_held(person)
    in_hand, away = items.held_by(person)
    return render_template(
        "translate/index.html",
        in_hand=in_hand,
        away=away,
        rows=task_rows.rows(found, person),
        total=total,
        held=held,
        cap=rules.CLAIM_CAP,
        lease_hours=rules.LEASE_HOURS,
        wish=wish,
        is_narrowed=replace(wish, sorting=Sorting.URGENCY) != Wish(),
        choice=_choice(person),
        newer=_link(wish, number - 1) if number > 1 else "",
        older=_link(wish, number + 1) if total > number * PAGE else "",
        is_editor=rights.is_any_editor(person),
    )


def _wish(person: Person) -> Wish:
    """Read what is asked for; what makes no sense here is left out."""
    asked = request.args
    direction = asked.get("direction", "")
    sorting = asked.get("sort", "")
    return Wish(
        direction=direction if direction in boards.directions(person) else "",
        country=asked.get("country", "").upper()[:2],
        pressing=asked.get("pressing") == "1",
        sorting=Sorting(sorting) if sorting in list(Sorting) else Sorting.URGENCY,
    )


def _choice(person: Person) -> Choice:
    ways = []
    for way in boards.directions(person):
        source, _, target = way.partition(">")
        ways.append((way, (source, target)))
    return Choice(ways, boards.countries(person), SORTINGS)


def _link(wish: Wish, number: int) -> str:
    given: dict[str, Any] = {
        "direction": wish.direction,
        "country": wish.country,
        "pressing": "1" if wish.pressing else "",
        "sort": "" if wish.sorting is Sorting.URGENCY else wish.sorting.value,
        "page": number,
    }
    return url_for("translate.index", **{key: value for key, value in given.items() if value})
