"""Which panels beside a text stand open, and what each says that it holds while it is folded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from newsroom.articles import kinds
from newsroom.articles.models import Edition
from newsroom.articles.states import BylineKind
from newsroom.web import locale
from newsroom.web.writing import countries
from newsroom.web.writing.form import ArticleForm
from newsroom.web.writing.panel import Panel
from newsroom.web.writing.why import Why

BETWEEN = " · "
PANEL_OF = {
    "kind": "about",
    "countries": "about",
    "topics": "about",
    "named": "about",
    "named_typed": "about",
    "byline_kind": "byline",
    "byline": "byline",
    "dateline": "byline",
    "photo_credit": "byline",
    "slug": "address",
}
"""Where each field stands that is not part of the text itself."""


@dataclass(frozen=True)
class Folds:
    """The panels as they are shown before anybody folds one."""

    open: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()
    """Those that hold what is wrong or missing: they open whatever a person is used to."""
    now: dict[str, str] = field(default_factory=dict)


def of(form: ArticleForm, edition: Edition | None, panel: Panel, why: Why, note: str) -> Folds:
    """Return the panels of a form; what is wrong or missing opens its panel."""
    wanted = {one.short_name for one in form if one.errors} | {one.where for one in why.unmet}
    needed = frozenset(PANEL_OF[name] for name in wanted if name in PANEL_OF)
    return Folds(
        open=needed if edition is not None else needed | {"about"},
        needed=needed,
        now={
            "about": BETWEEN.join(_about(form)),
            "byline": BETWEEN.join(_byline(form)),
            "address": _address(panel.address),
            "length": _length(panel.measures.words, panel.measures.minutes),
            "pictures": _pictures(panel.pictures),
            "sources": BETWEEN.join(_sources(edition, note)),
        },
    )


def _about(form: ArticleForm) -> Iterator[str]:
    kind = kinds.named(form.kind.data or "")
    if kind is not None:
        yield str(kinds.LABELS[kind])
    for code in countries.read(form.countries.data or ""):
        yield countries.name_alone(code, locale.language())
    ticked = set(form.topics.data or ())
    yield from (str(one.label) for one in form.topics.choices or () if one.value in ticked)


def _byline(form: ArticleForm) -> Iterator[str]:
    if form.byline_kind.data == BylineKind.WITHHELD:
        yield _("Name withheld")
    else:
        yield (form.byline.data or "").strip() or _("No byline yet")
    if form.dateline.data is not None:
        yield str(format_date(form.dateline.data, "d MMM y"))


def _address(address: dict[str, Any]) -> str:
    if not address["is_slug"]:
        return str(_("Not an address yet"))
    return f"…/{address['offer'].slug}"


def _length(words: int, minutes: int) -> str:
    told: str = ngettext(
        "%(num)s word · %(minutes)s min", "%(num)s words · %(minutes)s min", words, minutes=minutes
    )
    return told


def _pictures(count: int) -> str:
    if not count:
        return str(_("None in the text"))
    told: str = ngettext("%(num)s in the text", "%(num)s in the text", count)
    return told


def _sources(edition: Edition | None, note: str) -> Iterator[str]:
    kept = edition.article.sources_kept if edition is not None else 0
    yield ngettext("%(num)s kept", "%(num)s kept", kept) if kept else _("None kept")
    if note:
        yield _("with a note")
