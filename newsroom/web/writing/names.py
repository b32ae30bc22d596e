"""The people and organisations of a text as its form shows them: found, chosen, suggested."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles import named
from newsroom.errors import BadInput
from newsroom.glossary import actions, listing
from newsroom.glossary.entries import Entry as Given
from newsroom.glossary.entries import FormEntry
from newsroom.glossary.listing import Asked, Entry
from newsroom.glossary.spelling import folded
from newsroom.glossary.states import ConceptState
from newsroom.people.models import Person
from newsroom.web.terms import listing as terms_listing
from newsroom.web.terms import words as terms_words

MOST = 20
_BETWEEN = re.compile(r"[;\n]+")


@dataclass(frozen=True)
class Name:
    """One of them, in the language of the page where that is known."""

    key: str
    label: str
    kind: Any
    is_suggested: bool

    def as_json(self) -> dict[str, Any]:
        """Return it as scripts get it."""
        return {
            "key": self.key,
            "label": self.label,
            "kind": str(self.kind),
            "suggested": self.is_suggested,
        }


def of_keys(keys: Sequence[str], person: Person) -> list[Name]:
    """Return names by their keys, in that order, as far as the person may see them."""
    ids = named.ids_of(keys)
    if not ids:
        return []
    by_id = {one.id: one for one in _entries(person, ids)}
    return [_name(by_id[one]) for one in ids if one in by_id]


def search(words: str, person: Person) -> list[Name]:
    """Return the names that hold every word or beginning of a word, in any language."""
    asked = Asked(words=words[: terms_listing.LONGEST_WORDS], kinds=named.KINDS)
    if not folded(words).strip():
        return []
    having = listing.having(_entries(person), asked)
    found = [_name(one) for one in having if one.state in named.CHOOSABLE]
    return sorted(found, key=lambda one: (folded(one.label), one.key))[:MOST]


def typed(text: str, person: Person) -> tuple[str, ...]:
    """Return the keys of names that were typed out, with semicolons between them.

    Raises:
        BadInput: nobody is called so, or several are.
    """
    wanted = [one for part in _BETWEEN.split(text) if (one := " ".join(part.split()))]
    if not wanted:
        return ()
    known = [one for one in _entries(person) if one.state in named.CHOOSABLE]
    return tuple(_key_of(one, known) for one in wanted)


def suggest(
    text: str, kind: str, language: str, *, by: Person, article_id: uuid.UUID | None
) -> Name:
    """Propose a name that the glossary does not have; it can be chosen at once.

    Raises:
        BadInput: it is neither a person nor an organisation, or the glossary refuses it.
    """
    chosen = next((one for one in named.KINDS if one == kind), None)
    if chosen is None:
        raise BadInput(_l("Say whether it is a person or an organisation."), field="kind")
    made = actions.propose(
        Given((FormEntry(language, text),), kind=chosen), by=by, article_id=article_id
    )
    is_suggested = made.state is ConceptState.SUGGESTED
    return Name(made.id.hex, made.forms[0].text, terms_words.KINDS[chosen], is_suggested)


def _entries(person: Person, ids: Collection[uuid.UUID] = ()) -> list[Entry]:
    """Return what the person may choose or see; what is never published is not among it."""
    asked = Asked(kinds=named.KINDS, ids=ids)
    sight = terms_listing.sight_of(person)
    return [one for one in listing.entries(sight, asked) if not one.secret]


def _name(entry: Entry) -> Name:
    best = (entry.best(code) for code in terms_listing.languages())
    label = next((one for one in best if one), "") or next((one.text for one in entry.forms), "")
    is_suggested = entry.state is ConceptState.SUGGESTED
    return Name(entry.id.hex, label, terms_words.KINDS[entry.kind], is_suggested)


def _key_of(text: str, known: Sequence[Entry]) -> str:
    bare = folded(text)
    found = [one for one in known if any(folded(form.text) == bare for form in one.forms)]
    if not found:
        message = _l(
            "The glossary has no person or organisation called “%(name)s”. Suggest it as a new"
            " name, or leave it out.",
            name=text,
        )
        raise BadInput(message, field="named_typed")
    if len(found) > 1:
        message = _l("More than one is called “%(name)s”. Write the whole name.", name=text)
        raise BadInput(message, field="named_typed")
    return found[0].id.hex
