"""Rows of the profile: its versions, and the logos that they name. Neither is ever changed."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from newsroom.database import Base


class SiteProfile(Base):
    """One version of what the newsroom says of itself, in every language; the newest one holds."""

    __tablename__ = "site_profile"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Counted from 1, without gaps."""
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    """As ``publishing.profiles.content`` writes it."""
    digest: Mapped[str]
    """SHA-256 of the content in one fixed form."""
    made_by: Mapped[uuid.UUID] = mapped_column(Uuid, ForeignKey("person.id"))
    made_at: Mapped[dt.datetime]
    restores: Mapped[int | None]
    """The number of the older version that it brought back."""


class SiteLogo(Base):
    """A logo, made anew from its pixels; kept for every version that names it."""

    __tablename__ = "site_logo"

    digest: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of the file."""
    file: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    width: Mapped[int]
    height: Mapped[int]
    """Pixels."""
    made_by: Mapped[uuid.UUID] = mapped_column(Uuid, ForeignKey("person.id"))
    made_at: Mapped[dt.datetime]
