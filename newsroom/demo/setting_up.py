"""Make a data folder into a demonstration, use the one that is there, or start over."""

from __future__ import annotations

import shutil

from flask_babel import gettext as _

from newsroom import database
from newsroom.database import db
from newsroom.demo import accounts, seeding
from newsroom.errors import NewsroomError
from newsroom.people import queries as people
from newsroom.settings import Settings

OURS = ("newsroom.db", "newsroom.db-wal", "newsroom.db-shm", accounts.FILE)
FOLDERS = ("broker", "site", "media", "mail", "log")
"""What a demonstration writes. ``run/`` and the secret stay: they belong to the folder."""


def set_up(settings: Settings) -> dict[str, object]:
    """Bring the database up to date and seed it once; returns what ``demo.json`` says.

    Raises:
        NewsroomError: the folder holds a newsroom that is no demonstration; nothing is touched.
    """
    _upgrade()
    told = accounts.remembered(settings.data)
    if told is not None and told.get("pair"):
        return _remember_pair(settings)
    if people.everyone():
        message = _("This folder holds a newsroom of its own, so no demonstration is put in.")
        raise NewsroomError(message)
    log_ins = accounts.draw()
    # Before the people are added: what is broken off from here on is known to be ours.
    accounts.remember(settings.data, url=settings.public_url, pair={}, log_ins=log_ins)
    accounts.add_people(log_ins)
    seeding.seed(accounts.cast())
    return _remember_pair(settings)


def _remember_pair(settings: Settings) -> dict[str, object]:
    told = accounts.remembered(settings.data) or {}
    given = told.get("accounts")
    log_ins = [accounts.LogIn(**one) for one in given] if isinstance(given, list) else []
    pair = {language: settings.public_url + path for language, path in seeding.first_pair().items()}
    accounts.remember(settings.data, url=settings.public_url, pair=pair, log_ins=log_ins)
    return accounts.remembered(settings.data) or {}


def is_broken_off(settings: Settings) -> bool:
    """Tell whether the folder's demonstration was never finished: no pair of it is live.

    It has to be made anew, for half a story cannot be told from one that is as it should be.
    """
    told = accounts.remembered(settings.data)
    return told is not None and not told.get("pair")


def start_over(settings: Settings) -> None:
    """Take the demonstration out of the folder, so that the next set-up makes a new one.

    Raises:
        NewsroomError: the folder holds a newsroom that is no demonstration; nothing is touched.
    """
    if accounts.remembered(settings.data) is None and _holds_people():
        message = _("This folder holds a newsroom of its own, so nothing was taken out.")
        raise NewsroomError(message)
    db.session.remove()  # as in _upgrade
    database.empty()
    db.engine.dispose()
    for name in OURS:
        (settings.data / name).unlink(missing_ok=True)
    for name in FOLDERS:
        shutil.rmtree(settings.data / name, ignore_errors=True)


def _holds_people() -> bool:
    _upgrade()
    return bool(people.everyone())


def _upgrade() -> None:
    # Migrations come by a connection of their own, and SQLite lets in one that writes.
    db.session.remove()
    database.upgrade()


def announcement(told: dict[str, object]) -> str:
    """Return what a person needs to begin: the pair's addresses and the log-ins."""
    pair, log_ins = told.get("pair"), told.get("accounts")
    lines = ["", _("The newsroom is up at %(url)s", url=told.get("url")), ""]
    lines.append(_("One published pair:"))
    if isinstance(pair, dict):
        lines += [f"  {language}  {url}" for language, url in pair.items()]
    lines += ["", _("Sign in at %(url)s as:", url=f"{told.get('url')}/desk/")]
    if isinstance(log_ins, list):
        width = max((len(one["email"]) for one in log_ins), default=0)
        lines += [f"  {one['email']:<{width}}  {one['password']}" for one in log_ins]
    return "\n".join([*lines, "", _("Stop with Ctrl-C."), ""])
