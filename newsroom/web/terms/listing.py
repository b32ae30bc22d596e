"""The list of terms and names: searched in both languages, as far as the person may see it."""

from __future__ import annotations

import enum
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from flask_babel import lazy_gettext as _l

from newsroom.glossary import listing, rules
from newsroom.glossary.listing import NAMES, Asked, Entry, Sight
from newsroom.glossary.spelling import folded
from newsroom.glossary.states import ConceptKind, ConceptState
from newsroom.numbers import whole_number
from newsroom.people.models import Person
from newsroom.people.queries import desk_names
from newsroom.settings import current
from newsroom.web import locale
from newsroom.web.reading import reader
from newsroom.web.terms import words
from newsroom.web.terms.exchange import FORMATS

PAGE = 50
LONGEST_WORDS = 200


class Tab(enum.StrEnum):
    """One of the lists."""

    TERMS = "terms"
    NAMES = "names"
    SUGGESTIONS = "suggestions"


LABELS: dict[Tab, Any] = {
    Tab.TERMS: _l("Terms"),
    Tab.NAMES: _l("People and organisations"),
    Tab.SUGGESTIONS: _l("Waiting suggestions"),
}
_KINDS: dict[Tab, frozenset[ConceptKind]] = {
    Tab.TERMS: frozenset({ConceptKind.TERM}),
    Tab.NAMES: NAMES,
    Tab.SUGGESTIONS: frozenset(ConceptKind),
}


@dataclass(frozen=True)
class Found:
    """One page of what was looked for."""

    tab: Tab
    asked: Asked
    entries: Sequence[Entry]
    count: int
    page: int
    pages: int
    regions: Sequence[str]
    names: Mapping[uuid.UUID, str]


def sight_of(person: Person) -> Sight:
    """Return what of the glossary a person may see."""
    return Sight(
        secrets=rules.may_read_secrets(person),
        all_suggestions=rules.may_decide(person),
        own=person.id,
    )


def page(tab: Tab) -> str:
    """Show one of the lists, or for htmx the part of it that was looked for."""
    person = reader()
    sight = sight_of(person)
    found = _found(tab, sight)
    only = request.headers.get("HX-Target") == "found"
    return render_template(
        "terms/_found.html" if only else "terms/index.html",
        found=found,
        tabs=[(one, LABELS[one], one is tab) for one in Tab],
        waiting=listing.waiting(sight),
        told=listing.rules_told() if tab is Tab.NAMES and not sight.secrets else (),
        languages=languages(),
        sight=sight,
        kinds=words.KINDS,
        kinds_here=sorted(_KINDS[tab], key=list(ConceptKind).index),
        may_propose=rules.may_suggest(person),
        may_decide=rules.may_decide(person),
        formats=FORMATS,
    )


def waiting_for(person: Person) -> list[Entry]:
    """Return the suggestions that a person sees, in the order in which they were made."""
    asked = Asked(state=ConceptState.SUGGESTED)
    return sorted(listing.entries(sight_of(person), asked), key=_order(Tab.SUGGESTIONS))


def languages() -> tuple[str, ...]:
    """Return the newsroom's languages, that of the page first."""
    here = locale.language()
    return tuple(sorted(current().languages, key=lambda code: code != here))


def _found(tab: Tab, sight: Sight) -> Found:
    asked = _asked(tab, sight)
    all_here = listing.entries(sight, asked)
    regions = sorted({region for one in all_here for region in one.regions})
    chosen = sorted(listing.having(all_here, asked), key=_order(tab))
    pages = max(1, -(-len(chosen) // PAGE))
    number = min(max(_number(request.values.get("page", "")), 1), pages)
    shown = chosen[(number - 1) * PAGE : number * PAGE]
    makers = {one.made_by for one in shown if one.made_by} if tab is Tab.SUGGESTIONS else set()
    return Found(tab, asked, shown, len(chosen), number, pages, regions, desk_names(makers))


def _asked(tab: Tab, sight: Sight) -> Asked:
    given = request.values
    kind, state = given.get("kind", ""), given.get("state", "")
    kinds = {ConceptKind(kind)} if kind in _KINDS[tab] else _KINDS[tab]
    known = ConceptState(state) if state in set(ConceptState) else ConceptState.APPROVED
    return Asked(
        words=request.form.get("q", "")[:LONGEST_WORDS],
        kinds=kinds,
        state=ConceptState.SUGGESTED if tab is Tab.SUGGESTIONS else known,
        forbidden="forbidden" in given,
        keeps="keeps" in given,
        secret="secret" in given and sight.secrets,
        region=given.get("region", "")[:LONGEST_WORDS],
    )


def _order(tab: Tab) -> Any:
    """Order by the name in the language of the page; suggestions by how long they wait."""
    if tab is Tab.SUGGESTIONS:
        return lambda entry: entry.made_at
    codes = languages()

    def named(entry: Entry) -> tuple[str, ...]:
        names = [name for code in codes if (name := entry.best(code))]
        return (*(folded(one) for one in names), str(entry.id))

    return named


def _number(given: str) -> int:
    return whole_number(given, digits=6, otherwise=1)
