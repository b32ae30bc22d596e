"""Whatever people, the clock, the queue and crashes do, in any order: the promises hold."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import initialize, invariant, run_state_machine_as_test

from newsroom.database import db
from tests.clocks import Clock, deciding
from tests.journeys.any_order import invariants
from tests.journeys.any_order.invariants import Memory
from tests.journeys.any_order.passing_time import PassingTime
from tests.journeys.any_order.releasing import Releasing
from tests.journeys.any_order.world import START, World, begin, copied
from tests.journeys.any_order.writing import Writing

RUNS, STEPS = 44, 50
LEAST = 2_000

pytestmark = [pytest.mark.slow]


class AnyOrder(Writing, Releasing, PassingTime):
    """One newsroom, and every step that anybody or anything can take in it."""

    app: ClassVar[Flask]
    seed: ClassVar[Path]
    data: ClassVar[Path]
    totals: ClassVar[dict[str, int]]

    @initialize()
    def open_the_newsroom(self) -> None:
        copied(self.seed, self.data)
        self.clock = Clock(START)
        self._time = deciding(self.clock)
        self._time.__enter__()
        self.world = World(self.app, self.data, self.clock)
        self._dying = self.world.crashing()
        self._dying.__enter__()
        self.world.open()
        self.world.follow(1)
        self.memory = Memory()
        self.translating = True

    @invariant()
    def the_promises_hold(self) -> None:
        self.totals["steps"] += 1
        db.session.remove()
        invariants.check_all(self.world, self.memory, translating=self.translating)
        self.translating = False

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            invariants.settle(self.world)
            invariants.check_at_rest(self.world)
        finally:
            self._dying.__exit__(None, None, None)
            self._time.__exit__(None, None, None)
            for name in ("done", "refused", "crashed"):
                self.totals[name] += getattr(self.world, name)
            self.totals["numbers"] += self.memory.numbers


def test_the_promises_hold_in_any_order(
    app: Flask, environment: dict[str, str], tmp_path: Path
) -> None:
    data = Path(environment["NEWSROOM_DATA"])
    with deciding(Clock(START.replace(hour=7))):
        begin(app)
    seed = tmp_path / "seed"
    copied(data, seed)
    totals = dict.fromkeys(("steps", "done", "refused", "crashed", "numbers"), 0)
    machine = type(
        "AnyOrder", (AnyOrder,), {"app": app, "seed": seed, "data": data, "totals": totals}
    )

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            # The same steps at every run; a run of its own kind is for whoever looks for more.
            derandomize="NEWSROOM_TEST_ANY_ORDER" not in os.environ,
            # What fails is told as it was found: looking for a shorter way takes many minutes.
            phases=[Phase.generate],
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert totals["steps"] >= LEAST
