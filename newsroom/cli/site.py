"""``newsroom site``: trees of published files, built, compared with the log, kept up to it."""

from __future__ import annotations

import json
import logging
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext
from flask_babel import gettext
from sqlalchemy.exc import DBAPIError

from newsroom.cli.access import by_operator, told_errors
from newsroom.database import db, reading
from newsroom.errors import BadInput, NewsroomError
from newsroom.publishing import queries, release_log
from newsroom.publishing.listing import audit, writing
from newsroom.publishing.site import build as site_build
from newsroom.publishing.site import check as site_check
from newsroom.publishing.site import follow
from newsroom.publishing.site.objects import MissingObject, ObjectStore
from newsroom.publishing.site.tree import PathTaken, SiteTree
from newsroom.publishing.targets import directory
from newsroom.settings import current

_log = logging.getLogger(__name__)
_STOP = {signal.SIGTERM, signal.SIGINT}
_TROUBLE_PAUSE_S = 5.0
_TOLD_EVERY = 5_000
"""Articles after which a build that no terminal shows says how far it is."""
_OF_A_TREE = {"applied", "articles", "lists", "lock", "media", "objects", "public"}


@click.group("site")
def site_group() -> None:
    """Build, check and follow trees of published files."""


def _to(*, required: bool) -> Callable[[Any], Any]:
    shown = "DIR" if required else "DIR (the newsroom's own tree)"
    folder = click.Path(file_okay=False, path_type=Path)
    return click.option("--to", "folder", required=required, type=folder, metavar=shown)


@site_group.command("build")
@_to(required=False)
@by_operator
@with_appcontext
def build(folder: Path | None) -> None:
    """Lay out a tree from nothing, out of the log and the stored objects, or mend one."""
    with told_errors():
        tree = _tree(folder)
    failed = _build_pages(tree) + _build_lists(tree)
    shown = gettext("%(folder)s shows release %(number)s.", folder=tree.root, number=tree.applied())
    click.echo(shown)
    sys.exit(1 if failed else 0)


def _build_pages(tree: SiteTree) -> int:
    """Lay out all pages; a terminal is shown a bar, and a log a line now and then."""
    count, done, failed = release_log.article_count(), 0, 0
    is_watched = sys.stderr.isatty()
    with click.progressbar(
        length=count, label=gettext("Articles"), file=sys.stderr, hidden=not is_watched
    ) as bar:
        for built in site_build.pages(tree):
            for refused in built.refused:
                failed += 1
                click.echo(_in_words(refused), err=True)
            bar.update(built.articles)
            before, done = done, done + built.articles
            if not is_watched and done // _TOLD_EVERY > before // _TOLD_EVERY:
                told = gettext("%(done)s of %(total)s articles", done=done, total=count)
                click.echo(told, err=True)
    return failed


def _build_lists(tree: SiteTree) -> int:
    try:
        site_build.lists(tree)
    except (MissingObject, PathTaken) as error:
        click.echo(gettext("The lists were not written: %(error)s", error=error), err=True)
        return 1
    return 0


def _in_words(refused: site_build.Refused) -> str:
    sentence = gettext(
        "Release %(number)s of article %(article)s: %(error)s",
        number=refused.number,
        article=refused.article_id,
        error=refused.error,
    )
    if isinstance(refused.error, MissingObject):
        sentence += "".join(f"\n  {digest}{suffix}" for digest, suffix in refused.error.wanted)
    return str(sentence)


@site_group.command("lists")
@_to(required=False)
@click.option("--again", is_flag=True, help="Compare all with what is live, and make all anew.")
@by_operator
@with_appcontext
def lists(folder: Path | None, *, again: bool) -> None:
    """Bring front pages, lists, feeds and sitemaps up to the log."""
    with told_errors():
        tree = _tree(folder)
        if again:
            writing.write_again(tree)
        else:
            follow.rewrite_lists(tree)
    number = max(0, tree.lists_shown())
    click.echo(
        gettext("The lists of %(folder)s show release %(number)s.", folder=tree.root, number=number)
    )


@site_group.command("verify")
@_to(required=False)
@click.option("--lists", "with_lists", is_flag=True, help="Make every list again and compare it.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@by_operator
@with_appcontext
def verify(folder: Path | None, *, with_lists: bool, as_json: bool) -> None:
    """Compare every byte of a tree with the log; one line for each difference."""
    with told_errors():
        tree = _tree(folder)
        if not tree.root.is_dir():
            raise BadInput(gettext("There is no such folder."), field=str(tree.root))
    found = []
    for difference in _differences(tree, with_lists=with_lists):
        found.append(difference)
        if not as_json:
            click.echo(difference)
    if as_json:
        report = {"folder": str(tree.root), "applied": tree.applied(), "differences": found}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    sys.exit(1 if found else 0)


def _differences(tree: SiteTree, *, with_lists: bool) -> Iterator[str]:
    with reading():
        number = queries.last_number()
        db.session.rollback()
    newest = (entry for batch in release_log.newest() for entry in batch)
    yield from site_check.compared(tree.root, tree.objects, newest)
    yield from site_check.lists_behind(tree.lists_shown(), number)
    with reading():
        yield from (sentence for _article, sentence in audit.differences())
        db.session.rollback()
        for path in audit.stale(tree) if with_lists else ():
            yield gettext("%(path)s is not what would be made now.", path=f"lists/{path}")


@site_group.command("follow")
@_to(required=True)
@click.option("--once", is_flag=True, help="Catch up, then end.")
@by_operator
@with_appcontext
def follow_the_log(folder: Path, *, once: bool) -> None:
    """Keep a further tree up to the log until told to stop (SIGTERM or Ctrl-C)."""
    # Kept back until a step is done: what is flipped is also recorded, and nothing is half-written.
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOP)
    try:
        with told_errors():
            tree = _tree(folder)
            if once:
                directory.catch_up(tree, _told_to_stop)
                return
        _keep_up(tree)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOP - signal.sigpending())


def _keep_up(tree: SiteTree) -> None:
    shown = -1
    while True:
        pause = current().dispatch_interval_s
        try:
            before, shown = shown, directory.catch_up(tree, _told_to_stop)
            if shown != before:
                _log.info("%s shows release %s", tree.root, shown)
        except (DBAPIError, NewsroomError, OSError) as error:
            db.session.rollback()
            _log.warning("%s falls behind: %s", tree.root, type(error).__name__)
            pause = _TROUBLE_PAUSE_S
        if signal.sigtimedwait(_STOP, pause):
            return


def _told_to_stop() -> bool:
    return bool(signal.sigpending() & _STOP)


def _tree(folder: Path | None) -> SiteTree:
    """Return the tree of a folder; one that holds anything else is left alone."""
    site = current().site
    chosen = (folder or site).resolve()
    if folder and chosen.is_dir() and {one.name for one in chosen.iterdir()} - _OF_A_TREE:
        raise BadInput(gettext("This folder holds something else."), field=str(chosen))
    return directory.tree_in(chosen, ObjectStore(site / "objects"))
