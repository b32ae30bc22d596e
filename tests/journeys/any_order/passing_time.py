"""What happens on its own: time passes, deliveries come late, twice or not, processes die."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from sqlalchemy import select, update

from newsroom.database import db
from newsroom.events.models import Delivery
from tests import rows
from tests.journeys.any_order import invariants
from tests.journeys.any_order.releasing import DYING
from tests.journeys.any_order.world import World
from workflows import upkeep
from workflows.dispatch import Dispatcher

WHOLE = frozenset(
    {
        "open_task",
        "open_correction_task",
        "follow_policy",
        "cancel_task",
        "assemble_release",
        "complete_release",
        "void_release",
        "refresh_linkers",
        "refresh_article",
    }
)
"""Reactions whose work and whose mark are one transaction: the mark cannot be lost alone."""
MINUTES = st.sampled_from([1, 5, 16, 61, 24 * 60 + 1, 3 * 24 * 60])


class PassingTime(RuleBasedStateMachine):
    """The clock, the queue, the loop that sends out what is due, and the ends of processes."""

    world: World

    @rule(minutes=MINUTES)
    def let_time_pass(self, minutes: int) -> None:
        self.world.done += 1
        self.world.clock.advance(minutes=minutes)

    @rule(place=st.integers(0, 50), crash_at=DYING)
    def deliver_one(self, place: int, crash_at: str) -> None:
        self.world.done += 1
        waiting = self.world.waiting()
        if waiting:
            delivery_id, reaction = waiting[place % len(waiting)]
            self.world.deliver(delivery_id, reaction, crash_at=crash_at)

    @rule(order=st.integers(0, 9))
    def deliver_all(self, order: int) -> None:
        self.world.done += 1
        self.world.deliver_all(order)

    @rule(place=st.integers(0, 400), lost=st.booleans())
    def deliver_again(self, place: int, *, lost: bool) -> None:
        """A message comes twice, or a worker dies between its work and the mark that it is done."""
        world = self.world
        world.done += 1
        query = select(Delivery.id, Delivery.reaction).where(Delivery.done_at.is_not(None))
        done = [(row.id, row.reaction) for row in db.session.execute(query.order_by(Delivery.id))]
        db.session.rollback()
        delivery_id, reaction = done[place % len(done)]
        lost = lost and reaction not in WHOLE
        if lost:
            mark = update(Delivery).where(Delivery.id == delivery_id)
            db.session.execute(mark.values(done_at=None))
            db.session.commit()
        before = rows.snapshot(without=["delivery"])

        world.deliver(delivery_id, reaction)

        if reaction != "render_ahead":  # it renders what surrounds the text now
            assert rows.snapshot(without=["delivery"]) == before

    @rule(crash_at=DYING)
    def send_out_what_is_due(self, crash_at: str) -> None:
        world = self.world

        def work() -> None:
            world.crash_at = crash_at
            loop = Dispatcher()
            loop._send_out_due()
            loop._let_corrections_go(world.clock.now())

        world.do(work)

    @rule(which=st.sampled_from([0, 1, 1]), crash_at=DYING)
    def follow_the_log(self, which: int, crash_at: str) -> None:
        def work() -> None:
            self.world.crash_at = crash_at
            self.world.follow(which)

        self.world.do(work)

    @rule(what=st.sampled_from(["upkeep", "start", "rest"]), order=st.integers(0, 9))
    def go_on_by_itself(self, what: str, order: int) -> None:
        """Upkeep is due, or every process starts anew, or nothing is asked of it for a while."""
        world = self.world
        if what == "upkeep":
            world.do(upkeep.sweep.run)
            return
        world.done += 1
        if what == "start":
            world.open()
            for which in (0, 1):
                world.follow(which)
        else:
            invariants.settle(world, order)
            invariants.check_at_rest(world)
