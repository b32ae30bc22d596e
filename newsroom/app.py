"""The application: settings, database, people, pages and commands put together."""

from __future__ import annotations

import sys

from flask import Flask
from flask.cli import FlaskGroup

from newsroom import cli, database, paths, settings, telemetry, web
from newsroom.errors import BadInput
from newsroom.people import sign_in


def create_app(given: settings.Settings | None = None) -> Flask:
    """Make the application from given settings, or from the environment's."""
    chosen = given or settings.load()
    app = Flask(
        "newsroom",
        template_folder=str(paths.shipped("templates")),
        static_folder=str(paths.shipped("assets") / "dist"),
        static_url_path="/static",
    )
    app.extensions["newsroom_settings"] = chosen
    telemetry.init_app(app, chosen)
    database.init_app(app, chosen)
    sign_in.init_app(app, chosen)
    web.init_app(app, chosen)
    cli.init_app(app)
    return app


def _create_app_for_commands() -> Flask:
    app = create_app()
    database.migrations(app)
    return app


def main() -> None:
    """Run the command line ``newsroom``."""
    group = FlaskGroup(
        create_app=_create_app_for_commands,
        add_version_option=False,
        help="A publishing service for bilingual newsrooms.",
    )
    try:
        group(prog_name="newsroom")
    except BadInput as error:
        sys.exit(f"newsroom: {error}")
