"""The command line: one module a subject, listed here and nowhere else."""

from __future__ import annotations

import click
from flask import Flask

from newsroom.cli import (
    checking,
    demonstration,
    importing,
    measuring,
    memory,
    pairs,
    people,
    profile,
    running,
    search,
    site,
    targets,
    tasks,
    terms,
    verifying,
)

COMMANDS: tuple[click.Command, ...] = (
    running.up,
    running.upgrade,
    verifying.verify,
    demonstration.demo,
    importing.import_group,
    pairs.export_group,
    checking.check_command,
    measuring.measure_group,
    memory.memory_group,
    terms.terms_group,
    people.people_group,
    profile.profile_group,
    tasks.task_group,
    search.search_group,
    site.site_group,
    targets.targets_group,
    targets.webhook_group,
)


def init_app(app: Flask) -> None:
    """Hang the commands under ``newsroom`` and ``flask``."""
    for command in COMMANDS:
        app.cli.add_command(command)
