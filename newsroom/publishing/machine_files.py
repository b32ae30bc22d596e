"""What programs follow that grows old though nothing is released."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from newsroom.publishing import security_txt, sitemap
from newsroom.publishing.pages.values import ListEntry, SiteFacts


def timely(site: SiteFacts, entries: Sequence[ListEntry], now: dt.datetime) -> dict[str, bytes]:
    """Render them; file paths below the site, each with its bytes.

    The entries of the last ``sitemap.NEWS_HOURS`` are enough. Whoever looks again before anything
    has grown old gets the same bytes.
    """
    files = {
        sitemap.news_path(code): sitemap.news(site, code, entries, now) for code in site.languages
    }
    told = security_txt.text(site, security_txt.expires(now))
    return files | ({security_txt.PATH: told} if told else {})


def timely_paths(site: SiteFacts) -> tuple[str, ...]:
    """Return every path at which ``timely`` may put a file."""
    return *(sitemap.news_path(code) for code in site.languages), security_txt.PATH
