"""What the newsroom says about itself while it runs, and where a test may let it die."""

from __future__ import annotations

import logging
import os
import signal
import sys
from typing import TextIO

import structlog
from flask import Flask
from sqlalchemy.exc import DBAPIError

from newsroom.settings import Settings

ERROR_LIMIT = 500
"""Characters that are kept of what an error says."""


class _StandardError(logging.StreamHandler[TextIO]):
    """Write to what standard error is now, not to what it was at the start."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]  # an attribute there, asked anew here
        return sys.stderr


def init_app(app: Flask, settings: Settings) -> None:
    """Write one JSON object a line to standard error: time, level, logger, words.

    No address of a reader is ever logged.
    """
    app.logger.propagate = True
    root = logging.getLogger()
    root.setLevel(settings.log_level)
    # It tells every step of every start; what matters, `newsroom upgrade` says itself.
    logging.getLogger("alembic").setLevel(logging.WARNING)
    if any(isinstance(one.formatter, structlog.stdlib.ProcessorFormatter) for one in root.handlers):
        return
    handler = _StandardError()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root.addHandler(handler)


def crash_point(name: str) -> None:
    """Kill this process at once when ``NEWSROOM_CRASH_AT`` names this very point."""
    if os.environ.get("NEWSROOM_CRASH_AT") == name:
        # SIGKILL, not an exception: no handler, no flush, no clean-up, like a power cut.
        os.kill(os.getpid(), signal.SIGKILL)


def in_short(error: BaseException) -> str:
    """Return what is kept of an error; a database's own words may quote the row that it refused."""
    if isinstance(error, DBAPIError):
        return f"{type(error).__name__}: {type(error.orig).__name__}"
    return f"{type(error).__name__}: {error}"[:ERROR_LIMIT]
