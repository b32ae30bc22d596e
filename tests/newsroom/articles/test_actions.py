"""What people do with articles: four eyes, voided approvals, stale saves, embargoes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from newsroom.articles import actions, locking, queries
from newsroom.articles.models import Approval, Edition, SideDraft
from newsroom.articles.states import BylineKind, EditionState
from newsroom.database import db
from newsroom.errors import BadInput, NotAllowed, NotFound, Refused, StaleSave, TooLarge
from newsroom.events.models import Event
from newsroom.publishing import queries as publishing
from newsroom.publishing.states import ReleaseState
from newsroom.translations import actions as translations
from tests import make, rows

pytestmark = pytest.mark.usefixtures("at_rest")


OTHER = replace(make.STORY, body="<p>Another text altogether, written in one evening.</p>")


def submitted(people: make.Staff) -> Edition:
    edition = make.draft(people)
    actions.submit(edition.id, by=people.author)
    return edition


def guards(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.guard for one in refused.value.unmet]


def test_nobody_approves_or_reviews_a_text_they_wrote():
    writer = make.person("author", "editor:en")
    edition = actions.start(make.STORY, language="en", by=writer)
    actions.submit(edition.id, by=writer)

    for step in (
        lambda: actions.approve(edition.id, make.current_of(edition).id, by=writer),
        lambda: actions.take_review(edition.id, by=writer),
    ):
        with pytest.raises(Refused) as refused:
            step()
        assert guards(refused) == ["four_eyes"]
    assert edition.state is EditionState.SUBMITTED


def test_who_once_wrote_in_it_never_approves_it_even_after_somebody_rewrote_it_all(people):
    edition = make.draft(people)
    actions.save(edition.id, OTHER, version=edition.version, by=people.editor_en)
    actions.save(edition.id, make.STORY, version=edition.version, by=people.author)
    actions.submit(edition.id, by=people.author)

    with pytest.raises(Refused) as refused:
        actions.approve(edition.id, make.current_of(edition).id, by=people.editor_en)

    assert guards(refused) == ["four_eyes"]
    actions.approve(edition.id, make.current_of(edition).id, by=people.duty)
    assert edition.state is EditionState.APPROVED


def test_a_save_that_changes_nothing_makes_nobody_a_contributor(people):
    edition = make.draft(people)
    before = rows.snapshot()

    actions.save(edition.id, make.STORY, version=edition.version, by=people.editor_en)

    assert rows.snapshot() == before


def test_an_approval_names_the_revision_that_was_read(people):
    edition = submitted(people)
    read = make.current_of(edition).id
    actions.save(edition.id, OTHER, version=edition.version, by=people.author)
    actions.submit(edition.id, by=people.author)

    with pytest.raises(Refused) as refused:
        actions.approve(edition.id, read, by=people.editor_en)

    assert guards(refused) == ["current"]
    assert edition.state is EditionState.SUBMITTED


@pytest.mark.parametrize("by", ["author", "editor_en"])
def test_any_edit_voids_an_approval_tells_people_and_takes_the_release_back(people, by):
    release = make.ready(people)
    source = release.article.source
    approval = queries.approval_of(make.current_of(source))
    assert approval is not None

    actions.save(source.id, OTHER, version=source.version, by=getattr(people, by))
    waiting = publishing.unfinished_of(release.article_id)
    assert waiting is not None
    assert not all(one.ready for one in publishing.readiness(waiting))
    make.react()

    assert source.state is EditionState.DRAFT
    assert db.session.get_one(Approval, approval.id).voided_at is not None
    assert release.state is ReleaseState.ASSEMBLING
    told = db.session.scalars(
        db.select(Event.kind).where(Event.article_id == release.article_id).order_by(Event.seq)
    ).all()[-2:]
    assert told == ["approval_voided", "release_voided"]


def test_a_stale_save_overwrites_nothing_and_keeps_both_texts(people):
    edition = make.draft(people)
    opened = edition.version
    actions.save(edition.id, OTHER, version=opened, by=people.editor_en)
    stored = edition.current_revision_id
    mine = replace(make.STORY, title="What I wrote meanwhile")

    with pytest.raises(StaleSave) as stale:
        actions.save(edition.id, mine, version=opened, by=people.author)

    assert edition.current_revision_id == stored
    assert stale.value.mine["title"] == "What I wrote meanwhile"
    assert stale.value.theirs["body"] == OTHER.body
    assert stale.value.version == edition.version
    kept = queries.side_drafts(edition.id, people.author.id)
    assert [one.texts for one in kept] == [stale.value.mine]
    assert "Nothing is lost" in str(stale.value)


def test_a_stale_save_makes_nobody_a_contributor_and_voids_nothing(people):
    edition = submitted(people)
    actions.approve(edition.id, make.current_of(edition).id, by=people.editor_en)
    before = rows.counts()

    with pytest.raises(StaleSave):
        actions.save(edition.id, OTHER, version=edition.version - 1, by=people.editor_en)

    after = rows.counts()
    assert {name for name in after if after[name] != before[name]} == {SideDraft.__tablename__}
    assert edition.state is EditionState.APPROVED


@pytest.mark.parametrize(
    ("field", "content"),
    [
        ("title", replace(make.STORY, title="A\x00B")),
        ("title", replace(make.STORY, title="A\ud800B")),
        ("title", replace(make.STORY, title="x" * 301)),
        ("standfirst", replace(make.STORY, standfirst="x" * 1_001)),
        ("byline", replace(make.STORY, byline="Ana\x1b")),
        ("photo_credit", replace(make.STORY, photo_credit="y" * 301)),
        ("slug", replace(make.STORY, slug="Not A Slug")),
        ("slug", replace(make.STORY, slug="a" * 81)),
        ("body", replace(make.STORY, body="<p>\x00</p>")),
        ("body", replace(make.STORY, body="<p>\udfff</p>")),
        ("body", replace(make.STORY, body="x" * 500_001)),
        ("countries", replace(make.STORY, countries=("Peru",))),
        ("countries", replace(make.STORY, countries=("P1",))),
        ("countries", replace(make.STORY, countries=("ñu",))),
    ],
)
def test_what_cannot_be_stored_is_refused_by_name_and_nothing_is_half_stored(
    people, field, content
):
    edition = make.draft(people)
    before = rows.counts()

    with pytest.raises(BadInput) as refused:
        actions.save(edition.id, content, version=edition.version, by=people.author)
    with pytest.raises(BadInput):
        actions.start(content, language="en", by=people.author)

    assert refused.value.field == field
    assert rows.counts() == before


def test_a_reason_that_is_too_long_changes_no_state(people):
    edition = submitted(people)
    before = rows.snapshot()

    with pytest.raises(TooLarge) as refused:
        actions.request_changes(edition.id, by=people.editor_en, reason="x" * 2_001)

    assert refused.value.field == "reason"
    assert rows.snapshot() == before


@pytest.mark.parametrize("step", ["approve", "spike", "request_changes", "take_review", "save"])
def test_a_translation_moves_with_its_task_and_not_around_it(people, step):
    edition = make.handed_in(people).edition
    take: dict[str, Callable[[], object]] = {
        "approve": lambda: actions.approve(
            edition.id, make.current_of(edition).id, by=people.editor_es
        ),
        "spike": lambda: actions.spike(edition.id, by=people.editor_es, reason="Not now."),
        "take_review": lambda: actions.take_review(edition.id, by=people.editor_es),
        "request_changes": lambda: actions.request_changes(
            edition.id, by=people.editor_es, reason="Again."
        ),
        "save": lambda: actions.save(
            edition.id, OTHER, version=edition.version, by=people.editor_es
        ),
    }
    before = rows.snapshot()

    with pytest.raises(NotAllowed):
        take[step]()

    assert rows.snapshot() == before


def test_a_withheld_byline_is_not_stored_and_counts_as_decided(people):
    hidden = replace(make.STORY, byline="A name in danger", byline_kind=BylineKind.WITHHELD)
    edition = make.draft(people, hidden)

    actions.submit(edition.id, by=people.author)

    assert make.current_of(edition).byline == ""
    assert "A name in danger" not in str(rows.snapshot())


def test_an_article_begins_in_a_language_that_the_newsroom_publishes(people):
    with pytest.raises(BadInput) as refused:
        actions.start(make.STORY, language="fr", by=people.author)

    assert refused.value.field == "language"


def test_what_is_not_there_is_not_found(people):
    unknown = people.author.id

    for ask in (locking.lock, queries.article, queries.edition):
        with pytest.raises(NotFound):
            ask(unknown)
    assert translations.open_tasks(make.draft(people).article_id) == []
