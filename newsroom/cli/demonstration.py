"""``newsroom demo``: a whole newsroom to try, and one article's journey through it."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_babel import gettext

from newsroom import supervisor
from newsroom.cli.access import by_operator, told_errors
from newsroom.errors import NewsroomError
from newsroom.settings import Settings, current

if TYPE_CHECKING:
    from newsroom.demo.journey import Report

START_PATIENCE_S = 60.0


@click.command("demo")
@click.option("--fresh", is_flag=True, help="Start over: take the demonstration out first.")
@click.option("--once", is_flag=True, help="Carry one article to two live pages, then stop.")
@click.option("--json", "as_json", is_flag=True, help="With --once: print the report as JSON.")
@by_operator
@with_appcontext
def demo(*, fresh: bool, once: bool, as_json: bool) -> None:
    """Set up a demonstration newsroom in the data folder and run it until Ctrl-C."""
    from newsroom.demo import accounts, setting_up  # not in the memory of every web process

    settings = current()
    with told_errors():
        here = supervisor.running(settings, timeout_s=START_PATIENCE_S)
        if here is not None:
            settings = _as_it_runs(settings, here)
        # Held from now on, so that a second call waits until this one has seeded and started.
        held = supervisor.hold(settings) if here is None else None
        if here is None and not once:
            supervisor.need_port(settings)  # said before anything is taken out or seeded
        if fresh or setting_up.is_broken_off(settings):
            if here is not None:
                message = gettext("The newsroom is running; stop it before you start over.")
                raise NewsroomError(message)
            setting_up.start_over(settings)
        if here is not None and not once:
            click.echo(setting_up.announcement(accounts.remembered(settings.data) or {}))
            return
        told = setting_up.set_up(settings)
        if not once:
            announcement = setting_up.announcement(told)
            supervisor.become(settings, held=held, announcement=announcement)
        report = _travelled(settings, here, held)
    _print(report, as_json=as_json)
    sys.exit(0 if report.ok else 1)


def _as_it_runs(settings: Settings, here: supervisor.Running) -> Settings:
    """Take on the address that the running newsroom writes into its pages."""
    adopted = replace(settings, public_url=here.public_url or settings.public_url)
    current_app.extensions["newsroom_settings"] = adopted
    return adopted


def _travelled(settings: Settings, here: supervisor.Running | None, held: int | None) -> Report:
    """Use the newsroom that runs on this folder, else run one of our own meanwhile."""
    from newsroom.demo import accounts, journey  # as above

    if here is not None:
        return journey.travel(accounts.cast(), here.url)
    own = replace(settings, listen=f"127.0.0.1:{supervisor.free_port()}")
    with supervisor.started(own, held=held) as started:
        report = journey.travel(accounts.cast(), started.url)
        if report.ok:
            journey.wait_for_lists()
        return report


def _print(report: Report, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        return
    for taken in report.steps:
        click.echo(f"{taken.ms:9.1f} ms  {taken.step:<20} {taken.state:<12} {taken.who}")
    for language, url in report.urls.items():
        click.echo(f"{language}  {url}")
    click.echo(report.failed or f"Live in {report.total_ms / 1000:.1f} s.", err=bool(report.failed))
