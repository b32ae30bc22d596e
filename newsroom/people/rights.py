"""Who may do what, asked of a person's grants. Default: nobody may do anything."""

from __future__ import annotations

from newsroom.people.models import Person, Role


def _holds(person: Person, role: Role, scope: str = "") -> bool:
    return person.active and any(
        grant.role is role and grant.scope == scope for grant in person.grants
    )


def is_author(person: Person) -> bool:
    """Tell whether the person may write articles."""
    return _holds(person, Role.AUTHOR)


def is_duty_editor(person: Person) -> bool:
    """Tell whether the person is an editor of every language on call."""
    return _holds(person, Role.DUTY)


def is_editor(person: Person, language: str) -> bool:
    """Tell whether the person edits a language."""
    return is_duty_editor(person) or _holds(person, Role.EDITOR, language)


def is_any_editor(person: Person) -> bool:
    """Tell whether the person edits at least one language."""
    return person.active and any(grant.role in {Role.EDITOR, Role.DUTY} for grant in person.grants)


def is_translator(person: Person, source: str, target: str) -> bool:
    """Tell whether the person translates in this direction."""
    return _holds(person, Role.TRANSLATOR, f"{source}>{target}")


def is_any_translator(person: Person) -> bool:
    """Tell whether the person translates in at least one direction."""
    return person.active and any(grant.role is Role.TRANSLATOR for grant in person.grants)


def is_admin(person: Person) -> bool:
    """Tell whether the person manages accounts and settings; that gives no right to content."""
    return _holds(person, Role.ADMIN)


def is_keeper(person: Person) -> bool:
    """Tell whether the person may read legal names."""
    return _holds(person, Role.KEEPER)


def is_importer(person: Person) -> bool:
    """Tell whether the person may take in approved pairs from elsewhere, past four eyes."""
    return _holds(person, Role.IMPORTER)


def is_content_staff(person: Person) -> bool:
    """Tell whether the person works on articles at all."""
    return is_author(person) or is_any_editor(person) or is_any_translator(person)
