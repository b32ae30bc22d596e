"""The tables of the house agree: events, reactions, tasks, commands, migrations, arrows."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Column

from newsroom import paths
from newsroom.articles.steps import EDITION_STEPS
from newsroom.cli import COMMANDS
from newsroom.cli.access import OPERATOR, PERSON
from newsroom.database import Base, db
from newsroom.events.kinds import LABELS
from newsroom.events.kinds import REACTIONS as KINDS
from newsroom.glossary.steps import CONCEPT_STEPS
from newsroom.publishing.steps import RELEASE_STEPS
from newsroom.publishing.steps_after import AFTER_STEPS
from newsroom.translations.steps import TASK_STEPS
from workflows.reactions import REACTIONS, RELEASE_REACTIONS

ROOT = Path(__file__).parents[2]
ALL_STEPS = (*EDITION_STEPS, *TASK_STEPS, *RELEASE_STEPS, *AFTER_STEPS, *CONCEPT_STEPS)


def leaves(commands: tuple[click.Command, ...]) -> Iterator[click.Command]:
    for command in commands:
        if isinstance(command, click.Group):
            yield from leaves(tuple(command.commands.values()))
        else:
            yield command


def recorded_kinds() -> set[str]:
    """Return every kind that code records by name, and every kind that an arrow records."""
    named = {step.records for step in ALL_STEPS}
    named.discard("")
    for path in (ROOT / "newsroom").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                first = node.args[0] if node.args else None
                if node.func.id in {"record", "_record", "tell_history", "Fact"}:
                    either = (
                        (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)
                    )
                    named |= {
                        one.value
                        for one in either
                        if isinstance(one, ast.Constant) and isinstance(one.value, str)
                    }
    return named


def test_every_kind_of_event_has_words_for_people_and_a_line_in_the_table():
    assert list(LABELS) == list(KINDS)
    assert all(str(label) for label in LABELS.values())


def test_every_kind_of_event_is_recorded_somewhere_and_every_recorded_kind_is_known():
    assert recorded_kinds() == set(KINDS)


def test_every_reaction_that_is_owed_is_bound_to_a_task_of_its_name():
    owed = {reaction for reactions in KINDS.values() for reaction in reactions}

    assert set(REACTIONS) == owed
    assert {name: task.name.partition(".")[2] for name, task in REACTIONS.items()} == {
        name: name for name in REACTIONS
    }
    assert set(REACTIONS) >= RELEASE_REACTIONS


def test_every_task_is_known_to_the_worker(tmp_path):
    ask = (
        "import worker; worker.app.loader.import_default_modules();"
        "print('\\n'.join(sorted(name for name in worker.app.tasks if name[:7] != 'celery.')))"
    )
    known = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "NEWSROOM_DATA": str(tmp_path)},
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()

    assert {task.name for task in REACTIONS.values()} | {"upkeep.sweep"} <= set(known)


@pytest.mark.parametrize("command", list(leaves(COMMANDS)), ids=lambda one: str(one.name))
def test_every_command_says_who_may_call_it(command):
    access = getattr(command.callback, "access", None)

    assert access in {OPERATOR, PERSON}
    assert (access == PERSON) == any("--as" in option.opts for option in command.params)


def test_the_migrations_have_one_end():
    config = Config()
    config.set_main_option("script_location", str(paths.MIGRATIONS))
    script = ScriptDirectory.from_config(config)

    assert len(script.get_heads()) == 1
    assert len(list(script.walk_revisions())) == len(
        list((paths.MIGRATIONS / "versions").glob("[0-9]*.py"))
    )


def but_json(_context: Any, _inspected: Any, column: Column[Any], *_defaults: Any) -> bool | None:
    """Compare defaults as Alembic does, but no JSON: PostgreSQL cannot tell whether two are equal.

    A column of JSON that came later has one, for the rows that were there and for the version
    before it, which goes on adding rows meanwhile.
    """
    return False if isinstance(column.type, JSON) else None


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_an_upgrade_from_nothing_makes_what_the_models_say():
    with db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "compare_server_default": but_json,
                # Each database has a kind of its own for the words of texts, without models.
                "include_name": lambda name, kind, _parents: (
                    kind != "table" or not name.startswith(("search_index", "search_vector"))
                ),
            },
        )
        assert compare_metadata(context, Base.metadata) == []
