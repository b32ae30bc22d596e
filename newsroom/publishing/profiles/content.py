"""What the newsroom says of itself as a value: in files and rows it has one and the same form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput
from newsroom.publishing.pages.values import MenuItem, Profile

BY_LANGUAGE = ("taglines", "about")
MENUS = ("main_menu", "foot_menu")
_LINES = ("accent", "accent_dark", "logo", "contact", "security_contact")
_KNOWN = frozenset({"name", "logo_size", *BY_LANGUAGE, *_LINES, *MENUS})


@dataclass(frozen=True)
class Content:
    """One version of the profile: everything that it tells readers."""

    name: str = ""
    """Empty: what ``NEWSROOM_NAME`` says."""
    profile: Profile = field(default_factory=Profile)

    def without_empty(self) -> Content:
        """Return the same without texts in which nothing stands."""
        told = as_json(self)
        for name in BY_LANGUAGE:
            told[name] = _filled(told[name])
        for name in MENUS:
            items = ({part: _filled(one) for part, one in item.items()} for item in told[name])
            told[name] = [item for item in items if any(item.values())]
        return of_json(told)


def as_json(content: Content) -> dict[str, Any]:
    """Return the form in which a profile is stored and exported; ``of_json`` reads it."""
    profile = content.profile
    lines = {name: getattr(profile, name) for name in _LINES}
    texts = {name: dict(getattr(profile, name)) for name in BY_LANGUAGE}
    menus = {
        name: [
            {"labels": dict(one.labels), "paths": dict(one.paths)} for one in getattr(profile, name)
        ]
        for name in MENUS
    }
    size = {"logo_size": list(profile.logo_size)}
    return {"name": content.name} | texts | lines | size | menus


def of_json(told: Any) -> Content:
    """Return the content of such a form; what is left out says nothing.

    Raises:
        BadInput: it is no such form; names the field.
    """
    fields = _mapping(told, "")
    for name in sorted(fields.keys() - _KNOWN):
        raise BadInput(_l("There is no such field in a profile."), field=name)
    read: dict[str, Any] = {name: _line(fields.get(name, ""), name) for name in _LINES}
    read |= {name: _by_language(fields.get(name, {}), name) for name in BY_LANGUAGE}
    read |= {name: tuple(_items(fields.get(name, []), name)) for name in MENUS}
    read["logo_size"] = _size(fields.get("logo_size", [0, 0]))
    return Content(_line(fields.get("name", ""), "name"), Profile(**read))


def of_row(told: Mapping[str, Any]) -> Content:
    """Return the content of a stored version; what a newer program added is passed over."""
    return of_json({name: one for name, one in told.items() if name in _KNOWN})


def texts_of(content: Content) -> Iterator[str]:
    """Yield every text that readers get to see of it, addresses among them."""
    profile = content.profile
    yield from (content.name, profile.contact, profile.security_contact)
    for pairs in (profile.taglines, profile.about):
        yield from (text for _, text in pairs)
    for item in (*profile.main_menu, *profile.foot_menu):
        yield from (text for _, text in (*item.labels, *item.paths))


def changed_fields(before: Content, after: Content) -> list[str]:
    """Return the names of what two contents say differently, each text with its language."""
    was, now = as_json(before), as_json(after)
    names: list[str] = []
    for name in now:
        if name in BY_LANGUAGE:
            codes = sorted(was[name].keys() | now[name].keys())
            names += [
                f"{name}.{code}" for code in codes if was[name].get(code) != now[name].get(code)
            ]
        elif was[name] != now[name]:
            names.append(name)
    return names


def missing_texts(content: Content, languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the texts that readers of one language do not get: (field, language) each.

    A text that is there in no language is none that is missing.
    """
    profile = content.profile
    there = {name: {code for code, _ in getattr(profile, name)} for name in BY_LANGUAGE}
    for name in MENUS:
        for place, item in enumerate(getattr(profile, name)):
            there[f"{name}.{place}.label"] = {code for code, _ in item.labels}
    return [
        (f"{name}.{code}", code)
        for name, codes in there.items()
        for code in languages
        if codes and code not in codes
    ]


def _filled(texts: Mapping[str, str]) -> dict[str, str]:
    return {code: text for code, text in texts.items() if text.strip()}


def _mapping(told: Any, field: str) -> Mapping[str, Any]:
    if not isinstance(told, dict):
        raise BadInput(_l("This is not written in the form of a profile."), field=field)
    return told


def _line(told: Any, field: str) -> str:
    if not isinstance(told, str):
        raise BadInput(_l("This is not written in the form of a profile."), field=field)
    return told


def _by_language(told: Any, field: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (code, _line(text, f"{field}.{code}")) for code, text in _mapping(told, field).items()
    )


def _items(told: Any, field: str) -> Iterator[MenuItem]:
    if not isinstance(told, list):
        raise BadInput(_l("This is not written in the form of a profile."), field=field)
    for place, item in enumerate(told):
        at = f"{field}.{place}"
        parts = _mapping(item, at)
        for name in sorted(parts.keys() - {"labels", "paths"}):
            raise BadInput(_l("There is no such field in a profile."), field=f"{at}.{name}")
        yield MenuItem(
            _by_language(parts.get("labels", {}), f"{at}.label"),
            _by_language(parts.get("paths", {}), f"{at}.path"),
        )


def _size(told: Any) -> tuple[int, int]:
    fits = isinstance(told, list) and [type(one) for one in told] == [int, int]
    if not fits or min(told) < 0:
        raise BadInput(_l("This is not written in the form of a profile."), field="logo_size")
    width, height = told
    return width, height
