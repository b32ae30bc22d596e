"""Small questions about concepts: who suggests, who decides, who reads a secret name."""

from __future__ import annotations

from newsroom.glossary.models import Concept
from newsroom.people import rights
from newsroom.people.models import Person


def may_suggest(person: Person) -> bool:
    """Tell whether the person proposes concepts: whoever works on texts, and identity keepers."""
    return rights.is_content_staff(person) or rights.is_keeper(person)


def may_decide(person: Person) -> bool:
    """Tell whether what the person proposes holds at once."""
    return rights.is_any_editor(person) or rights.is_keeper(person)


def may_read_secrets(person: Person | None) -> bool:
    """Tell whether the person reads names that are not to be published.

    Identity keepers, who read legal names anyway, and the editors on call, who take down what
    should not have been published. Nobody else, whoever wrote the name down included.
    """
    return person is not None and (rights.is_keeper(person) or rights.is_duty_editor(person))


def may_read(concept: Concept, person: Person) -> bool:
    """Tell whether the person reads everything that is said of a concept."""
    return not concept.secret or may_read_secrets(person)


def may_change(concept: Concept, person: Person) -> bool:
    """Tell whether the person decides on a concept and changes it."""
    return may_decide(person) and may_read(concept, person)
