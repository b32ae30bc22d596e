"""The page about the newsroom, in each language that has a text for it."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from newsroom.articles import links
from newsroom.articles.links import Destination, Link
from newsroom.languages import LANGUAGES
from newsroom.publishing import addresses, link_targets
from newsroom.publishing.link_targets import LinkingPage
from newsroom.publishing.pages import heads, theme
from newsroom.publishing.pages.heads import Head
from newsroom.publishing.pages.values import SiteFacts

Leads = Mapping[str, Mapping[Link, Destination]]
"""Where the links of each language's text to articles of this site lead now."""


def links_now(site: SiteFacts) -> Leads:
    """Return where links to articles lead now, in one query for all languages or in none."""
    return link_targets.resolve_many(
        {
            code: LinkingPage(code, links.own_links(text, site.public_url))
            for code, text in site.profile.about
        }
    )


def pages(site: SiteFacts, leads: Leads) -> dict[str, bytes]:
    """Render the page in every language that has a text; by file paths below the site."""
    there = {
        code: addresses.about_path(code) for code, _ in site.profile.about if code in site.languages
    }
    return {
        f"{path.removeprefix('/')}index.html": _page(site, code, there, leads.get(code, {}))
        for code, path in there.items()
    }


def _page(
    site: SiteFacts, code: str, there: Mapping[str, str], leads: Mapping[Link, Destination]
) -> bytes:
    text = dict(site.profile.about)[code]
    # A link to what is not public goes, as in articles; what it encloses stays.
    body = links.rewrite(text, site.public_url, lambda *link: leads.get(link))
    summary = dict(site.profile.taglines).get(code, "") or heads.opening(text, code)
    return (
        theme.template("about.html", code)
        .render(
            site=site,
            head=Head("", summary, there[code], addresses.of_lists(site.languages, dict(there))),
            about=Markup(body),  # noqa: S704 — sanitised when it was stored
            tagline=dict(site.profile.taglines).get(code, ""),
            contact=site.profile.contact,
            others=[
                (LANGUAGES[one], there.get(one, addresses.front_path(one)))
                for one in site.languages
                if one != code
            ],
            is_alone=len(there) == 1 < len(site.languages),
        )
        .encode()
    )
