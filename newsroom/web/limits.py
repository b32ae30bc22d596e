"""How often one address may try to get in, without keeping the address."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from flask import Flask, current_app, request
from flask_limiter import Limiter

from newsroom.settings import Settings
from newsroom.web.writing import upload as writing_upload

TRIES = "10 per minute"
SEARCHES = "60 per minute"
"""Many readers may share one address, in an office or behind a network that hides them."""
FILES = "20 per minute"
"""Each has a process of its own that reads it."""
TAKING_FILES = ("desk.writing.create", "desk.writing.save")
GUARDED = (
    "security.login",
    "security.verify",
    "security.forgot_password",
    "security.reset_password",
    "security.two_factor_token_validation",
    "security.two_factor_rescue",
    "security.mf_recovery",
)


def init_app(app: Flask, settings: Settings) -> None:
    """Limit where passwords and codes can be guessed, the readers' search, and files to read."""
    shared = settings.broker_url.startswith(("redis://", "rediss://"))
    limiter = Limiter(
        key_func=caller,
        storage_uri=settings.broker_url if shared else "memory://",
        key_prefix="newsroom",
        # A limit that cannot be counted locks nobody out: sign-in works with the broker away.
        in_memory_fallback_enabled=shared,
    )
    limiter.init_app(app)
    for endpoint in GUARDED:
        view = app.view_functions[endpoint]
        limited: Any = limiter.limit(TRIES, methods=["POST"])(view)
        app.view_functions[endpoint] = limited
    searched: Any = limiter.limit(SEARCHES)(app.view_functions["search.page"])
    app.view_functions["search.page"] = searched
    for endpoint in TAKING_FILES:
        counted: Any = limiter.limit(
            FILES, methods=["POST"], exempt_when=lambda: not writing_upload.is_asked()
        )(app.view_functions[endpoint])
        app.view_functions[endpoint] = counted
    app.extensions["limiter_reset"] = lambda: _reset_of(limiter)


def _reset_of(limiter: Limiter) -> float:
    """Return when the limit that this request ran into counts anew, in seconds since 1970."""
    met = limiter.current_limit
    return float(met.reset_at) if met else 0.0


def caller() -> str:
    """Return a name for the caller's address that only this newsroom could make."""
    secret = str(current_app.config["SECRET_KEY"]).encode()
    address = (request.remote_addr or "").encode()
    return hmac.new(secret, address, hashlib.sha256).hexdigest()[:32]
