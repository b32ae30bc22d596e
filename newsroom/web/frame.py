"""What stands around every page of the desk: name, ways, languages, who is signed in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import Flask, g, request, url_for
from flask_babel import lazy_gettext as _l
from flask_security import current_user
from flask_wtf.csrf import generate_csrf

from newsroom.languages import LANGUAGES, Language
from newsroom.people import queries, rights
from newsroom.people.models import Person
from newsroom.settings import current
from newsroom.web import headers, locale

HTMX = json.dumps(
    {
        "allowEval": False,
        "allowScriptTags": False,
        "includeIndicatorStyles": False,
        # Without "style", which the policy of a page refuses and the browser then complains of.
        "attributesToSettle": ["class", "width", "height"],
        "selfRequestsOnly": True,
        "historyCacheSize": 0,  # nothing of a draft stays behind in the browser's storage
        "responseHandling": [
            {"code": "204", "swap": False},
            {"code": "[23]..", "swap": True},
            {"code": "[45]..", "swap": True, "error": True},
        ],
    }
)


@dataclass(frozen=True)
class Place:
    """One way in the navigation."""

    label: Any
    href: str
    apart: tuple[str, ...] = ()
    """What lies below it and is a place of its own."""

    @property
    def here(self) -> bool:
        """Tell whether this request is in it."""
        path = request.path
        return path.startswith(self.href) and not path.startswith(self.apart)


class Frame:
    """What ``base.html`` asks for; each thing is looked up when it is used, and once."""

    htmx_config = HTMX

    @property
    def name(self) -> str:
        """The newsroom's name."""
        return current().name

    @property
    def public_url(self) -> str:
        """Where the newsroom really is, whatever host a request claims to ask."""
        return current().public_url

    @property
    def language(self) -> str:
        """The language of the page."""
        return locale.language()

    @property
    def languages(self) -> list[Language]:
        """The languages of the switcher."""
        return [LANGUAGES[code] for code in locale.offered()]

    @property
    def nonce(self) -> str:
        """The nonce that this page's scripts carry."""
        return nonce()

    @property
    def htmx_headers(self) -> str:
        """The token that htmx sends with what it posts."""
        return json.dumps({"X-CSRFToken": generate_csrf()})

    @property
    def here(self) -> str:
        """The address to come back to after switching the language."""
        return request.full_path.rstrip("?") if request.method == "GET" else ""

    @cached_property
    def person(self) -> Person | None:
        """Who is signed in."""
        if "alone" in g or not current_user.is_authenticated:
            return None
        found: Person = current_user._get_current_object()  # noqa: SLF001 — Flask-Login's documented way
        return found

    @cached_property
    def unread(self) -> int:
        """How many notifications the person has not read."""
        return queries.unread_count(self.person) if self.person else 0

    @cached_property
    def places(self) -> list[Place]:
        """The ways that the person's rights open."""
        return places(self.person) if self.person else []

    @property
    def home(self) -> str:
        """Where the name leads."""
        return url_for("account.start")


def places(person: Person) -> list[Place]:
    """Return where a person may go, in the order of the navigation."""
    found = []
    if rights.is_content_staff(person):
        found += _desk(person)
    if rights.is_any_translator(person):
        found.append(Place(_l("Translations"), "/translate/"))
    elif rights.is_any_editor(person):
        found.append(Place(_l("Translations"), "/translate/board/"))
    if rights.is_any_editor(person):
        found.append(Place(_l("Review"), "/review/"))
        found.append(Place(_l("Releases"), "/desk/releases"))
    if rights.is_any_translator(person) or rights.is_any_editor(person) or rights.is_keeper(person):
        found.append(Place(_l("Terms"), "/terms/"))
    if rights.is_any_editor(person):
        found.append(Place(_l("Topics"), "/desk/topics"))
    if rights.is_admin(person):
        found.append(Place(_l("People"), "/admin/people/"))
        found.append(Place(_l("Site"), "/admin/site/"))
    return found


def _desk(person: Person) -> list[Place]:
    """Return the desk, and the lists on it that a person works with every day."""
    lists = []
    if rights.is_any_editor(person):
        lists.append(Place(_l("All articles"), "/desk/articles"))
    if rights.is_author(person):
        lists.append(Place(_l("My articles"), "/desk/mine"))
        lists.append(Place(_l("Pictures"), "/desk/pictures"))
    apart = ("/desk/releases", "/desk/topics", *(one.href for one in lists))
    return [Place(_l("Desk"), "/desk/", apart=apart), *lists]


def nonce() -> str:
    """Return this request's nonce, the same one for page and header."""
    if "nonce" not in g:
        g.nonce = headers.new_nonce()
    found: str = g.nonce
    return found


def use_headers(chosen: dict[str, str]) -> None:
    """Send this request's reply with other headers than those of a page of the desk."""
    g.own_headers = chosen


def init_app(app: Flask) -> None:
    """Give every template its frame and every reply its headers."""

    @app.context_processor
    def _frame() -> dict[str, Any]:
        if "frame" not in g:
            g.frame = Frame()
        return {"frame": g.frame}

    @app.after_request
    def _headers(response: Any) -> Any:
        kept = response.headers.get("Cache-Control") if request.endpoint == "static" else None
        response.headers.update(g.get("own_headers") or headers.desk_headers(nonce()))
        if kept:
            response.headers["Cache-Control"] = kept
        return response
