"""What the source speaks of is called in the translation as the glossary calls it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.glossary import Spotted, Term
from newsroom.glossary.states import ConceptKind
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    """Find terms of the source that the translation calls otherwise, or leaves out."""
    return missing(pair, required=False)


def missing(pair: Pair, *, required: bool) -> Iterator[Found]:
    """Yield terms, either required or others, that the translation has in no form; each once."""
    if not pair.is_prose:
        return
    for places in _by_concept(pair).values():
        concept = places[0].concept
        if concept.required is not required:
            continue
        forms = concept.in_language(pair.target.language) or (places[0].form,)
        yield Found(
            _l(
                "“%(term)s” is called “%(form)s” in the glossary.",
                term=pair.source.text[places[0].start : places[0].end],
                form=forms[0].text,
            ),
            source=tuple(Span(one.start, one.end) for one in places),
        )


def _by_concept(pair: Pair) -> dict[uuid.UUID, list[Spotted]]:
    """Return where the source has concepts that are missing; a place with one of two is fine."""
    alike: defaultdict[tuple[int, int], list[Spotted]] = defaultdict(list)
    for one in pair.terms.find(pair.source.text, pair.source.language):
        alike[one.start, one.end].append(one)
    absent: dict[uuid.UUID, list[Spotted]] = {}
    for spotted in alike.values():
        if not any(_is_there(pair, one.concept) for one in spotted):
            absent.setdefault(spotted[0].concept.id, []).append(spotted[0])
    return absent


def _is_there(pair: Pair, concept: Term) -> bool:
    """Tell whether the translation has a concept, or need not: ``protected`` sees to names.

    A person without a name in its language is called there as in the source.
    """
    is_called = bool(concept.in_language(pair.target.language))
    if concept.keeps or not (is_called or concept.kind is ConceptKind.PERSON):
        return True
    return pair.terms.holds(pair.target.text, pair.target.language, concept)


CHECK = Check(
    "terms",
    Severity.INFO,
    _l("Terms"),
    _l(
        "The glossary says what the newsroom calls this. Another wording can be right: a pronoun, a"
        " shorter name. Look whether readers still know what is meant."
    ),
    _find,
)
