"""The form of the newsroom's profile: what was typed, field by field, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsroom.articles import sanitise
from newsroom.errors import BadInput
from newsroom.numbers import whole_number
from newsroom.publishing.pages.values import MenuItem, Profile
from newsroom.publishing.profiles import cleaning
from newsroom.publishing.profiles.content import MENUS, Content
from newsroom.settings import current
from newsroom.web.body import text as body_text

LINES = ("name", "accent", "accent_dark", "contact", "security_contact", "logo")
_SPARE = 2
_LATEST = 100
_PART = re.compile(r"(main_menu|foot_menu)\.(\d{1,3})\.(?:place|(?:label|path)\.[a-z-]+)")


@dataclass
class SiteForm:
    """Every field by the name that it is sent under, and complaints by the same names."""

    values: dict[str, str]
    seen: int
    """The number of the version that the person began from."""
    errors: dict[str, list[Any]] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """Return what stands in a field."""
        return self.values.get(name, "")

    def error(self, name: str) -> str:
        """Return what is wrong with a field, in one line."""
        return " ".join(str(one) for one in self.errors.get(name, ()))

    def places(self, menu: str) -> range:
        """Return the places of a menu's rows, some of them empty."""
        used = {int(name.split(".")[1]) for name in self.values if name.startswith(f"{menu}.")}
        most = cleaning.MOST_ITEMS
        return range(min(max(used, default=-1) + 1 + _SPARE, max(most, len(used))))

    def complain(self, faults: Iterable[BadInput]) -> None:
        """Put refusals beside the fields that they name."""
        for fault in faults:
            self.errors.setdefault(fault.field, []).append(fault.message)

    def content(self, kept: Content) -> Content | None:
        """Return what was typed, or None where a text cannot be read; complains of it.

        A text about the newsroom that was not touched stays as it is stored in ``kept``.
        """
        languages = current().languages
        about = tuple((code, self._about(code, dict(kept.profile.about))) for code in languages)
        if self.errors:
            return None
        profile = Profile(
            taglines=tuple((code, self.value(f"taglines.{code}")) for code in languages),
            about=about,
            accent=self.value("accent"),
            accent_dark=self.value("accent_dark"),
            logo=self.value("logo"),
            main_menu=self._items("main_menu", languages),
            foot_menu=self._items("foot_menu", languages),
            contact=self.value("contact"),
            security_contact=self.value("security_contact"),
        )
        return Content(self.value("name"), profile)

    def _about(self, code: str, kept: Mapping[str, str]) -> str:
        given = body_text.sent(self.value(f"about.{code}"), self.value(f"about_form.{code}"))
        if code in kept and body_text.typed(sanitise.trusted(kept[code])) == given:
            return kept[code]
        try:
            return body_text.stored(given)
        except BadInput as fault:
            self.complain([BadInput(fault.message, field=f"about.{code}")])
            return ""

    def _items(self, menu: str, languages: tuple[str, ...]) -> tuple[MenuItem, ...]:
        return tuple(
            MenuItem(
                tuple((code, self.value(f"{menu}.{place}.label.{code}")) for code in languages),
                tuple((code, self.value(f"{menu}.{place}.path.{code}")) for code in languages),
            )
            for place in self.places(menu)
        )


def of_content(content: Content, seen: int) -> SiteForm:
    """Return the form as a stored profile fills it."""
    profile = content.profile
    values = {name: getattr(profile, name) for name in LINES if name != "name"}
    values["name"] = content.name
    values |= {f"taglines.{code}": text for code, text in profile.taglines}
    for code, text in profile.about:
        shown = body_text.typed(sanitise.trusted(text))
        values |= {f"about.{code}": shown.text, f"about_form.{code}": shown.form}
    for menu in MENUS:
        for place, item in enumerate(getattr(profile, menu)):
            values[f"{menu}.{place}.place"] = str(place + 1)
            values |= {f"{menu}.{place}.label.{code}": text for code, text in item.labels}
            values |= {f"{menu}.{place}.path.{code}": text for code, text in item.paths}
    return SiteForm(values, seen)


def of_request(sent: Mapping[str, str]) -> SiteForm:
    """Return the form as it was sent, the rows of its menus in the order that was asked for."""
    seen = sent.get("seen", "")
    values = {name: sent.get(name, "").strip() for name in LINES}
    for code in current().languages:
        values[f"taglines.{code}"] = sent.get(f"taglines.{code}", "")
        values[f"about.{code}"] = sent.get(f"about.{code}", "").replace("\r\n", "\n")
        values[f"about_form.{code}"] = sent.get(f"about_form.{code}", "")
    for menu in MENUS:
        for place, row in enumerate(_rows(sent, menu)):
            values |= {f"{menu}.{place}.{name}": text for name, text in row.items()}
            values[f"{menu}.{place}.place"] = str(place + 1)
    return SiteForm(values, whole_number(seen))


def _rows(sent: Mapping[str, str], menu: str) -> list[dict[str, str]]:
    """Return the rows in which anything was typed, sorted by the places that were given."""
    found: dict[int, dict[str, str]] = {}
    for name, text in sent.items():
        part = _PART.fullmatch(name)
        if part and part[1] == menu:
            _menu, place, rest = name.split(".", 2)
            found.setdefault(int(place), {})[rest] = text
    rows = sorted(found.items(), key=lambda one: (_place(one[1].pop("place", "")), one[0]))
    return [row for _, row in rows if any(text.strip() for text in row.values())]


def _place(text: str) -> int:
    given = text.strip()
    return (
        int(given) if given.isascii() and given.isdecimal() and len(given) < len("999") else _LATEST
    )
