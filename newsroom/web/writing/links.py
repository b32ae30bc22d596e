"""Find an article to link to, by words of its title or by an address of this site."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, jsonify, render_template, request
from werkzeug.wrappers import Response

from newsroom.articles import links
from newsroom.publishing import addresses, phase
from newsroom.search import query, titles
from newsroom.search.titles import Titled
from newsroom.settings import current
from newsroom.web import problems
from newsroom.web.body import text as body_text
from newsroom.web.desk import loading as desk_loading
from newsroom.web.policy import STAFF, access
from newsroom.web.reading import reader

bp = Blueprint("writing_links", __name__, url_prefix="/writing")

MOST = 20


@dataclass(frozen=True)
class Found:
    """An article that a text may point at."""

    language: str
    title: str
    href: str
    """As a body holds it."""
    phase: phase.Phase

    @property
    def markdown(self) -> str:
        """The link as it is typed."""
        return body_text.link(self.title, self.href)

    def as_json(self) -> dict[str, Any]:
        """Return what the editor reads."""
        label = str(phase.LABELS[self.phase])
        told = {"language": self.language, "title": self.title, "href": self.href}
        return {**told, "phase": str(self.phase), "phase_label": label}


@bp.get("/articles")
@access(get=STAFF)
def articles() -> str | Response:
    """List articles to link to: what readers have first, then what this person may open."""
    typed = query.tidy(request.args.get("q", ""))
    language = request.args.get("language", "")
    found = _found(typed, language)
    if problems.are_wanted():
        return jsonify([one.as_json() for one in found])
    return render_template("desk/writing/articles.html", q=typed, language=language, found=found)


def _found(typed: str, language: str) -> list[Found]:
    languages = sorted(current().languages, key=lambda code: code != language)
    person = reader()
    address = links.own_links(f'<a href="{html.escape(typed)}">', current().public_url)
    if address:
        shown = titles.at_address(*address[0], person)
    elif typed:
        shown = titles.live(typed, languages, most=MOST)
        shown += titles.unpublished(typed, languages, person, most=MOST)
    else:
        shown = []
    shown = list({one.article_id: one for one in reversed(shown)}.values())[::-1][:MOST]
    stands = _stands(shown)
    return [
        Found(
            one.language,
            one.title,
            addresses.article_path(one.language, one.slug),
            stands[one.article_id].phase,
        )
        for one in shown
    ]


def _stands(shown: list[Titled]) -> dict[Any, phase.Stand]:
    known = desk_loading.articles(one.article_id for one in shown)
    return phase.of_many(list(known.values()), languages=len(current().languages)) if known else {}
