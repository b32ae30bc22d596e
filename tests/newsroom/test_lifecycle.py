"""The three tables of arrows, walked arrow by arrow through the newsroom's own actions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.states import EditionState
from newsroom.database import db
from newsroom.errors import BadInput, NotAllowed, Refused
from newsroom.events.models import Event
from newsroom.lifecycle import STATE_LABELS, Step, diagram, label_of, may, offers
from newsroom.publishing.states import ReleaseState
from newsroom.translations.states import TaskState
from tests import make, rows
from tests.newsroom.arrows import EDITIONS, TASKS, edition_in
from tests.newsroom.release_arrows import RELEASES

MACHINES = {"edition": EDITIONS, "task": TASKS, "release": RELEASES}
REASON = "Because it matters."
STATES: dict[str, Any] = {"edition": EditionState, "task": TaskState, "release": ReleaseState}
PLACES = [
    pytest.param(name, state, id=f"{name}-{state}")
    for name, states in STATES.items()
    for state in ["None", *map(str, states)]
]


pytestmark = pytest.mark.usefixtures("at_rest")


def last_kinds(most: int = 3) -> list[str]:
    query = db.select(Event.kind).order_by(Event.id.desc()).limit(most)
    return list(db.session.scalars(query))


@pytest.mark.parametrize(("name", "state"), PLACES)
def test_every_arrow_leads_where_the_table_says_and_is_recorded(people, name, state):
    machine = MACHINES[name]
    for step in [step for step in machine.steps if state in map(str, step.sources)]:
        subject = machine.before(people, step, state)

        made = machine.take[step.name](
            subject, getattr(people, machine.by.get(step.name, "author")), REASON
        )

        subject = made if state == "None" or step.name in machine.renews else subject
        elsewhere = machine.ends_elsewhere.get((step.name, state))
        assert str(subject.state) == (elsewhere or str(step.target or state)), step.name
        assert not step.records or step.records in last_kinds()


def tried(name: str, step: Step[Any], subject: Any, by: Any, reason: str = REASON) -> Any:
    """Take a step that cannot be taken, and return what it was refused with."""
    make.another_translator()
    before = rows.snapshot()
    with pytest.raises((Refused, NotAllowed, BadInput)) as refused:
        MACHINES[name].take[step.name](subject, by, reason)
    assert rows.snapshot() == before
    return refused.value


def steps_from(name: str, state: str) -> list[Step[Any]]:
    """Return the steps that somebody, and not only the clock, takes from a state."""
    steps = MACHINES[name].steps
    return [step for step in steps if step.who and state in map(str, step.sources)]


@pytest.mark.parametrize(("name", "state"), PLACES)
def test_nobody_takes_a_step_without_the_right(people, name, state):
    machine = MACHINES[name]
    subject = machine.bring(people, state)
    leaver = make.person("author", "duty", "translator:en>es")
    leaver.active = False
    outsiders = [make.person(), people.admin, leaver]

    for step in steps_from(name, state):
        for outsider in outsiders:
            assert type(tried(name, step, subject, outsider)) is NotAllowed


@pytest.mark.parametrize("reason", ["", " \n\t"])
def test_a_step_that_needs_a_reason_is_not_taken_without_one(people, reason):
    for name, state in (
        ("edition", "submitted"),
        ("task", "handed_in"),
        *(("release", state) for state in ("None", "assembling", "ready")),
    ):
        steps = [step for step in steps_from(name, state) if step.needs_reason]
        assert steps
        for step in steps:
            subject = MACHINES[name].before(people, step, state)
            by = getattr(people, MACHINES[name].by[step.name])
            refused = tried(name, step, subject, by, reason)
            assert isinstance(refused, BadInput)
            assert refused.field == "reason"


@pytest.mark.parametrize("name", MACHINES)
def test_every_state_is_reached_from_nothing(name):
    steps = MACHINES[name].steps
    reached: set[Any] = {None}
    for _ in steps:
        reached |= {
            step.target for step in steps if step.target is not None and step.sources & reached
        }

    assert reached == {None, *STATES[name]}


@pytest.mark.parametrize("name", MACHINES)
def test_an_end_has_no_way_out_and_everything_else_has_one(name):
    ends = {"edition": set(), "task": {"done"}, "release": {"published", "cancelled"}}
    left = {str(source) for step in MACHINES[name].steps for source in step.sources}

    assert {str(state) for state in STATES[name]} - left == ends[name]


@pytest.mark.parametrize("name", MACHINES)
def test_every_step_can_be_walked_and_none_is_walked_that_is_not_there(name):
    machine = MACHINES[name]

    assert list(machine.take) == [step.name for step in machine.steps]
    assert {step.name for step in machine.steps if step.who} == set(machine.by)


@pytest.mark.parametrize(("name", "state"), PLACES)
def test_a_step_from_another_state_is_refused_in_words(people, name, state):
    machine = MACHINES[name]
    subject = machine.bring(people, state)
    if name == "task" and state in {"open", "cancelled"}:
        subject.holder_id = people.translator.id  # whatever was left of a claim gives no right
        db.session.commit()

    for step in machine.steps:
        # Saving reviewed text is a step of its own; beginning has nothing before it.
        if None in step.sources or not step.who or step.name in {"save", "reopen"}:
            continue
        # One action chooses a time, and moves it later.
        if step.name in {"schedule", "reschedule"} and state in {"ready", "scheduled"}:
            continue
        if state != "None" and state not in map(str, step.sources) and step.name != "reassign":
            refused = tried(name, step, subject, getattr(people, machine.by[step.name]))
            assert str(refused)


def test_an_offer_says_everything_that_is_missing_and_whose_move_it_is(people):
    empty = replace(make.STORY, title="", body="", byline="")
    edition = make.draft(people, empty)

    submit = {one.name: one for one in offers(EDITIONS.steps, edition, people.author)}["submit"]

    assert not submit.possible
    assert [(one.guard, str(one.whose_move)) for one in submit.unmet] == [
        ("title", "the author"),
        ("body", "the author"),
        ("byline", "the author"),
    ]
    assert all(str(one.message) for one in submit.unmet)


def test_a_step_is_offered_to_whoever_takes_it_and_to_nobody_else(people):
    edition = edition_in(people, "submitted")

    def offered(by: Any) -> list[str]:
        return [one.name for one in offers(EDITIONS.steps, edition, by) if one.possible]

    assert offered(people.author) == ["reopen", "spike"]
    assert offered(people.editor_en) == [
        "reopen",
        "take_review",
        "request_changes",
        "approve",
        "spike",
    ]
    assert offered(people.editor_es) == []
    assert offered(people.translator) == []
    assert offered(people.admin) == []


def test_a_refusal_names_the_guard_the_words_and_the_next_move(people):
    writer = make.person("author", "editor:en")
    edition = articles.start(make.STORY, language="en", by=writer)
    articles.submit(edition.id, by=writer)

    with pytest.raises(Refused) as refused:
        articles.approve(edition.id, make.current_of(edition).id, by=writer)

    assert refused.value.step == "approve"
    assert [one.guard for one in refused.value.unmet] == ["four_eyes"]
    assert str(refused.value.unmet[0].whose_move) == "another editor of this language"
    assert str(refused.value) == str(refused.value.unmet[0].message)
    assert edition.state is EditionState.SUBMITTED
    assert people.author.id != writer.id


def test_the_clock_may_take_every_step():
    assert all(may(step, None, None) for step in RELEASES.steps)


def test_every_state_has_a_name_for_people():
    named = {str(state) for states in STATES.values() for state in states}

    assert named <= set(STATE_LABELS)
    assert str(label_of(None)) == "not begun"


def test_a_diagram_is_drawn_the_same_every_time_and_holds_every_arrow():
    drawn = diagram(TASKS.steps)
    arrows = drawn.splitlines()[1:]

    assert drawn == diagram(list(TASKS.steps))
    assert drawn.startswith("stateDiagram-v2\n    [*] --> open: open (clock)\n")
    assert "    claimed --> handed_in: hand_in (holder)" in arrows
    assert "    claimed --> claimed: warn (clock)" in arrows
    assert len(arrows) == sum(len(step.sources) for step in TASKS.steps)
