"""An address that somebody gave for a link leads to a page in the language of the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.articles.segments import LINK
from newsroom.languages import LANGUAGES
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

_NAMES = "|".join(LANGUAGES)
# en.example.org, /en/…, ?lang=en: how sites say which language a page is in.
_ELSEWHERE = re.compile(
    rf"(?<=//)(?P<host>{_NAMES})(?=\.[\w-]+\.\w)|(?<=\w)/(?P<path>{_NAMES})(?=[/?#]|$)"
    rf"|[?&](?:lang|language|hl|locale)=(?P<query>{_NAMES})(?!\w)",
    re.IGNORECASE,
)
# A front page or a list of this site; addresses of its articles follow the reader's language.
_OWN_LIST = re.compile(rf"^/(?P<own>{_NAMES})(?=/-/|/?$)", re.IGNORECASE)
# Words that are a path of this site, alone or in a link of Markdown or HTML.
_IN_TEXT = re.compile(rf"(?<![\w./:%-])/(?P<own>{_NAMES})(?=/[\w%.-])", re.IGNORECASE)


def _find(pair: Pair) -> Iterator[Found]:
    """Find addresses that were typed and are in the source's language.

    The source's own address elsewhere, kept as it is, is a decision: there may be no other page.
    """
    patterns = [_IN_TEXT]
    if pair.kind == LINK:
        kept = _without_scheme(pair.target.text) == _without_scheme(pair.source.text)
        patterns = [_OWN_LIST] if kept else [_OWN_LIST, _ELSEWHERE]
    for found in (one for pattern in patterns for one in pattern.finditer(pair.target.text)):
        group = found.lastgroup or 0
        if found[group].lower() == pair.source.language != pair.target.language:
            language = LANGUAGES[pair.source.language].name
            message = _l(
                "“%(code)s” in this address leads to a page in another language: %(language)s.",
                code=found[group],
                language=language,
            )
            yield Found(message, target=(Span(*found.span(group)),))


def _without_scheme(address: str) -> str:
    return address.strip().rpartition("://")[2]


CHECK = Check(
    "link_language",
    Severity.WARNING,
    _l("Language of a link"),
    _l(
        "Whoever follows a link expects a page in the language of the text. Give the address of"
        " that page, or say that there is none."
    ),
    _find,
)
