"""Every text of a profile through its door; all that is wrong is told at once, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from flask_babel import lazy_gettext as _l

from newsroom.articles import sanitise, urls
from newsroom.characters import plain
from newsroom.errors import BadInput, TooLarge
from newsroom.glossary import stopping
from newsroom.publishing.pages.values import MenuItem
from newsroom.publishing.profiles import colours
from newsroom.publishing.profiles.content import Content

NAME_LIMIT = 80
TAGLINE_LIMIT = 160
ABOUT_LIMIT = 20_000
LABEL_LIMIT = 60
CONTACT_LIMIT = 300
MOST_ITEMS = 12
_STAFF_AREAS = tuple(
    f"/{name}{end}"
    for name in ("desk", "account", "admin", "api", "translate", "review", "terms", "static")
    for end in "/?#"
)
"""Where readers have no business; a link there would only lead them to a sign-in."""


class BadProfile(BadInput):
    """Something of a profile cannot be stored; names every field that is concerned."""

    def __init__(self, faults: Sequence[BadInput]) -> None:
        super().__init__(faults[0].message, field=faults[0].field)
        self.faults = tuple(faults)


class _Doors:
    """Sends texts through their doors and remembers what was refused."""

    def __init__(self) -> None:
        self.faults: list[BadInput] = []

    def through(self, door: Callable[[], str], field: str) -> str:
        """Return what comes out, or nothing where the door or the glossary refuses."""
        try:
            text = door()
            stopping.refuse(text, field=field)
        except BadInput as fault:
            self.faults.append(BadInput(fault.message, field=field))
            return ""
        return text

    def refuse(self, message: object, field: str) -> None:
        """Remember a fault."""
        self.faults.append(BadInput(message, field=field))


def cleaned(content: Content, languages: tuple[str, ...]) -> Content:
    """Return a profile as it may be stored; what says nothing is left out.

    Holds what is not to be published against every text. Fields in the errors are named as in
    ``content.changed_fields``; those of menus as ``main_menu.0.label.en``, counted as given.

    Raises:
        BadProfile: names every field that cannot be accepted.
    """
    doors = _Doors()
    profile = content.profile
    made = Content(
        _line(doors, content.name, NAME_LIMIT, "name"),
        replace(
            profile,
            taglines=tuple(
                (code, text)
                for code, given in _in_order(doors, profile.taglines, languages, "taglines")
                if (text := _line(doors, given, TAGLINE_LIMIT, f"taglines.{code}"))
            ),
            about=tuple(
                (code, text)
                for code, given in _in_order(doors, profile.about, languages, "about")
                if (text := _body(doors, given, f"about.{code}"))
            ),
            accent=_colour(doors, profile.accent, "accent"),
            accent_dark=_colour(doors, profile.accent_dark, "accent_dark"),
            contact=_contact(doors, profile.contact, "contact"),
            security_contact=_contact(doors, profile.security_contact, "security_contact"),
            main_menu=_menu(doors, profile.main_menu, languages, "main_menu"),
            foot_menu=_menu(doors, profile.foot_menu, languages, "foot_menu"),
        ),
    )
    if doors.faults:
        raise BadProfile(doors.faults)
    return made


def _in_order(
    doors: _Doors, texts: Sequence[tuple[str, str]], languages: tuple[str, ...], field: str
) -> Iterator[tuple[str, str]]:
    """Yield texts in the newsroom's order of languages; others may not be among them."""
    given = dict(texts)
    for code in sorted(given.keys() - set(languages)):
        doors.refuse(_l("The newsroom does not publish in this language."), f"{field}.{code}")
    for code in languages:
        if given.get(code, "").strip():
            yield code, given[code]


def _line(doors: _Doors, text: str, limit: int, field: str) -> str:
    return doors.through(lambda: plain(text, limit=limit, field=field), field)


def _body(doors: _Doors, html: str, field: str) -> str:
    def door() -> str:
        if len(html) > ABOUT_LIMIT:
            message = _l("This is longer than %(limit)s characters.", limit=ABOUT_LIMIT)
            raise TooLarge(message, field=field)
        return sanitise.clean_body(html).strip()

    return doors.through(door, field)


def _colour(doors: _Doors, text: str, field: str) -> str:
    return doors.through(lambda: colours.checked(text, field=field), field)


def _contact(doors: _Doors, text: str, field: str) -> str:
    """Return a ``mailto:`` or https address; an e-mail address may be typed as it is."""

    def door() -> str:
        given = plain(text, limit=CONTACT_LIMIT, field=field)
        written = given if ":" in given or "@" not in given else f"mailto:{given}"
        address = urls.allowed_link(written) if written else ""
        if address is None or (address and not address.startswith(("mailto:", "https://"))):
            message = _l("Write an e-mail address, or an address that begins with https://.")
            raise BadInput(message, field=field)
        return address

    return doors.through(door, field)


def _menu(
    doors: _Doors, items: Sequence[MenuItem], languages: tuple[str, ...], field: str
) -> tuple[MenuItem, ...]:
    kept = []
    for place, item in enumerate(items):
        at = f"{field}.{place}"
        labels = tuple(
            (code, text)
            for code, given in _in_order(doors, item.labels, languages, f"{at}.label")
            if (text := _line(doors, given, LABEL_LIMIT, f"{at}.label.{code}"))
        )
        paths = tuple(
            (code, text)
            for code, given in _in_order(doors, item.paths, languages, f"{at}.path")
            if (text := doors.through(partial(_path, given), f"{at}.path.{code}"))
        )
        there = {code for code, given in item.paths if given.strip()}
        for code, _label in labels:
            if code not in there:
                doors.refuse(_l("Say where this entry leads."), f"{at}.path.{code}")
        if labels or paths:
            kept.append(MenuItem(labels, paths))
    if len(kept) > MOST_ITEMS:
        doors.refuse(_l("A menu has at most %(limit)s entries.", limit=MOST_ITEMS), field)
    return tuple(kept)


def _path(text: str) -> str:
    address = urls.allowed_link(text)
    if address is None or not address.startswith(("/", "https://")):
        raise BadInput(
            _l("Write a path of this site, such as /en/, or an address that begins with https://.")
        )
    if f"{address}/".startswith(_STAFF_AREAS):
        raise BadInput(_l("This leads to where only the newsroom may go."))
    return address
