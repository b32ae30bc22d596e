"""Rows about people. A desk name may be a pseudonym; the legal name lies in a table of its own."""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from typing import Any

from flask_security import RoleMixin, UserMixin
from sqlalchemy import JSON, Enum, ForeignKey, Index, Uuid, select, text
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from newsroom.database import Base, new_id
from newsroom.events.models import Event


class Role(enum.StrEnum):
    """What a grant lets a person be."""

    AUTHOR = "author"
    TRANSLATOR = "translator"
    EDITOR = "editor"
    DUTY = "duty"
    ADMIN = "admin"
    KEEPER = "keeper"
    IMPORTER = "importer"


class Person(Base, UserMixin):
    """Somebody with an account."""

    __tablename__ = "person"

    # An int in Flask-Security's examples, any key in its code.
    id: Mapped[uuid.UUID] = mapped_column(  # type: ignore[assignment]
        Uuid, primary_key=True, default=new_id
    )
    desk_name: Mapped[str]
    """Shown in the newsroom and, for translators and reviewers, in public; may be a pseudonym."""
    email: Mapped[str] = mapped_column(unique=True)
    password: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(unique=True, default=lambda: new_id().hex)
    """Changing it ends every session of the person."""
    locale: Mapped[str] = mapped_column(default="en")
    time_zone: Mapped[str] = mapped_column(default="")
    """IANA zone; empty: the newsroom's."""
    tf_primary_method: Mapped[str | None]
    tf_totp_secret: Mapped[str | None]
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(
        MutableList.as_mutable(JSON(none_as_null=True))
    )
    created_at: Mapped[dt.datetime]

    grants: Mapped[list[Grant]] = relationship(
        back_populates="person",
        lazy="selectin",
        cascade="all, delete-orphan",
        foreign_keys="Grant.person_id",
    )

    @property
    def roles(self) -> list[RoleMixin]:  # type: ignore[override]  # an attribute there
        """Return no global roles: rights are grants, by language and direction."""
        return []


def desk_name_of(person_id: Any) -> Any:
    """Return a column that reads a person's desk name in the statement that reads the row."""
    named = select(Person.desk_name).where(Person.id == person_id)
    return column_property(named.correlate_except(Person).scalar_subquery())


class Grant(Base):
    """One right of one person: a role, in a language or a direction where it has one."""

    __tablename__ = "grant"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(
        Enum(Role, native_enum=False, values_callable=lambda kind: [one.value for one in kind]),
        primary_key=True,
    )
    scope: Mapped[str] = mapped_column(primary_key=True, default="")
    """An editor's language (``es``), a translator's direction (``en>es``), otherwise empty."""
    granted_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    granted_at: Mapped[dt.datetime]

    person: Mapped[Person] = relationship(back_populates="grants", foreign_keys=[person_id])


class Identity(Base):
    """A legal name; read by identity keepers only, and every reading is an event."""

    __tablename__ = "identity"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    legal_name: Mapped[str]


class Notification(Base):
    """Something that one person was told, as an event and never as text of an article."""

    __tablename__ = "notification"
    __table_args__ = (
        Index(
            "ix_notification_unread",
            "person_id",
            sqlite_where=text("read_at IS NULL"),
            postgresql_where=text("read_at IS NULL"),
        ),
    )

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    told_at: Mapped[dt.datetime]
    read_at: Mapped[dt.datetime | None]

    event: Mapped[Event] = relationship(lazy="joined")
