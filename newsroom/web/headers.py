"""The security headers of everything that the newsroom sends, public pages and desk apart."""

from __future__ import annotations

import secrets

PUBLIC_CSP = (
    "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No script at all: a public page is read, never run."""

REHEARSED_CSP = (
    "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self'; "
    "font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
"""A public page that is not public: nothing in it runs, and only the desk may frame it.

The origin stays its own, or the browser would not let it have the site's style sheet.
"""

_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def public_headers() -> dict[str, str]:
    """Return the security headers of every public page, feed and refusal."""
    return {
        "Content-Security-Policy": PUBLIC_CSP,
        # A reader who follows a link out of the site tells nobody where they came from.
        "Referrer-Policy": "no-referrer",
        **_EVERYWHERE,
    }


def rehearsed_headers() -> dict[str, str]:
    """Return the headers of a public page as it would be, shown to signed-in people in a frame."""
    return {
        **_EVERYWHERE,
        "Content-Security-Policy": REHEARSED_CSP,
        "X-Frame-Options": "SAMEORIGIN",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "private, no-store",
    }


def picture_headers() -> dict[str, str]:
    """Return the headers of a picture that is not public: pages here show it, nobody keeps it."""
    return {
        **_EVERYWHERE,
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "private, no-store",
    }


def desk_headers(nonce: str, *, has_frames: bool = False) -> dict[str, str]:
    """Return the headers of a page for signed-in people; its scripts must carry the nonce.

    ``has_frames``: it shows pages of this site inside itself.

    Raises:
        ValueError: the nonce could break out of its quotes; take one from ``new_nonce``.
    """
    if not nonce.replace("-", "").replace("_", "").isalnum() or not nonce.isascii():
        raise ValueError("A nonce is made of letters, digits, hyphens and underscores.")
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    if has_frames:
        policy += "; frame-src 'self'"
    return {
        "Content-Security-Policy": policy,
        # The check against forged forms reads the referrer over HTTPS, so it stays within the site.
        "Referrer-Policy": "same-origin",
        "Cache-Control": "private, no-store",
        **_EVERYWHERE,
    }


def new_nonce() -> str:
    """Return a nonce for one page, 128 bits."""
    return secrets.token_urlsafe(16)
