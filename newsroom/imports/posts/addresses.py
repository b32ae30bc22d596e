"""What the address of a post tells by itself: who wrote it, and its form without what tracks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from newsroom.articles.urls import allowed_link


@dataclass(frozen=True)
class Place:
    """Where a post stands."""

    address: str
    author: str = ""
    """A handle; empty where the address has none."""


_Made = Callable[[re.Match[str]], Place]


def _x(found: re.Match[str]) -> Place:
    site, name, number = found.groups()
    author = "" if name == "i" else f"@{name}"
    return Place(f"https://{site}.com/{name}/status/{number}", author)


def _video(found: re.Match[str]) -> Place:
    return Place(f"https://www.youtube.com/watch?v={found[1]}")


def _in_fediverse(found: re.Match[str]) -> Place:
    site, name, number = found.groups()
    author = name if name.count("@") > 1 else f"{name}@{site}"
    return Place(f"https://{site}/{name}/{number}", author)


def _of_user(found: re.Match[str]) -> Place:
    site, name, number = found.groups()
    return Place(f"https://{site}/users/{name}/statuses/{number}", f"@{name}@{site}")


def _on_bluesky(found: re.Match[str]) -> Place:
    author = "" if found[1].startswith("did:") else f"@{found[1]}"
    return Place(f"https://bsky.app/profile/{found[1]}/post/{found[2]}", author)


def _on_instagram(found: re.Match[str]) -> Place:
    return Place(
        f"https://www.instagram.com/{found[2]}/{found[3]}/", f"@{found[1]}" if found[1] else ""
    )


def _on_telegram(found: re.Match[str]) -> Place:
    return Place(f"https://t.me/{found[1]}/{found[2]}", f"@{found[1]}")


def _on_facebook(found: re.Match[str]) -> Place:
    name = found["name"] or ""
    author = "" if name.isdigit() or name in {"share", "reel", "groups"} else name
    return Place(f"https://www.facebook.com{found['path']}", author)


_FACEBOOK = r"(?:www\.|m\.|web\.)?facebook\.com"
_KINDS = "/(?:posts|videos|photos|p|v|r)/"
_NUMBERED = r"permalink\.php\?story_fbid=\w+&id=\d+|watch/?\?v=\d+|reel/\d+"
_PLACES: tuple[tuple[re.Pattern[str], _Made], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), made)
    for pattern, made in (
        (r"(?:www\.|mobile\.|m\.)?(twitter|x)\.com/(\w{1,20})/status(?:es)?/(\d+).*", _x),
        (r"bsky\.app/profile/([\w.:-]+)/post/(\w+).*", _on_bluesky),
        (
            r"(?:www\.)?(threads\.(?:net|com))/(@[\w.]+)/post/([\w-]+).*",
            lambda found: Place(f"https://www.{found[1]}/{found[2]}/post/{found[3]}", found[2]),
        ),
        (r"(?:www\.)?instagram\.com/(?:([\w.]+)/)?(p|reel|tv)/([\w-]+).*", _on_instagram),
        (
            r"(?:www\.|m\.)?tiktok\.com/(@[\w.]+)/(video|photo)/(\d+).*",
            lambda found: Place(
                f"https://www.tiktok.com/{found[1]}/{found[2]}/{found[3]}", found[1]
            ),
        ),
        (r"(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:embed|shorts|live|v)/([\w-]{6,}).*", _video),
        (r"(?:www\.|m\.)?youtube\.com/watch\?(?:.*&)?v=([\w-]{6,}).*", _video),
        (r"youtu\.be/([\w-]{6,}).*", _video),
        (r"(?:t|telegram)\.me/(?:s/)?(\w{4,})/(\d+).*", _on_telegram),
        (rf"{_FACEBOOK}(?P<path>/(?P<name>[\w.-]+){_KINDS}[\w./-]+).*", _on_facebook),
        (rf"{_FACEBOOK}(?P<path>/(?:{_NUMBERED}))(?P<name>)[&/]?.*", _on_facebook),
        (r"([a-z0-9.-]+\.[a-z]{2,})/(@\w[\w.]*(?:@[\w.-]+)?)/(\d{6,})(?:/embed)?/?", _in_fediverse),
        (r"([a-z0-9.-]+\.[a-z]{2,})/users/(\w+)/statuses/(\d{6,})", _of_user),
    )
)
_PLUGIN = re.compile(r"(?:www\.)?facebook\.com/plugins/(?:post|video)\.php", re.IGNORECASE)


def place_of(url: str) -> Place | None:
    """Return where a post stands by its address, or None for the address of anything else."""
    parts = urlsplit(url.strip()) if _is_address(url) else None
    if parts is None or parts.scheme not in {"http", "https", ""}:
        return None
    shown = f"{parts.netloc}{parts.path}"
    if _PLUGIN.fullmatch(shown):
        return place_of(parse_qs(parts.query).get("href", [""])[0])
    shown += f"?{parts.query}" if parts.query else ""
    for pattern, made in _PLACES:
        found = pattern.fullmatch(shown)
        if found:
            place = made(found)
            return place if allowed_link(place.address) else None
    return None


def site_of(address: str) -> str:
    """Return the name of the site that an address is on."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _is_address(url: str) -> bool:
    # What is no address at all makes urlsplit raise.
    return allowed_link(url if "://" in url else f"https:{url}") is not None
