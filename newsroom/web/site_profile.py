"""The page of the newsroom's profile: what readers are told of it, and every version before."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from newsroom.errors import BadInput
from newsroom.glossary.rules import may_read_secrets
from newsroom.languages import LANGUAGES
from newsroom.people.queries import desk_names
from newsroom.publishing.profiles import actions, cleaning, colours, queries, rules
from newsroom.publishing.profiles.actions import ChangedMeanwhile
from newsroom.publishing.profiles.content import Content, changed_fields, missing_texts, of_row
from newsroom.settings import current
from newsroom.web import site_form
from newsroom.web.policy import ADMIN, SITE, access
from newsroom.web.reading import reader
from newsroom.web.site_form import SiteForm

bp = Blueprint("site_profile", __name__, url_prefix="/admin/site")

Reply = str | Response | tuple[str, int]
_REFUSED = 422


@bp.get("/")
@access(get=SITE)
def show() -> Reply:
    """Show the profile as it is, to administrators as a form."""
    return _page(site_form.of_content(queries.current(), queries.number()))


@bp.post("/")
@access(post=ADMIN)
def save() -> Reply:
    """Store what was typed as a new version, or show its colours first."""
    form = site_form.of_request(request.form)
    _take_logo(form)
    content = form.content(queries.current())
    if request.form.get("step") == "preview" or content is None:
        return _page(form), _REFUSED if form.errors else 200
    try:
        actions.change(content, by=reader(), seen=form.seen)
    except BadInput as error:
        form.complain(actions.faults_of(error))
        if isinstance(error, ChangedMeanwhile):
            form.seen = queries.number()  # what was said of it is read before the next save
        return _page(form), _REFUSED
    flash(_("Stored. Lists show it at once; the newsroom renews every page by itself."), "success")
    return redirect(url_for("site_profile.show"))


def _take_logo(form: SiteForm) -> None:
    """Keep a logo that was sent, so that it need not be chosen again if something else is wrong."""
    sent = request.files.get("logo_upload")
    if sent is not None and sent.filename:
        try:
            form.values["logo"] = actions.keep_logo(sent.read(), by=reader())
        except BadInput as error:
            form.complain([error])
    elif request.form.get("logo_remove"):
        form.values["logo"] = ""


@bp.get("/colours.svg")
@access(get=SITE)
def sample() -> Response:
    """Draw two colours on the grounds that they have to be read on."""
    chosen = [
        (ground, colours.written(request.args.get(name, "")) or colours.OF_THEME[name])
        for name, grounds in colours.GROUNDS.items()
        for ground in grounds
    ]
    # The words of a drawing stand here, where catalogues look for them.
    words = _("This is a link")
    picture = render_template("admin/site/colours.svg", chosen=chosen, words=words)
    return Response(picture, content_type="image/svg+xml; charset=utf-8")


@bp.get("/logo/<digest>.png")
@access(get=SITE)
def logo(digest: str) -> Response:
    """Show a logo, also one that no version names yet."""
    return Response(queries.logo_file(digest), content_type="image/png")


@bp.get("/versions/<int:number>")
@access(get=SITE)
def version(number: int) -> Reply:
    """Show an earlier version, and what is different now."""
    found = queries.version(number)
    content = of_row(found.content)
    secret = () if may_read_secrets(reader()) else queries.secrets_in(content)
    return render_template(
        "admin/site/version.html",
        version=found,
        name=desk_names({found.made_by}).get(found.made_by, ""),
        content=content,
        rules=[one.rule for one in secret],
        about=[(code, Markup(text)) for code, text in content.profile.about],  # noqa: S704 — cleaned
        changed=changed_fields(content, queries.current()),
        logo=queries.digest_of(content.profile.logo),
        seen=queries.number(),
        may_change=rules.may_change(reader()),
    )


@bp.post("/versions/<int:number>/restore")
@access(post=ADMIN)
def restore(number: int) -> Reply:
    """Bring an earlier version back as a new one."""
    seen = request.form.get("seen", 0, type=int)
    try:
        actions.restore(number, by=reader(), seen=seen)
    except BadInput as error:
        for one in actions.faults_of(error):
            flash(str(one.message), "error")
        return redirect(url_for("site_profile.version", number=number))
    flash(_("Version %(number)s holds again.", number=number), "success")
    return redirect(url_for("site_profile.show"))


def _page(form: SiteForm) -> str:
    languages = current().languages
    newest = queries.newest()
    return render_template(
        "admin/site/show.html",
        form=form,
        languages=[LANGUAGES[code] for code in languages],
        missing=dict(missing_texts(_typed(form), languages)),
        contrasts=_contrasts(form),
        limits=cleaning,
        given_name=current().name,
        logo=queries.digest_of(form.value("logo")),
        versions=newest,
        names=desk_names({one.made_by for one in newest}),
        may_change=rules.may_change(reader()),
    )


def _typed(form: SiteForm) -> Content:
    """Return what stands in the form without what is empty: to see what a language lacks."""
    shown = site_form.SiteForm(form.values, form.seen).content(queries.current())
    return shown.without_empty() if shown else Content()


def _contrasts(form: SiteForm) -> dict[str, Any]:
    """Return the contrast that each typed colour reaches where it is read worst."""
    return {
        name: int(colours.least_contrast(colour, name) * 10) / 10
        for name in colours.GROUNDS
        if (colour := colours.written(form.value(name)))
    }
