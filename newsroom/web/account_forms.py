"""The forms about accounts: what was typed, and what can be chosen."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from newsroom.errors import BadInput
from newsroom.languages import LANGUAGES
from newsroom.people.actions import checked_address, checked_name
from newsroom.people.models import Person
from newsroom.people.sign_in import MINIMUM_PASSWORD
from newsroom.settings import current
from newsroom.web import locale

_MISSING = _l("This cannot be empty.")
_SHORT = _l("A password has at least %(count)s characters.", count=MINIMUM_PASSWORD)
_UNKNOWN = _l("This is not one of the choices.")


def storable_name(_form: FlaskForm, field: StringField) -> None:
    """Refuse what cannot be a desk name, in the words of the action that will store it."""
    try:
        checked_name(field.data)
    except BadInput as error:
        raise ValidationError(error.message) from None


def free_address(_form: FlaskForm, field: StringField) -> None:
    """Refuse what is no e-mail address, or somebody's already."""
    try:
        checked_address(field.data)
    except BadInput as error:
        raise ValidationError(error.message) from None


class ChoiceField(SelectField):  # type: ignore[misc]  # WTForms ships no types
    """A list of choices whose complaint is one of our own sentences."""

    def pre_validate(self, form: Any) -> None:
        """Refuse what was not offered."""
        try:
            super().pre_validate(form)
        except ValueError:
            raise ValidationError(_UNKNOWN) from None


class ProfileForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """How the newsroom calls a person, and in which language and zone they work."""

    desk_name = StringField(_l("Desk name"), (InputRequired(_MISSING), storable_name))
    locale = ChoiceField(_l("Language"))
    time_zone = ChoiceField(_l("Time zone"))

    @classmethod
    def offered(cls, **given: str) -> ProfileForm:
        """Return the form with its choices."""
        form = cls(data=given) if given else cls()
        form.locale.choices = [(code, one.name) for code, one in LANGUAGES.items()]
        ours = _l("The newsroom's (%(zone)s)", zone=current().time_zone)
        form.time_zone.choices = [("", ours), *((zone, zone) for zone in locale.known_zones())]
        return form

    @classmethod
    def of(cls, person: Person) -> ProfileForm:
        """Return the form as the person's profile is now."""
        return cls.offered(
            desk_name=person.desk_name, locale=person.locale, time_zone=person.time_zone
        )

    def wanted(self) -> dict[str, str]:
        """Return what was chosen, by the names that the action knows."""
        return {
            "desk_name": self.desk_name.data,
            "locale": self.locale.data,
            "time_zone": self.time_zone.data,
        }


class PersonForm(FlaskForm):  # type: ignore[misc]  # as above
    """Somebody to be added."""

    email = StringField(_l("E-mail address"), (InputRequired(_MISSING), free_address))
    desk_name = StringField(_l("Desk name"), (InputRequired(_MISSING), storable_name))
    password = PasswordField(
        _l("First password"),
        (InputRequired(_MISSING), Length(min=MINIMUM_PASSWORD, message=_SHORT)),
    )
    locale = ChoiceField(_l("Language"))

    @classmethod
    def offered(cls) -> PersonForm:
        """Return the form with its choices."""
        form = cls()
        form.locale.choices = [(code, one.name) for code, one in LANGUAGES.items()]
        return form
