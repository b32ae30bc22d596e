"""Files that people send stay in memory: what they tell of somebody is never on a disk of ours."""

from __future__ import annotations

import io
from typing import IO

from flask import Request


class InMemory(Request):
    """A request that writes no file of its form to a temporary folder, whatever its size.

    The limit of a request is the limit of what one may take.
    """

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 — the signature is Werkzeug's
        content_type: str | None,  # noqa: ARG002 — as above
        filename: str | None = None,  # noqa: ARG002 — as above
        content_length: int | None = None,  # noqa: ARG002 — as above
    ) -> IO[bytes]:
        return io.BytesIO()
