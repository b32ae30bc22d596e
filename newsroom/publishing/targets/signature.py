"""Sign what webhooks are told; the half that receivers need works without the newsroom.

A receiver may copy this module: it imports nothing but Python's own library.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Iterable, Mapping, Sequence

SIGNATURE = "X-Newsroom-Signature"
IDEMPOTENCY_KEY = "X-Newsroom-Idempotency-Key"
TOLERANCE_S = 300


def sign(body: bytes, secrets: Sequence[str], at: int) -> str:
    """Return the header ``t=<unix time>,v1=<hex>,…``: one ``v1`` for each secret in use."""
    return ",".join([f"t={at}", *(f"v1={_digest(body, secret, at)}" for secret in secrets)])


def verify(
    headers: Mapping[str, str],
    body: bytes,
    secrets: Iterable[str],
    tolerance_s: int = TOLERANCE_S,
    *,
    now: float | None = None,
) -> bool:
    """Tell whether a request comes from the newsroom, unchanged and not long ago.

    ``body`` is what came, byte for byte. ``secrets`` are those that the receiver knows; one that
    fits is enough, so a secret is changed without a gap: the newsroom adds the new one, receivers
    learn it, the newsroom drops the old one. A request that is repeated within the tolerance is
    known by its ``key``, which is signed with the rest of the body; keep the keys that you have
    dealt with, and of two pieces of news about one article believe the higher ``number``.
    """
    header = next((text for name, text in headers.items() if name.lower() == SIGNATURE.lower()), "")
    parts = [tuple(part.strip().split("=", 1)) for part in header.split(",")]
    times = [part[1] for part in parts if part[0] == "t" and len(part) > 1]
    given = [part[1] for part in parts if part[0] == "v1" and len(part) > 1]
    if len(times) != 1 or not (times[0].isascii() and times[0].isdecimal()):
        return False
    at = int(times[0])
    if abs((time.time() if now is None else now) - at) > tolerance_s:
        return False
    # All are compared, each in constant time: how long it takes says nothing about a secret.
    fits = [
        hmac.compare_digest(_digest(body, secret, at).encode(), one.encode())
        for secret in secrets
        for one in given
    ]
    return any(fits)


def _digest(body: bytes, secret: str, at: int) -> str:
    return hmac.new(secret.encode(), b"%d." % at + body, hashlib.sha256).hexdigest()
