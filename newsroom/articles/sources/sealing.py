"""Words about a source as the database holds them: AES-GCM under a key made of the secret.

A copy of the database alone tells nothing. Each row is bound to its id and its article, so that
none can be put in the place of another.
"""

from __future__ import annotations

import json
import secrets
import uuid
from dataclasses import asdict
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask_babel import lazy_gettext as _l

from newsroom.articles.sources.source import Source, Terms
from newsroom.errors import Refused, Unmet
from newsroom.settings import current

_PURPOSE = b"newsroom: private sources"
_KEY_BYTES = 32
_NONCE_BYTES = 12


def sealed(source: Source, source_id: uuid.UUID, article_id: uuid.UUID) -> bytes:
    """Return a source as it is stored."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    words = json.dumps(asdict(source), ensure_ascii=False).encode()
    bound = source_id.bytes + article_id.bytes
    return nonce + _cipher(current().secret_key).encrypt(nonce, words, bound)


def opened(stored: bytes, source_id: uuid.UUID, article_id: uuid.UUID) -> Source:
    """Return a source as it was sealed.

    Raises:
        Refused: the newsroom has another secret than when it was sealed, or the row was changed.
    """
    nonce, words = stored[:_NONCE_BYTES], stored[_NONCE_BYTES:]
    bound = source_id.bytes + article_id.bytes
    try:
        told = json.loads(_cipher(current().secret_key).decrypt(nonce, words, bound))
    except InvalidTag:
        message = _l(
            "This source was sealed under another secret of the newsroom, so nobody can read it"
            " here. Whoever runs the newsroom can bring the earlier secret back."
        )
        raise Refused("open_source", [Unmet("secret", message, _l("the operator"))]) from None
    names = tuple(told.pop("other_names"))
    return Source(other_names=names, terms=Terms(told.pop("terms")), **told)


@lru_cache(maxsize=4)
def _cipher(secret: str) -> AESGCM:
    key = HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=_PURPOSE)
    return AESGCM(key.derive(secret.encode()))
