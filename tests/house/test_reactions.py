"""What is recorded, what follows and what carries that out: one table in three places."""

from newsroom.articles.steps import EDITION_STEPS
from newsroom.events.kinds import LABELS
from newsroom.events.kinds import REACTIONS as NAMED
from newsroom.publishing.steps import RELEASE_STEPS
from newsroom.publishing.steps_after import AFTER_STEPS
from newsroom.translations.steps import TASK_STEPS
from workflows.reactions import REACTIONS as CARRIED_OUT


def test_every_named_reaction_is_carried_out_and_none_is_without_its_event() -> None:
    assert {name for names in NAMED.values() for name in names} == set(CARRIED_OUT)


def test_a_reaction_is_carried_out_by_the_function_of_its_name() -> None:
    names = {name: task.name.rpartition(".")[2] for name, task in CARRIED_OUT.items()}

    assert {name: function for name, function in names.items() if name != function} == {}


def test_every_kind_of_event_has_its_words() -> None:
    assert set(LABELS) == set(NAMED)


def test_every_step_records_a_kind_of_event_that_exists() -> None:
    steps = (*EDITION_STEPS, *TASK_STEPS, *RELEASE_STEPS, *AFTER_STEPS)
    recorded = {step.records for step in steps} - {""}

    assert recorded - set(NAMED) == set()
