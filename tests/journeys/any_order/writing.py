"""What writers, translators and reviewers may do at any moment."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from newsroom.articles import actions as writing
from newsroom.articles.states import EditionState
from newsroom.database import db
from newsroom.errors import NewsroomError
from newsroom.people import actions as accounts
from newsroom.people.models import Role
from newsroom.publishing import actions as releases
from newsroom.translations import acknowledging, claims
from newsroom.translations import actions as translations
from newsroom.translations.models import TranslationTask
from newsroom.translations.states import TaskState
from tests import make
from tests.journeys.any_order.world import ARTICLES, World, content

PLACES = st.integers(0, ARTICLES - 1)
EVERYBODY = ("Ana", "Tomás", "Emma", "Elena", "Dora", "Alex", "Eva", "Ernesto", "Ada", "Teresa")
REASONS = st.sampled_from(["It has to be so.", "It has to be so.", "It has to be so.", ""])
CHANGES = st.sampled_from(["words", "words", "number", "title", "back"])
MOSTLY = st.sampled_from([True, True, True, False])
RIGHTS = (
    ("Emma", Role.EDITOR, "en"),
    ("Elena", Role.EDITOR, "es"),
    ("Tomás", Role.TRANSLATOR, "en>es"),
    ("Dora", Role.DUTY, ""),
)


def by(*fit: str) -> st.SearchStrategy[str]:
    """Draw those whose work it is most of the time, and sometimes anybody."""
    return st.sampled_from([*fit * (1 + 60 // len(fit)), *EVERYBODY])


class Writing(RuleBasedStateMachine):
    """Texts are written, read, approved, laid aside; translations follow."""

    world: World

    def bring_on(self, place: int) -> None:
        """Let those whose turn it is do the next thing on the way to a ready pair."""
        world = self.world
        source = world.source(place)
        revision = source.current_revision_id
        assert revision is not None
        if source.state in {EditionState.DRAFT, EditionState.CHANGES_REQUESTED}:
            return writing.submit(source.id, by=world.who("Ana"))
        if source.state in {EditionState.SUBMITTED, EditionState.IN_REVIEW}:
            writing.approve(source.id, revision, by=world.who("Emma"))
            return None
        return self.bring_translation_on(world.task(place))

    def bring_translation_on(self, task: TranslationTask) -> None:
        translator = self.world.who("Tomás")
        if task.state is TaskState.OPEN:
            claims.claim(task.id, by=translator)
        elif task.state in {TaskState.CLAIMED, TaskState.CHANGES_REQUESTED}:
            make.translate(task, translator)
            translations.hand_in(task.id, by=translator)
        elif task.edition.current_revision_id is not None:
            approver = self.world.who("Elena")
            translations.approve(task.id, task.edition.current_revision_id, by=approver)

    @rule(place=PLACES, steps=st.integers(1, 6))
    def go_on(self, place: int, steps: int) -> None:
        self.translating = True
        for _ in range(steps):
            self.world.do(lambda: self.bring_on(place))
            self.world.deliver_all(0)

    @rule(place=PLACES, change=CHANGES, publish=MOSTLY, deliver=MOSTLY)
    def bring_to_readers(self, place: int, change: str, *, publish: bool, deliver: bool) -> None:
        """What a quiet day is like: an edit, the whole way through, and perhaps out it goes."""
        self.translating = True
        self.edit(place, "Ana", change, current=True)
        for _ in range(6):
            self.world.do(lambda: self.bring_on(place))
            self.world.deliver_all(0)
        if publish:
            self.world.do(
                lambda: releases.publish(self.world.release(place).id, by=self.world.who("Dora"))
            )
        if deliver:
            self.world.deliver_all(0)

    @rule(place=PLACES, who=by("Ana", "Ada"), links=st.integers(-1, ARTICLES - 1))
    def start(self, place: int, who: str, links: int) -> None:
        world = self.world
        if world.count() >= ARTICLES:
            return self.edit(place, who, "words", current=True)
        slug = world.source(links).current_revision if links >= 0 else None
        link = f"/en/{slug.slug}/" if slug else ""
        text = content("A letter from the coast", world.token(), link=link)
        world.do(lambda: writing.start(text, language="en", by=world.who(who)))
        return None

    @rule(
        place=PLACES,
        who=by("Ana", "Ana", "Ada", "Emma"),
        change=CHANGES,
        current=st.sampled_from([True] * 7 + [False]),
    )
    def edit(self, place: int, who: str, change: str, *, current: bool) -> None:
        world = self.world

        def work() -> None:
            edition = world.source(place)
            before = make.current_of(edition)
            token = world.token()
            title = f"Title {token}" if change == "title" else before.title
            text = content(title, token, number=4 if change == "number" else 3)
            if change == "back":
                text = content(before.title, "wbackw")
            version = edition.version - (0 if current else 1)
            writing.save(edition.id, text, version=version, by=world.who(who))

        world.do(work)

    @rule(
        place=PLACES,
        what=st.sampled_from(["submit", "ask", "approve"]),
        writer=by("Ana", "Ada"),
        editor=by("Emma", "Eva", "Ada"),
        reason=REASONS,
    )
    def review(self, place: int, what: str, writer: str, editor: str, reason: str) -> None:
        def work() -> None:
            edition, person = self.world.source(place), self.world.who(editor)
            if what == "submit":
                writing.submit(edition.id, by=self.world.who(writer))
            elif what == "ask":
                writing.request_changes(edition.id, by=person, reason=reason)
            else:
                writing.approve(edition.id, make.current_of(edition).id, by=person)

        self.world.do(work)

    @rule(place=PLACES, who=by("Ana", "Emma"), back=st.booleans())
    def spike_or_restore(self, place: int, who: str, *, back: bool) -> None:
        def work() -> None:
            edition, person = self.world.source(place), self.world.who(who)
            if back:
                writing.restore(edition.id, by=person)
            else:
                writing.spike(edition.id, by=person, reason="Not now.")

        self.world.do(work)

    @rule(
        place=PLACES,
        who=by("Tomás", "Teresa"),
        what=st.sampled_from(["claim", "translate", "translate", "stale", "hand_in"]),
    )
    def work_on_a_translation(self, place: int, who: str, what: str) -> None:
        def work() -> None:
            task, person = self.world.task(place), self.world.who(who)
            if what == "claim":
                claims.claim(task.id, by=person)
            elif what == "hand_in":
                translations.hand_in(task.id, by=person)
            else:
                if what == "stale":
                    task.fence -= 1
                    db.session.expunge(task)
                make.translate(task, person)

        self.translating = True
        self.world.do(work)

    translating = False
    """Whether this step was one that may change text in work."""

    @rule(place=PLACES, who=by("Elena", "Ernesto", "Ada"), back=st.booleans(), reason=REASONS)
    def review_translation(self, place: int, who: str, *, back: bool, reason: str) -> None:
        def work() -> None:
            task, person = self.world.task(place), self.world.who(who)
            if back:
                return translations.request_changes(task.id, by=person, reason=reason)
            revision = task.edition.current_revision_id
            if revision is None:
                raise NewsroomError
            return translations.approve(task.id, revision, by=person)

        self.world.do(work)

    @rule(place=PLACES, who=by("Elena", "Tomás"), to=st.sampled_from(["", "Teresa", "Tomás"]))
    def give_back_or_on(self, place: int, who: str, to: str) -> None:
        def work() -> None:
            task, person = self.world.task(place), self.world.who(who)
            if to:
                claims.reassign(task.id, to=self.world.who(to), by=person)
            else:
                claims.release_claim(task.id, by=person)

        self.world.do(work)

    @rule(place=PLACES, who=by("Elena", "Tomás"))
    def acknowledge(self, place: int, who: str) -> None:
        def work() -> None:
            article = self.world.article(place)
            edition, read = article.edition("es"), article.source.current_revision_id
            if edition is None or read is None:
                raise NewsroomError
            acknowledging.acknowledge(edition.id, read, by=self.world.who(who))

        self.world.do(work)

    @rule(which=st.sampled_from(RIGHTS), back=st.booleans())
    def lose_or_regain_a_right(self, which: tuple[str, Role, str], *, back: bool) -> None:
        name, role, scope = which
        step = accounts.grant if back else accounts.withdraw
        world = self.world
        world.do(lambda: step(world.who(name), role, scope, by=world.who("Alex")))
