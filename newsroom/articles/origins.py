"""The name that an import knows an article by, and what is left of it when that is erased."""

from __future__ import annotations

import hashlib
import hmac

from newsroom.settings import current

_PURPOSE = b"where an erased article is from:"
_ERASED = "erased:"


def unreadable(source_key: str | None) -> str | None:
    """Return what takes the place of a key when its article is erased.

    Without the newsroom's secret it tells nothing, not even whether a guess is right. An import
    of the same text still finds it, so that what was erased does not come in again.
    """
    if source_key is None:
        return None
    secret = current().secret_key.encode()
    return _ERASED + hmac.new(secret, _PURPOSE + source_key.encode(), hashlib.sha256).hexdigest()
