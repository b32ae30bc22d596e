"""Tells where a flaw of the site is reported to (RFC 9116)."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

from newsroom.publishing.pages.values import SiteFacts

PATH = ".well-known/security.txt"
_MONTHS_AHEAD = 7
"""RFC 9116 asks for less than a year; who keeps the file for weeks still holds a valid one."""


def text(site: SiteFacts, expires: dt.datetime) -> bytes:
    """Render ``security.txt``; empty where the newsroom names nobody to write to."""
    contact = site.profile.security_contact.strip()
    if not contact:
        return b""
    address = contact if ":" in contact else f"mailto:{contact}"
    until = expires.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [
        f"Contact: {quote(address, safe=_ALLOWED)}",
        f"Expires: {until}",
        f"Preferred-Languages: {', '.join(site.languages)}",
        f"Canonical: {site.public_url}/{PATH}",
        "",
    ]
    return "\n".join(lines).encode()


def expires(now: dt.datetime) -> dt.datetime:
    """Return until when a file made now holds: six to seven months, the same all month long."""
    return _first_of_month(now, _MONTHS_AHEAD)


def _first_of_month(now: dt.datetime, months_ahead: int) -> dt.datetime:
    at = now.astimezone(dt.UTC)
    years, month = divmod(at.month - 1 + months_ahead, 12)
    return dt.datetime(at.year + years, month + 1, 1, tzinfo=dt.UTC)


_ALLOWED = "%:/?#[]@!$&'()*+,;=-._~"
"""What may stand in an address; a line end may not, nor anything else that would start a field."""
