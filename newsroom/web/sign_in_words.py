"""Flask-Security's words in the newsroom's own catalogues, so that every language is whole."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l
from flask_security.babel import FsDomain

from newsroom import paths

WORDS = (
    _l("Account is disabled."),
    _l("Authentication failed - identity or password/passcode invalid"),
    _l("Email not provided"),
    _l(
        "If that email address is in our system, "
        "you will receive an email describing how to reset your password."
    ),
    _l("Invalid code"),
    _l("Invalid email address"),
    _l("Invalid password"),
    _l("Invalid reset password token."),
    _l("Marked method is not valid"),
    _l("No recovery codes generated yet"),
    _l("Password does not match"),
    _l("Password must be at least %(length)s characters"),
    _l("Password not provided"),
    _l("Passwords do not match"),
    _l("Please log in to access this page."),
    _l("Please reauthenticate to access this page."),
    _l("Reauthentication successful"),
    _l("Recovery code invalid"),
    _l("Setup must be completed within %(within)s. Please start over."),
    _l("You can only access this endpoint when not logged in."),
    _l("You currently do not have permissions to access this page"),
    _l("You did not reset your password within %(within)s. "),
    _l("You must reauthenticate to access this endpoint"),
    _l("You must sign in to view this resource."),
    _l("You successfully changed your password."),
    _l("You successfully changed your two-factor method."),
    _l("You successfully disabled two-factor authorization."),
    _l("You successfully reset your password and you have been logged in automatically."),
    _l("You successfully reset your password. Please authenticate using your new password."),
    _l("Your code has been confirmed"),
    _l("Your new password must be different than your previous password."),
    # labels that its forms bring, and the methods of a second factor
    _l("Disable two-factor authentication"),
    _l("Set up using an authenticator app (e.g. google, lastpass, authy)"),
    _l("authenticator"),
    _l("none"),
    _l("Use previously downloaded recovery code"),
    _l("Contact Administrator"),
    # letters
    _l("Password reset instructions"),
    _l("Your password has been changed"),
    _l("Your password has been reset"),
)
"""What it says on the ways that are open here; named once, so that they are extracted."""


def init_app(app: Flask) -> None:
    """Let Flask-Security look its words up where ours are."""
    app.config["SECURITY_I18N_DIRNAME"] = [str(paths.shipped("locales"))]
    app.config["SECURITY_I18N_DOMAIN"] = "messages"
    domain = FsDomain(app)  # type: ignore[no-untyped-call]  # Flask-Security types it half
    app.extensions["security"].i18n_domain = domain
    app.jinja_env.globals["_fsdomain"] = domain.gettext
