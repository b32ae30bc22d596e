"""What kinds of files are published, and what each is called when it is sent."""

from __future__ import annotations

CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".json": "application/feed+json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".woff2": "font/woff2",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
}
BY_NAME = {"opensearch.xml": "application/opensearchdescription+xml; charset=utf-8"}
"""Files whose suffix alone does not say enough."""
UNKNOWN = "application/octet-stream"


def content_type(suffix: str) -> str:
    """Return what a file with this suffix is sent as."""
    return CONTENT_TYPES.get(suffix, UNKNOWN)


def of_file(path: str) -> str:
    """Return what the file at a path of the site is sent as."""
    name = path.rpartition("/")[2]
    return BY_NAME.get(name) or content_type(f".{name.rpartition('.')[2]}")
