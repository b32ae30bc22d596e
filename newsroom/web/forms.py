"""The forms of the desk: they hold what was typed; what is acceptable is decided behind them."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    HiddenField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import InputRequired

from newsroom.errors import BadInput

_DATE_UNREADABLE = _l("This is not a date.")
_TIME_UNREADABLE = _l("This is not a time.")


class LocalDateField(DateField):  # type: ignore[misc]  # WTForms ships no types
    """A date whose complaint is one of our own sentences."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the date, or say that it is none."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_DATE_UNREADABLE) from None


class LocalTimeField(TimeField):  # type: ignore[misc]  # WTForms ships no types
    """A time of day whose complaint is one of our own sentences."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the time, or say that it is none."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_TIME_UNREADABLE) from None


class ShownForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A decision about texts, with those that stood on the page."""

    shown = HiddenField()
    """The ids of the revisions, with spaces between them."""

    def revisions(self) -> frozenset[uuid.UUID]:
        """Return the revisions that the person saw; none where the page named none."""
        try:
            return frozenset(uuid.UUID(one) for one in (self.shown.data or "").split())
        except ValueError:
            return frozenset()


class ReasonForm(ShownForm):
    """A step that may need a reason or a language, and the revision that was read."""

    reason = TextAreaField(_l("Reason"))
    revision = HiddenField()
    language = HiddenField()
    significance = HiddenField()


class MomentForm(ShownForm):
    """A time on the wall: a day, a time and the zone in which they are meant."""

    day = LocalDateField(_l("Day"), validators=[InputRequired(_l("Choose a day."))])
    time = LocalTimeField(_l("Time"), validators=[InputRequired(_l("Choose a time."))])
    zone = StringField(_l("Time zone"))
    choice = HiddenField()
    """``<ISO wall time>/<fold>`` when the person chose between two instants."""

    def wall(self) -> dt.datetime:
        """Return the local time without an offset; valid forms only."""
        if self.choice.data:
            return _chosen(self.choice.data)[0]
        return dt.datetime.combine(self.day.data, self.time.data)  # its zone is a field of its own

    def fold(self) -> int | None:
        """Return which of two equal local times is meant, if that was asked."""
        return _chosen(self.choice.data)[1] if self.choice.data else None


class EmbargoForm(MomentForm):
    """Until when an article may not go out, and why."""

    reason = TextAreaField(_l("Reason"))


def _chosen(text: str) -> tuple[dt.datetime, int]:
    wall, _, fold = text.partition("/")
    try:
        moment = dt.datetime.fromisoformat(wall)
    except ValueError:
        raise BadInput(_TIME_UNREADABLE, field="wall") from None
    return moment.replace(tzinfo=None), 1 if fold == "1" else 0


def complain(form: FlaskForm, error: BadInput) -> None:
    """Put a refusal beside the field that it names, or above the form."""
    names = {"wall": "time", "text": "body"}
    field = getattr(form, names.get(error.field, error.field), None) if error.field else None
    if field is None:
        form.form_errors.append(error.message)
    else:
        field.errors = [*field.errors, error.message]
