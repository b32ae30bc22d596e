"""Small questions: who may see the profile as it is kept, who may change it."""

from __future__ import annotations

from newsroom.people import rights
from newsroom.people.models import Person


def may_change(person: Person) -> bool:
    """Tell whether the person changes what the newsroom says of itself: administrators only."""
    return rights.is_admin(person)


def may_see(person: Person) -> bool:
    """Tell whether the person sees its settings and earlier versions: editors as well."""
    return may_change(person) or rights.is_any_editor(person)
