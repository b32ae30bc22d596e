"""Which version of the profile holds: asked once a transaction, and read only where it is new."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ScalarSelect, select

from newsroom.database import db
from newsroom.profile.models import SiteProfile

_KNOWN = "version of the profile"
_MOST_KEPT = 8
_read: dict[str, Mapping[str, Any]] = {}
"""Contents by their digests: what a digest names never changes, whichever database it is in."""


def current() -> tuple[str, Mapping[str, Any]]:
    """Return the content that holds and its digest; empty as long as nobody has stored any.

    It is kept in the process. One small statement a transaction tells whether it is old; where an
    article was locked, that statement has told it already.
    """
    digest = _digest()
    if digest and digest not in _read:
        if len(_read) >= _MOST_KEPT:
            _read.clear()
        query = select(SiteProfile.content).where(SiteProfile.digest == digest).limit(1)
        _read[digest] = db.session.execute(query).scalar_one()
    return digest, _read[digest] if digest else {}


def digest_of(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a content in one fixed form."""
    form = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(form.encode()).hexdigest()


def column() -> ScalarSelect[Any]:
    """Return the digest as a column for a statement that is made anyway; see ``heard``."""
    newest = select(SiteProfile.digest).order_by(SiteProfile.number.desc()).limit(1)
    return newest.scalar_subquery()


def heard(digest: str | None) -> None:
    """Note the digest that a statement of this transaction told."""
    session = db.session()
    session.info[_KNOWN] = (session.get_transaction(), digest or "")


def _digest() -> str:
    session = db.session()
    kept = session.info.get(_KNOWN)
    if kept is None or kept[0] is None or kept[0] is not session.get_transaction():
        heard(db.session.scalar(select(column())))
        kept = session.info[_KNOWN]
    digest: str = kept[1]
    return digest
