"""A picture between being read and being kept, as a form carries it: sealed for one person."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass

from flask import current_app
from flask_babel import lazy_gettext as _l
from itsdangerous import BadData, URLSafeTimedSerializer

from newsroom.errors import BadInput
from newsroom.media.store import WAITS_S

_PURPOSE = "a picture that waits"


@dataclass(frozen=True)
class Waiting:
    """A rebuilt picture that nobody has decided on."""

    digest: str
    width: int
    height: int


def sealed(waiting: Waiting, person_id: uuid.UUID) -> str:
    """Return what a form carries; only the same person can send it back, for a day."""
    return str(_sealer(person_id).dumps(asdict(waiting)))


def opened(seal: str, person_id: uuid.UUID) -> Waiting:
    """Return what was sealed for a person.

    Raises:
        BadInput: it was not, or it was more than a day ago.
    """
    try:
        return Waiting(**_sealer(person_id).loads(seal, max_age=WAITS_S))
    except BadData:
        message = _l("This picture has waited too long. Please send it again.")
        raise BadInput(message, field="file") from None


def _sealer(person_id: uuid.UUID) -> URLSafeTimedSerializer:
    secret = current_app.secret_key or ""
    return URLSafeTimedSerializer(secret, salt=f"{_PURPOSE}:{person_id}")
