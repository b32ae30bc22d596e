"""What editors may decide about releases at any moment, before and after they are public."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from sqlalchemy import select

from newsroom.articles import actions as writing
from newsroom.articles import policies
from newsroom.articles.states import PairPolicy, PublicState
from newsroom.database import db
from newsroom.errors import NewsroomError
from newsroom.publishing import (
    actions,
    carrying,
    corrections,
    proposals,
    queries,
    takedowns,
    taking_back,
)
from newsroom.publishing.models import Proposal, Release
from newsroom.publishing.states import ReleaseState as S
from newsroom.publishing.states import ReviewOutcome, Severity
from tests.journeys.any_order.world import LANGUAGES, World
from tests.journeys.any_order.writing import PLACES, REASONS, by
from tests.processes import CRASH_POINTS

EDITORS = by("Emma", "Elena", "Eva", "Ernesto", "Dora", "Ada")
AHEAD = st.sampled_from([1, 10, 90, 24 * 60])
CHOSEN = st.sampled_from([None, None, ("en",), ("es",), ("en", "es")])
LIVE, WITHDRAWN = PublicState.LIVE, PublicState.WITHDRAWN
_AHEAD = (S.READY, S.SCHEDULED)
MEANT_FOR: dict[Callable[..., object], tuple[S, ...]] = {
    actions.publish: (S.READY,),
    actions.schedule: _AHEAD,
    actions.hold: _AHEAD,
    actions.cancel: (*_AHEAD, S.ASSEMBLING, S.HELD, S.FAILED),
    actions.unschedule: (S.SCHEDULED,),
    actions.resume: (S.HELD,),
    actions.retry: (S.FAILED,),
    actions.let_go_first: (S.ASSEMBLING,),
    actions.call_minor: (S.ASSEMBLING, S.READY),
    proposals.propose_release: _AHEAD,
}
DYING = st.sampled_from([""] * 6 + list(CRASH_POINTS))


class Releasing(RuleBasedStateMachine):
    """Releases are assembled, scheduled, held, published, corrected, taken back."""

    world: World

    def decide(self, place: int, who: str, step: Callable[..., object], **given: Any) -> None:
        """Let somebody decide about a release for which this is a question, as a rule."""
        world = self.world
        states = MEANT_FOR[step]
        world.do(lambda: step(world.release(place, *states).id, by=world.who(who), **given))

    def wall(self, minutes: int) -> dt.datetime:
        return (self.world.clock.at + dt.timedelta(minutes=minutes)).replace(
            tzinfo=None, second=0, microsecond=0
        )

    @rule(place=PLACES, who=EDITORS)
    def assemble(self, place: int, who: str) -> None:
        world = self.world
        world.do(lambda: actions.assemble(world.article(place).id, by=world.who(who)))

    @rule(place=PLACES, who=EDITORS, unread=st.sampled_from([False] * 5 + [True]))
    def publish(self, place: int, who: str, *, unread: bool) -> None:
        shown = frozenset({uuid.UUID(int=1)}) if unread else None
        self.decide(place, who, actions.publish, shown=shown)

    @rule(place=PLACES, who=EDITORS, minutes=AHEAD)
    def schedule(self, place: int, who: str, minutes: int) -> None:
        self.decide(place, who, actions.schedule, wall=self.wall(minutes), zone="UTC")

    @rule(place=PLACES, who=EDITORS, reason=REASONS)
    def hold(self, place: int, who: str, reason: str) -> None:
        self.decide(place, who, actions.hold, reason=reason)

    @rule(place=PLACES, who=EDITORS, reason=REASONS)
    def cancel(self, place: int, who: str, reason: str) -> None:
        self.decide(place, who, actions.cancel, reason=reason)

    @rule(
        place=PLACES,
        who=EDITORS,
        step=st.sampled_from([actions.unschedule, actions.resume, actions.retry]),
    )
    def put_back(self, place: int, who: str, step: Callable[..., object]) -> None:
        self.decide(place, who, step)

    @rule(place=PLACES, who=EDITORS, language=st.sampled_from(LANGUAGES), reason=REASONS)
    def let_go_first(self, place: int, who: str, language: str, reason: str) -> None:
        self.decide(place, who, actions.let_go_first, language=language, reason=reason)

    @rule(place=PLACES, who=EDITORS, language=st.sampled_from(LANGUAGES))
    def call_minor(self, place: int, who: str, language: str) -> None:
        self.decide(place, who, actions.call_minor, language=language)

    @rule(place=PLACES, who=EDITORS, minutes=st.sampled_from([None, 2, 30]))
    def propose_earlier(self, place: int, who: str, minutes: int | None) -> None:
        wall = None if minutes is None else self.wall(minutes)
        self.decide(place, who, proposals.propose_release, wall=wall, zone="UTC")

    @rule(place=PLACES, who=EDITORS, minutes=st.sampled_from([None, 20]))
    def propose_embargo(self, place: int, who: str, minutes: int | None) -> None:
        world = self.world
        until = None if minutes is None else world.clock.at + dt.timedelta(minutes=minutes)
        world.do(
            lambda: proposals.propose_embargo(world.article(place).id, until, by=world.who(who))
        )

    @rule(newest=st.booleans(), who=EDITORS, yes=st.sampled_from([True, True, True, False]))
    def decide_on_a_wish(self, *, newest: bool, who: str, yes: bool) -> None:
        def work() -> None:
            query = select(Proposal.id).where(Proposal.decided_at.is_(None))
            open_ones = db.session.scalars(query.order_by(Proposal.proposed_at)).all()
            if not open_ones:
                raise NewsroomError
            step = proposals.confirm if yes else proposals.decline
            step(open_ones[-1 if newest else 0], by=self.world.who(who))

        self.world.do(work)

    @rule(place=PLACES, who=EDITORS, minutes=st.sampled_from([None, 5, 45, 600]))
    def set_embargo(self, place: int, who: str, minutes: int | None) -> None:
        world = self.world
        until = None if minutes is None else world.clock.at + dt.timedelta(minutes=minutes)
        world.do(lambda: writing.set_embargo(world.article(place).id, until, by=world.who(who)))

    @rule(
        place=PLACES,
        who=EDITORS,
        policy=st.sampled_from([PairPolicy.TOGETHER, *PairPolicy]),
        reason=REASONS,
        hours=st.sampled_from([1, 48]),
    )
    def set_policy(self, place: int, who: str, policy: PairPolicy, reason: str, hours: int) -> None:
        world = self.world
        until = world.clock.at + dt.timedelta(hours=hours)
        world.do(
            lambda: policies.set_policy(
                world.article(place).id, policy, by=world.who(who), reason=reason, until=until
            )
        )

    @rule(
        place=PLACES,
        who=EDITORS,
        severity=st.sampled_from(Severity),
        scope=st.sampled_from([("en",), ("es",), ("en", "es")]),
    )
    def open_correction(
        self, place: int, who: str, severity: Severity, scope: tuple[str, ...]
    ) -> None:
        world = self.world
        notes = {code: f"We were wrong about {world.token()}." for code in LANGUAGES}
        world.do(
            lambda: corrections.open_correction(
                world.public(place, LIVE),
                severity=severity,
                scope=scope,
                notes=notes,
                by=world.who(who),
            )
        )

    @rule(place=PLACES, who=EDITORS, step=st.sampled_from(["approve", "approve", "cancel", "word"]))
    def decide_on_notes(self, place: int, who: str, step: str) -> None:
        def work() -> None:
            person = self.world.who(who)
            article = self.world.fitting(
                place, lambda one: queries.open_correction(one.id) is not None
            )
            found = queries.open_correction(article.id)
            if found is None:
                raise NewsroomError
            notes = {one.language: one.note for one in found.notes}
            if step == "approve":
                corrections.approve_notes(found.id, notes=notes, by=person)
            elif step == "cancel":
                corrections.cancel_correction(found.id, by=person, reason="It was right.")
            else:
                reworded = {code: f"{note} And more." for code, note in notes.items()}
                corrections.change_notes(found.id, notes=reworded, by=person)

        self.world.do(work)

    def take_back(
        self, step: Callable[[], Release | None], *, at_once: bool, crash_at: str
    ) -> None:
        """Take something back, perhaps carry it to readers before the reply, perhaps die then."""

        def work() -> None:
            release = step()
            release_id = release.id if release is not None else None
            if release_id is not None and at_once:
                self.world.crash_at = crash_at
                carrying.at_once(release_id, self.world.trees[0])

        self.world.do(work)

    @rule(
        place=PLACES,
        who=EDITORS,
        reason=REASONS,
        languages=CHOSEN,
        back=st.sampled_from([False, True, True]),
        at_once=st.booleans(),
        crash_at=DYING,
    )
    def withdraw_or_reinstate(
        self,
        place: int,
        who: str,
        reason: str,
        languages: tuple[str, ...] | None,
        *,
        back: bool,
        at_once: bool,
        crash_at: str,
    ) -> None:
        world = self.world
        step = taking_back.reinstate if back else taking_back.withdraw
        self.take_back(
            lambda: step(
                world.public(place, WITHDRAWN if back else LIVE),
                by=world.who(who),
                reason=reason,
                languages=languages,
            ),
            at_once=at_once,
            crash_at=crash_at,
        )

    @rule(place=PLACES, who=EDITORS, often=st.integers(0, 3), at_once=st.booleans(), dying=DYING)
    def retract(self, place: int, who: str, often: int, *, at_once: bool, dying: str) -> None:
        world = self.world
        if often:
            return  # what is retracted stays so: too soon, and little else could happen to it
        notes = {"en": f"Because of {world.token()}.", "es": ""}
        self.take_back(
            lambda: taking_back.retract(
                world.public(place, LIVE), by=world.who(who), reason="Wrong.", notes=notes
            ),
            at_once=at_once,
            crash_at=dying,
        )

    @rule(place=PLACES, who=EDITORS, at_once=st.booleans(), crash_at=DYING)
    def take_down(self, place: int, who: str, *, at_once: bool, crash_at: str) -> None:
        world = self.world

        def step() -> Release | None:
            found = takedowns.take_down(world.article(place).id, by=world.who(who))
            return queries.release(found.release_id) if found.release_id else None

        self.take_back(step, at_once=at_once, crash_at=crash_at)

    @rule(place=PLACES, who=EDITORS, outcome=st.sampled_from(ReviewOutcome), reason=REASONS)
    def review_takedown(self, place: int, who: str, outcome: ReviewOutcome, reason: str) -> None:
        def work() -> None:
            article = self.world.fitting(place, lambda one: one.taken_down_at is not None)
            found = queries.newest_takedown(article.id)
            if found is None:
                raise NewsroomError
            takedowns.review(found.id, outcome=outcome, reason=reason, by=self.world.who(who))

        self.world.do(work)
