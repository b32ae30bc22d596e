"""A person's own pages: profile, what they were told, and the language of the interface."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from newsroom.errors import BadInput
from newsroom.people import actions, queries
from newsroom.people.models import Person
from newsroom.web import frame, locale, reading
from newsroom.web.account_forms import ProfileForm
from newsroom.web.desk import loading as desk_loading
from newsroom.web.policy import PUBLIC, SIGNED_IN, access
from newsroom.web.same_site import way_back
from newsroom.web.terms import entry as terms_entry

bp = Blueprint("account", __name__, url_prefix="/account")


def me() -> Person:
    """Return who is signed in."""
    person: Person = current_user._get_current_object()  # noqa: SLF001 — Flask-Login's documented way
    return person


@bp.get("/start")
@access(get=SIGNED_IN)
def start() -> ResponseReturnValue:
    """Lead a person to the first place that their rights open."""
    places = frame.places(me())
    return redirect(places[0].href if places else url_for("account.profile"))


@bp.get("/profile")
@access(get=SIGNED_IN)
def profile() -> ResponseReturnValue:
    """Show how the newsroom calls the person, and in which language and zone they work."""
    return _profile_page(ProfileForm.of(me()))


@bp.post("/profile")
@access(post=SIGNED_IN)
def change_profile() -> ResponseReturnValue:
    """Change it; what cannot be accepted comes back with what was typed."""
    form = ProfileForm.offered()
    if not form.validate():
        return _profile_page(form), 422
    actions.change_profile(me(), by=me(), **form.wanted())
    locale.keep(form.locale.data)
    flash(_("Your profile is saved."), "success")
    return redirect(url_for("account.profile"))


def _profile_page(form: ProfileForm) -> str:
    return render_template("account/profile.html", form=form)


@bp.get("/notifications")
@access(get=SIGNED_IN)
def notifications() -> ResponseReturnValue:
    """List what the person was told and has not read, as far as they may still know of it."""
    told = queries.unread(me())
    articles = desk_loading.articles(one.event.article_id for one in told if one.event.article_id)
    known = reading.openable(articles, me())
    names = queries.desk_names({one.event.actor_id for one in told if one.event.actor_id})
    terms = terms_entry.told([one.event for one in told], me())
    return render_template(
        "account/notifications.html",
        told=told,
        articles=known,
        texts=reading.texts(known, me()),
        names=names,
        terms=terms,
    )


@bp.post("/notifications")
@access(post=SIGNED_IN)
def mark_read() -> ResponseReturnValue:
    """Note as read what the page had shown."""
    given = request.form.getlist("event")
    if not all(one.isascii() and one.isdigit() and len(one) < 19 for one in given):  # noqa: PLR2004 — a BIGINT has 19 digits
        raise BadInput(_("This is not a notification."), field="event")
    actions.mark_read(me(), [int(one) for one in given])
    return redirect(url_for("account.notifications"))


@bp.post("/language")
@access(post=PUBLIC)
def change_language() -> ResponseReturnValue:
    """Speak another language from now on, and go back to the page."""
    code = request.form.get("language", "")
    if code not in locale.offered():
        raise BadInput(_("The newsroom does not speak this language."), field="language")
    if current_user.is_authenticated:
        actions.change_profile(me(), by=me(), locale=code)
    locale.keep(code)
    there = way_back(request.form.get("next", ""), url_for("account.start"))
    return redirect(there, code=303)
