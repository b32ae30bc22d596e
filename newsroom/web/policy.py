"""Who may call which route: one declaration a route and method, and nobody by default."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from flask import Flask, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user
from werkzeug.exceptions import Unauthorized

from newsroom.errors import NotAllowed
from newsroom.glossary import rules as terms
from newsroom.media import rules as pictures
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.publishing.profiles import rules as profiles


@dataclass(frozen=True)
class Policy:
    """A kind of caller; what they may do with one article is asked again by the action."""

    name: str
    holds: Callable[[Person], bool]
    needs_sign_in: bool = True


PUBLIC = Policy("public", lambda _person: True, needs_sign_in=False)
SIGNED_IN = Policy("signed in", lambda person: person.active)
STAFF = Policy("content staff", rights.is_content_staff)
AUTHOR = Policy("author", rights.is_author)
EDITOR = Policy("editor", rights.is_any_editor)
TRANSLATOR = Policy("translator", rights.is_any_translator)
LANGUAGES = Policy(
    "translator or editor",
    lambda person: rights.is_any_translator(person) or rights.is_any_editor(person),
)
ADMIN = Policy("admin", rights.is_admin)
KEEPER = Policy("identity keeper", rights.is_keeper)
SITE = Policy("whoever sees the profile", profiles.may_see)
TERMS = Policy("whoever suggests terms", terms.may_suggest)
PICTURES = Policy("whoever adds pictures", pictures.may_add)


@dataclass(frozen=True)
class Access:
    """The policies of one route."""

    get: Policy | None = None
    post: Policy | None = None

    def policy(self, method: str) -> Policy | None:
        """Return the policy of a method; None is a closed door."""
        return {"GET": self.get, "HEAD": self.get, "OPTIONS": self.get or self.post}.get(
            method, self.post if method == "POST" else None
        )


ELSEWHERE: dict[str, Access] = {
    "static": Access(get=PUBLIC),
    "security.static": Access(get=PUBLIC),
    "security.login": Access(get=PUBLIC, post=PUBLIC),
    "security.logout": Access(get=PUBLIC, post=PUBLIC),
    "security.verify": Access(get=SIGNED_IN, post=SIGNED_IN),
    "security.forgot_password": Access(get=PUBLIC, post=PUBLIC),
    "security.reset_password": Access(get=PUBLIC, post=PUBLIC),
    "security.change_password": Access(get=SIGNED_IN, post=SIGNED_IN),
    "security.two_factor_setup": Access(get=SIGNED_IN, post=SIGNED_IN),
    "security.two_factor_setup_validate": Access(get=SIGNED_IN, post=SIGNED_IN),
    # Between the password and the code a person is not signed in yet.
    "security.two_factor_token_validation": Access(get=PUBLIC, post=PUBLIC),
    "security.two_factor_rescue": Access(get=PUBLIC, post=PUBLIC),
    "security.tf_select": Access(get=PUBLIC, post=PUBLIC),
    "security.mf_recovery": Access(get=PUBLIC, post=PUBLIC),
    "security.mf_recovery_codes": Access(get=SIGNED_IN, post=SIGNED_IN),
}
"""The routes that other people's code brings."""

View = TypeVar("View", bound=Callable[..., object])


def access(*, get: Policy | None = None, post: Policy | None = None) -> Callable[[View], View]:
    """Declare who may call a view, GET and POST apart; stands under the route's decorator."""

    def declare(view: View) -> View:
        view.__dict__["access"] = Access(get, post)
        return view

    return declare


def declared(app: Flask, endpoint: str) -> Access | None:
    """Return what a route declares, or None."""
    if endpoint in ELSEWHERE:
        return ELSEWHERE[endpoint]
    found: Access | None = getattr(app.view_functions[endpoint], "access", None)
    return found


def init_app(app: Flask) -> None:
    """Ask every route's policy before its view runs."""
    app.before_request(_enforce)


def refuse_undeclared(app: Flask) -> None:
    """Stop a start-up in which some route and method say nothing of who may call them.

    Raises:
        RuntimeError: names each such route.
    """
    silent = sorted(
        f"{method} {rule.rule} ({rule.endpoint})"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if (found := declared(app, rule.endpoint)) is None or found.policy(method) is None
    )
    if silent:
        message = f"These routes declare no policy: {', '.join(silent)}."
        raise RuntimeError(message)


def _enforce() -> ResponseReturnValue | None:
    if request.url_rule is None:
        return None  # no such page, or no such method: there is nothing to guard
    found = declared(current_app, request.url_rule.endpoint)
    policy = found.policy(request.method) if found else None
    if policy is None:
        raise NotAllowed
    if not policy.needs_sign_in:
        return None
    if not current_user.is_authenticated:
        return _to_sign_in()
    if not policy.holds(current_user):
        raise NotAllowed
    return None


def _to_sign_in() -> ResponseReturnValue:
    """Lead to sign-in and back; what was typed into a form comes back on an error page."""
    if request.method not in {"GET", "HEAD"}:
        raise Unauthorized
    there = request.full_path if request.query_string else request.path
    return redirect(url_for("security.login", next=there))
