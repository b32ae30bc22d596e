"""The key under which a browser keeps what its person typed and could not save yet."""

from __future__ import annotations

import hashlib
import hmac

from flask import current_app

from newsroom.people.models import Person

_PURPOSE = b"drafts on a device:"


def seal_of(person: Person) -> str:
    """Return a person's key, 256 bits in base 16; another password makes another one.

    It is never stored: a device alone, without the person's session, cannot read what it keeps.
    """
    secret = current_app.secret_key or ""
    key = secret.encode() if isinstance(secret, str) else secret
    return hmac.new(key, _PURPOSE + person.fs_uniquifier.encode(), hashlib.sha256).hexdigest()
