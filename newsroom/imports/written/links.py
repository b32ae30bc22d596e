"""Where a link of a document leads, without what follows people around."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from newsroom.imports.written import limits

TRACKING = frozenset(
    [
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid",
        "ttclid", "igsh", "igshid", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "__hssc",
        "__hstc", "hsctatracking", "vero_id", "oly_enc_id", "oly_anon_id", "s_cid", "_ga", "_gl",
        "ref_src", "ref_url", "__twitter_impression", "wickedid", "li_fat_id",
    ]
)  # fmt: skip
PREFIXES = ("utm_", "pk_", "mtm_", "hsa_")
PASSING: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("google.com", "/url", ("q", "url")),
    ("facebook.com", "/l.php", ("u",)),
    ("instagram.com", "/", ("u",)),
    ("safelinks.protection.outlook.com", "/", ("url",)),
    ("slack-redir.net", "/link", ("url",)),
    ("out.reddit.com", "/", ("url",)),
    ("youtube.com", "/redirect", ("q",)),
    ("t.umblr.com", "/redirect", ("z",)),
)
"""Hosts that only pass people on: host, path, and the parameters that say where to."""

_WEB = re.compile(r"https?://", re.IGNORECASE)
_PARTS = re.compile(r"([^?#]*)(?:\?([^#]*))?(#.*)?", re.DOTALL)
_MOST_STEPS = 3


def address(href: str) -> str:
    """Return where a link leads; whether an article may lead there, the sanitiser judges."""
    href = href.strip()
    if len(href) > limits.LINK_CHARACTERS:
        # It stays too long for the sanitiser, which counts it, but costs no more than that.
        return href[: limits.LINK_CHARACTERS]
    for _ in range(_MOST_STEPS):
        onward = _passed_on(href)
        if not onward:
            break
        href = onward
    return _untracked(href) if _WEB.match(href) else href


def _passed_on(href: str) -> str:
    if not _WEB.match(href):
        return ""
    try:
        parts = urlsplit(href)
        asked = parse_qs(parts.query, max_num_fields=100)
    except ValueError:
        return ""
    host = parts.hostname or ""
    for passing, path, names in PASSING:
        if host != passing and not host.endswith(f".{passing}"):
            continue
        if path in {"/", parts.path}:
            given = [one for name in names for one in asked.get(name, ()) if _WEB.match(one)]
            if given:
                return given[0]
    return ""


def _untracked(href: str) -> str:
    found = _PARTS.fullmatch(href)
    if found is None:
        return href
    path, query, fragment = (one or "" for one in found.groups())
    kept = [one for one in query.split("&") if one and not _follows(one.split("=")[0].lower())]
    asked = f"?{'&'.join(kept)}" if kept else ""
    return path + asked + ("" if fragment.startswith("#:~:text=") else fragment)


def _follows(name: str) -> bool:
    return name in TRACKING or name.startswith(PREFIXES)
