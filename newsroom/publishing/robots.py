"""What robots may read: everything public but search results, which hold nothing of their own."""

from __future__ import annotations

from newsroom.publishing import addresses, sitemap
from newsroom.publishing.pages.values import SiteFacts

PATH = "robots.txt"
_STAFF_AREAS = ("/desk/", "/account/", "/admin/", "/api/")


def text(site: SiteFacts) -> bytes:
    """Render ``robots.txt``: what to leave out, and where the sitemaps are."""
    closed = [*_STAFF_AREAS, *(addresses.search_path(code) for code in site.languages)]
    maps = [sitemap.INDEX, *(sitemap.news_path(code) for code in site.languages)]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        "",
        *(f"Sitemap: {site.public_url}/{path}" for path in maps),
        "",
    ]
    return "\n".join(lines).encode()
