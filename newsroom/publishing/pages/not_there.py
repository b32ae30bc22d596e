"""The pages for what is not there: the same words in every language, and no name of anything."""

from __future__ import annotations

from markupsafe import Markup

from newsroom.languages import LANGUAGES
from newsroom.publishing.pages import theme
from newsroom.publishing.pages.values import SiteFacts

NOT_FOUND = "not_found"
GONE = "gone"


def page(site: SiteFacts, name: str) -> bytes:
    """Render ``not_found`` or ``gone`` for readers of any language."""
    words = [
        (
            LANGUAGES[code],
            Markup(  # noqa: S704 — rendered by a template that escapes
                theme.template(f"_{name}.html", code).render(heading="h2" if place else "h1")
            ),
        )
        for place, code in enumerate(site.languages)
    ]
    template = theme.template("not_there.html", site.languages[0])
    return template.render(site=site, words=words).encode()
