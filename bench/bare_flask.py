"""The peer of serving: a view that does nothing but send bytes that are compressed already."""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask, Response, request

app = Flask("bare")
_BODY = Path(os.environ["BENCH_BODY"]).read_bytes()
_ETAG = '"bare"'


@app.get("/")
def page() -> Response:
    """Send the page, or nothing when the browser holds it."""
    if request.headers.get("If-None-Match") == _ETAG:
        return Response(status=304, headers={"ETag": _ETAG})
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Encoding": "gzip",
        "Vary": "Accept-Encoding",
        "Cache-Control": "public, max-age=30, must-revalidate",
        "ETag": _ETAG,
    }
    return Response(_BODY, headers=headers)
