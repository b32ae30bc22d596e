"""Lets a browser search the newsroom from its own search field (OpenSearch 1.1)."""

from __future__ import annotations

from newsroom import catalogues
from newsroom.publishing import addresses
from newsroom.publishing.pages import theme, wording
from newsroom.publishing.pages.values import SiteFacts
from newsroom.publishing.xml_words import DECLARATION, attribute, element_text

MEDIA_TYPE = "application/opensearchdescription+xml"
_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_SHORT = 16
"""Characters of a short name, and below of a long one, as the specification allows."""
_LONG = 48


def description(site: SiteFacts, language: str) -> bytes:
    """Render the description of the search in one language.

    Browsers tell searches apart by their short names, so a newsroom of several languages has the
    language in them.
    """
    words = catalogues.translations(language)
    spoken = wording.language_name(language, language)
    told = words.gettext("Search the articles of %(name)s in %(language)s")
    example = words.gettext("rights")
    mark = f" {language}" if len(site.languages) > 1 else ""
    own = site.public_url + addresses.opensearch_path(language)
    template = f"{site.public_url}{addresses.search_path(language)}?q={{searchTerms}}"
    drawn = next(one.path for one in theme.files() if one.path.endswith(".svg"))
    icon = f"{site.public_url}/{drawn}"
    elements = [
        _element("ShortName", _cut(site.name, _SHORT - len(mark)) + mark),
        _element("LongName", _cut(site.name, _LONG - len(mark)) + mark),
        _element("Description", told % {"name": site.name, "language": spoken}),
        f'<Url type="text/html" template={attribute(template)}/>\n',
        f'<Url type="{MEDIA_TYPE}" rel="self" template={attribute(own)}/>\n',
        f'<Image width="16" height="16" type="image/svg+xml">{element_text(icon)}</Image>\n',
        f'<Query role="example" searchTerms={attribute(example)}/>\n',
        _element("Language", language),
        _element("InputEncoding", "UTF-8"),
        _element("OutputEncoding", "UTF-8"),
    ]
    opened = f'<OpenSearchDescription xmlns="{_NAMESPACE}">\n'
    return f"{DECLARATION}{opened}{''.join(elements)}</OpenSearchDescription>\n".encode()


def _element(name: str, words: str) -> str:
    return f"<{name}>{element_text(words)}</{name}>\n"


def _cut(name: str, limit: int) -> str:
    """Return a name that is short enough, cut after a whole word where there are several."""
    if len(name) <= limit:
        return name
    whole_words = name[: limit + 1].rpartition(" ")[0].rstrip()
    return whole_words or name[:limit]
