"""What a person says of a changed source, and what readers and translators are told for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.content import Content
from newsroom.articles.models import Article
from newsroom.database import db
from newsroom.errors import BadInput, Refused
from newsroom.publishing import actions, freshness
from newsroom.publishing.freshness import Freshness
from newsroom.translations import significance
from newsroom.translations.models import SourceChange
from newsroom.translations.states import Significance
from tests import make
from tests.newsroom.publishing import asking

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

COMMA = replace(make.STORY, body=make.STORY.body.replace("morning in", "morning, in"))
NEGATED = replace(make.STORY, body=make.STORY.body.replace("has to leave", "has not to leave"))


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def written(people: make.Staff, article: Article, content: Content) -> None:
    source = article.source
    content = asking.titled(article, content)
    articles.save(source.id, content, version=source.version, by=people.author)


def judged(
    people: make.Staff, article: Article, content: Content, said: Significance | None
) -> None:
    written(people, article, content)
    source = article.source
    significance.submit(source.id, by=people.author)
    significance.approve(
        source.id, make.current_of(source).id, by=people.editor_en, significance=said
    )
    make.react()


def alone(people: make.Staff, article: Article) -> None:
    """Let the new source go out before its translation."""
    release = make.waiting_release(article)
    actions.let_go_first(release.id, language="en", by=people.editor_en, reason="Urgent.")
    actions.publish(release.id, by=people.editor_en)
    make.react()


@pytest.mark.parametrize(
    ("said", "found", "flags"),
    [
        (Significance.TYPO, Freshness.SOURCE_AHEAD_MINOR, []),
        (Significance.CONTENT, Freshness.NEEDS_UPDATE, ["updating"]),
        (Significance.LEGAL, Freshness.NEEDS_UPDATE, ["updating"]),
        (None, Freshness.NEEDS_UPDATE, ["updating"]),
    ],
)
def test_readers_are_told_of_what_is_more_than_a_slip(people, said, found, flags):
    article = asking.live(people)
    judged(people, article, COMMA, said)

    alone(people, article)

    assert freshness.now(article)["es"] is found
    assert asking.flags(article, "es") == flags


def test_a_slip_after_another_change_is_not_only_a_slip(people):
    article = asking.live(people)
    judged(people, article, asking.LONGER, Significance.CONTENT)
    longer = make.current_of(article.source).body.replace("valley", "vally")

    judged(people, article, replace(make.STORY, body=longer), Significance.TYPO)
    alone(people, article)

    assert freshness.now(article)["es"] is Freshness.NEEDS_UPDATE


def test_what_has_legal_weight_is_never_called_a_minor_fix(people):
    article = asking.live(people)
    judged(people, article, COMMA, Significance.LEGAL)
    release = make.waiting_release(article)

    with pytest.raises(Refused) as refused:
        actions.call_minor(release.id, language="en", by=people.editor_en)

    assert "nothing_material" in [one.guard for one in refused.value.unmet]


@pytest.mark.parametrize("step", ["submit", "approve"])
def test_a_negation_is_never_a_slip_of_the_pen_and_the_step_is_not_taken(people, step):
    article = asking.live(people)
    written(people, article, NEGATED)
    source = article.source
    if step == "approve":
        significance.submit(source.id, by=people.author)
    state = source.state

    revision_id = make.current_of(source).id
    take: dict[str, Callable[[], object]] = {
        "submit": lambda: significance.submit(
            source.id, by=people.author, significance=Significance.TYPO
        ),
        "approve": lambda: significance.approve(
            source.id, revision_id, by=people.editor_en, significance=Significance.TYPO
        ),
    }

    with pytest.raises(BadInput, match="negation") as refused:
        take[step]()

    assert refused.value.field == "significance"
    assert article.source.state is state
    assert db.session.scalars(db.select(SourceChange)).all() == []


def test_the_author_proposes_and_the_editor_decides(people):
    article = asking.live(people)
    written(people, article, COMMA)
    source = article.source
    significance.submit(source.id, by=people.author, significance=Significance.TYPO)
    asked = significance.question(source)
    assert asked is not None
    assert asked.proposed is Significance.TYPO

    revision = make.current_of(source)
    significance.approve(
        source.id, revision.id, by=people.editor_en, significance=Significance.CONTENT
    )

    row = db.session.get_one(SourceChange, revision.id)
    assert (row.significance, row.said_by) == (Significance.CONTENT, people.editor_en.id)


def test_nothing_is_asked_where_nothing_is_translated(people):
    edition = make.approved(people)

    written(people, edition.article, COMMA)

    assert significance.question(edition) is None
