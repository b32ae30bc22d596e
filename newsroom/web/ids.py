"""Ids that a form or an address names."""

from __future__ import annotations

import uuid

from newsroom.errors import NotFound


def read(text: str | None) -> uuid.UUID | None:
    """Return the id that was sent; None for anything else."""
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return None


def required(text: str | None) -> uuid.UUID:
    """Return the id that was sent, or raise ``NotFound``."""
    found = read(text)
    if found is None:
        raise NotFound
    return found
