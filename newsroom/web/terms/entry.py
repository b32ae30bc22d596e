"""One entry of the glossary as a page, and its form."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template
from flask_babel import lazy_gettext as _l

from newsroom.articles import queries as articles
from newsroom.articles.models import Article
from newsroom.errors import BadInput, NotFound
from newsroom.events.models import Event
from newsroom.glossary import actions, entries, listing, queries, rules, steps
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.glossary.listing import NAMES
from newsroom.glossary.models import Concept, ConceptForm
from newsroom.glossary.states import ConceptKind, ConceptState, Usage
from newsroom.lifecycle import offers
from newsroom.people.models import Person
from newsroom.people.queries import desk_names
from newsroom.web import reading
from newsroom.web.desk.article_page import Failed
from newsroom.web.reading import reader
from newsroom.web.terms import words
from newsroom.web.terms.forms import Typed
from newsroom.web.terms.listing import LABELS, Tab, languages

LIMITS = {
    "text": entries.TEXT_LIMIT,
    "note": entries.NOTE_LIMIT,
    **dict.fromkeys(("region", "origin", "rule", "pseudonym"), entries.LINE_LIMIT),
}
_BUTTONS = (steps.APPROVE, steps.DECLINE, steps.RETIRE)
_SAID: dict[str, Any] = {
    steps.APPROVE.name: _l("The entry is in use."),
    steps.DECLINE.name: _l("The suggestion is declined. Whoever made it is told why."),
    steps.RETIRE.name: _l("The entry is no longer in use."),
}
_RECORDED = frozenset(one.records for one in steps.CONCEPT_STEPS)
_WAITING = frozenset({ConceptState.SUGGESTED, ConceptState.DECLINED})


@dataclass(frozen=True)
class Named:
    """What a page is called: a form, with its language."""

    text: str
    language: str


def concept(concept_id: uuid.UUID) -> Concept:
    """Return an entry that the person of this request may know of, or raise ``NotFound``.

    Suggestions can come from texts that are not public: they are for editors and whoever made
    them. That there is a secret name, everybody may know; its page says no more than the rule.
    """
    found = queries.concept(concept_id)
    if not may_know(found, reader()):
        raise NotFound
    return found


def may_know(found: Concept, person: Person) -> bool:
    """Tell whether a person may know that there is this entry."""
    is_theirs = found.made_by == person.id or rules.may_decide(person)
    return found.state not in _WAITING or (is_theirs and rules.may_read(found, person))


def readable(concept_id: uuid.UUID) -> Concept:
    """Return an entry that the person may read whole, or raise ``NotFound``."""
    found = concept(concept_id)
    if not rules.may_read(found, reader()):
        raise NotFound
    return found


def show(found: Concept, *, failed: Failed | None = None) -> str:
    """Show an entry; of a name that is not published, others see only the rule."""
    person = reader()
    if not rules.may_read(found, person):
        return render_template("terms/rule.html", rule=found.rule)
    history = listing.history(found.id)
    tab = tab_of(found)
    return render_template(
        "terms/show.html",
        concept=found,
        title=title_of(found),
        tab=tab,
        tab_label=LABELS[tab],
        by_language=[
            (code, [one for one in found.forms if one.language == code]) for code in languages()
        ],
        part=words.part_of_speech(found.part_of_speech) if found.part_of_speech else "",
        article=_article(found, person),
        history=history,
        names=_names(found, history),
        offers=offers(_BUTTONS, found, person),
        may_edit=rules.may_change(found, person),
        failed=failed,
        **_words(),
    )


def told(events: Iterable[Event], person: Person) -> dict[uuid.UUID, Named]:
    """Return what the entries are called that a person is told of, as far as they may read it.

    That takes no statement where no event is about one.
    """
    ids = {one.subject_id for one in events if one.kind in _RECORDED and one.subject_id}
    return {
        one.id: title_of(one)
        for one in listing.concepts(ids)
        if may_know(one, person) and rules.may_read(one, person)
    }


def form(typed: Typed, found: Concept | None = None) -> str:
    """Show the form of an entry, with what was typed and what is wrong with it."""
    person = reader()
    return render_template(
        "terms/edit.html",
        typed=typed,
        concept=found,
        languages=languages(),
        limits=LIMITS,
        parts=words.PARTS_OF_SPEECH,
        may_decide=rules.may_decide(person),
        may_read_secrets=rules.may_read_secrets(person),
        **_words(),
    )


def entry(typed: Typed) -> Entry:
    """Return what was typed as a value; what is never published only from those who decide.

    Raises:
        BadInput: names what is none of the choices.
    """
    for field, message in typed.wrong_choices().items():
        raise BadInput(message, field=field)
    keeps_names = rules.may_decide(reader())
    return Entry(
        tuple(
            FormEntry(code, one.text, Usage(one.usage), one.region, one.note)
            for code, rows in sorted(typed.rows.items())
            for one in rows
        ),
        kind=ConceptKind(typed.kind),
        part_of_speech=typed.part_of_speech,
        note=typed.note,
        region=typed.region,
        origin=typed.origin,
        required=typed.required,
        keeps=typed.keeps,
        secret=typed.secret and keeps_names,
        rule=typed.rule if keeps_names else "",
        pseudonym=typed.pseudonym if keeps_names else "",
    )


def take(found: Concept, name: str, *, reason: str, by: Person) -> Any:
    """Take one of the steps that the page offers; returns what to say of it.

    Raises:
        NotFound: there is no such step.
    """
    if name == steps.APPROVE.name:
        actions.decide(found.id, accept=True, by=by)
    elif name == steps.DECLINE.name:
        actions.decide(found.id, accept=False, by=by, reason=reason)
    elif name == steps.RETIRE.name:
        actions.retire(found.id, by=by, reason=reason)
    else:
        raise NotFound
    return _SAID[name]


def tab_of(found: Concept) -> Tab:
    """Return the list on which an entry stands."""
    if found.state is ConceptState.SUGGESTED:
        return Tab.SUGGESTIONS
    return Tab.NAMES if found.kind in NAMES else Tab.TERMS


def title_of(found: Concept) -> Named:
    """Return what an entry is called, in the language of the page where it has a name there."""
    order = {code: place for place, code in enumerate(languages())}

    def worth(one: ConceptForm) -> tuple[bool, int, bool, int]:
        is_forbidden = one.usage is Usage.FORBIDDEN
        is_other = one.usage is not Usage.PREFERRED
        return is_forbidden, order.get(one.language, len(order)), is_other, one.position

    best = min(found.forms, key=worth)
    return Named(best.text, best.language)


def _article(found: Concept, person: Person) -> Article | None:
    """Return where it was suggested, for those who may open that."""
    if found.article_id is None:
        return None
    article = articles.article(found.article_id)
    return article if reading.may_open(article, person) else None


def _names(found: Concept, history: Sequence[Event]) -> Mapping[uuid.UUID, str]:
    ids = {found.made_by, found.decided_by, *(one.actor_id for one in history)}
    return desk_names({one for one in ids if one})


def _words() -> dict[str, Any]:
    return {
        "kinds": words.KINDS,
        "usages": words.USAGES,
    }
