"""The desk's own style, script and icon, as they shipped."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request, url_for

from newsroom import paths

MANIFEST = "manifest.json"


def folder() -> Path:
    """Return where the shipped files lie."""
    return paths.shipped("assets") / "dist"


@lru_cache
def digests() -> dict[str, str]:
    """Return the SHA-256 of each shipped file by its name, as the manifest has it."""
    found: dict[str, str] = json.loads((folder() / MANIFEST).read_text())
    return found


def measured() -> dict[str, str]:
    """Return the SHA-256 of each shipped file by its name, as the files are."""
    return {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest()
        for one in sorted(folder().iterdir())
        if one.name != MANIFEST
    }


def write_manifest() -> None:
    """Bring the manifest up to date after a file was changed."""
    (folder() / MANIFEST).write_text(json.dumps(measured(), indent=2) + "\n")
    digests.cache_clear()


def asset(name: str) -> str:
    """Return the address of a shipped file; other bytes have another address."""
    return url_for("static", filename=name, v=digests()[name][:12])


def init_app(app: Flask) -> None:
    """Let templates ask for addresses, and browsers keep what cannot change."""
    app.jinja_env.globals["asset"] = asset
    app.after_request(_kept)


def _kept(response: Response) -> Response:
    if request.endpoint == "static" and response.status_code in {200, 304}:
        name = (request.view_args or {}).get("filename", "")
        is_this_version = request.args.get("v", "-") == digests().get(name, "")[:12]
        kept = "public, max-age=31536000, immutable" if is_this_version else "no-cache"
        response.headers["Cache-Control"] = kept
    return response
