"""The hard stop: what is not to be published is refused, told by its rule, never by its name."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput
from newsroom.glossary import rules, versions
from newsroom.glossary.secrets import Secret
from newsroom.people.models import Person


def refuse(text: str, *, field: str) -> None:
    """Refuse words that readers would see and that are not to be published.

    Raises:
        BadInput: names ``field`` and tells the rule.
    """
    for one in versions.current().secrets.found_in(text):
        raise BadInput(_l("Not to be published: %(rule)s", rule=one.rule), field=field)


def told(found: Sequence[tuple[str, Secret]], by: Person | None) -> str:
    """Say what was found where: (place, what) each; the names only to whoever may read them."""
    may_read = rules.may_read_secrets(by)
    said = []
    for place, one in found:
        names = ", ".join(one.names)
        said.append(
            _("%(place)s: %(rule)s (%(names)s)", place=place, rule=one.rule, names=names)
            if may_read and names
            else _("%(place)s: %(rule)s", place=place, rule=one.rule)
        )
    return str(_("Not to be published. %(places)s", places=" ".join(dict.fromkeys(said))))
