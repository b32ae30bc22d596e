"""What is erased is gone from every table, and no form, draft or device brings it back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete
from sqlalchemy.exc import DatabaseError

from newsroom.articles import actions as writing
from newsroom.articles import finding, queries
from newsroom.articles.comments import actions as comments
from newsroom.articles.comments.actions import Said
from newsroom.articles.comments.anchoring import Anchor
from newsroom.articles.content import of_revision
from newsroom.articles.models import Article, RevisionNamed, SideDraft
from newsroom.articles.sources import actions as sources
from newsroom.articles.sources import notes
from newsroom.articles.sources.source import Source
from newsroom.articles.states import About
from newsroom.articles.writing import drafts
from newsroom.database import Base, db, now
from newsroom.errors import Erased, NotAllowed, Refused
from newsroom.events.queries import chain_faults
from newsroom.glossary import actions as glossary
from newsroom.glossary.states import ConceptKind
from newsroom.media import tidying as media_tidying
from newsroom.people.queries import person
from newsroom.publishing import erasing, takedowns
from newsroom.publishing.site import follow
from newsroom.publishing.site import sweeping as site_sweeping
from newsroom.publishing.states import ReviewOutcome
from newsroom.settings import current
from newsroom.translations import queries as tasks
from newsroom.translations import saving, talking
from tests import make
from tests.crowd import PATIENCE_S, at_once
from tests.newsroom.publishing import asking
from tests.newsroom.translations import beside
from tests.newsroom.web.glossary import entry
from tests.newsroom.web.journey import sign_in
from tests.verified import assert_sound

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

CANARY = "Xilonen"
LONG_ENOUGH_S = 3.0
"""In which whoever does not wait for the other would be done."""
WHY = "She asked for it."


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def written(people: make.Staff) -> Article:
    """Return a live article with its canary in everything that can be said of it."""
    story = make.numbered()
    story = replace(
        story,
        standfirst=f"{CANARY} spoke.",
        body=f"<p>{CANARY} stood at the river. They saw {CANARY} go.</p>",
        photo_credit=f"Photo: {CANARY}",
    )
    article = asking.live(people, story)
    edition, task = article.source, make.task_of(article)
    talking.note(task.id, beside.key(task), CANARY, by=people.translator)
    beside.past_text(task, CANARY)
    said = Said(f"Is {CANARY} safe?", About.BODY, Anchor(CANARY), proposed=f"{CANARY} N.")
    comments.say(edition.id, said, by=people.editor_en)
    drafts.keep({"title": [CANARY]}, by=people.author, edition=edition)
    aside = SideDraft(edition_id=edition.id, person_id=people.author.id, kept_at=now(),
                      texts={"title": CANARY})  # fmt: skip
    db.session.add(aside)
    db.session.commit()
    sources.add(article.id, Source(name="Somebody else"), by=people.author)
    notes.write(article.id, CANARY, version=0, by=people.author)
    return article


def stays_away(people: make.Staff, article: Article) -> None:
    takedown = takedowns.take_down(article.id, by=people.editor_en)
    make.react()
    outcome = ReviewOutcome.STAYS_AWAY
    reason = f"{CANARY} asked."
    takedowns.review(takedown.id, outcome=outcome, reason=reason, by=people.editor_es)
    make.react()


def holding(word: str) -> set[str]:
    """Return the tables of which some row holds a word, whatever the column."""
    found = set()
    for table in Base.metadata.sorted_tables:
        for row in db.session.execute(db.select(table)):
            if word.casefold() in repr(tuple(row)).casefold():
                found.add(table.name)
    db.session.rollback()
    return found


def test_no_row_of_the_database_holds_a_word_of_it_afterwards(people):
    article = written(people)
    assert holding(CANARY) >= {"revision", "edition_comment", "segment_past", "writing_draft"}
    stays_away(people, article)

    erasing.erase(article.id, by=people.editor_es)
    make.react()

    assert holding(CANARY) == set()
    assert chain_faults(f"article:{article.id}") == []
    assert {asking.page(article, one.language).status for one in article.editions} == {410}


def test_lists_do_not_find_it_by_the_title_that_it_had(people):
    article = asking.live(people, replace(make.numbered(), title=f"Where is {CANARY}"))
    asked = finding.Asked(words=CANARY)
    assert finding.page(asked, 1)[0]
    stays_away(people, article)

    erasing.erase(article.id, by=people.editor_es)

    assert finding.page(asked, 1)[0] == []
    assert db.session.scalars(db.select(Article.sought)).all() == [""]


def test_nothing_says_any_more_whom_it_named(people):
    somebody = glossary.propose(
        entry(("en", "Elsa Yupanqui"), kind=ConceptKind.PERSON), by=people.editor_en
    )
    named = (somebody.id.hex,)
    article = asking.live(people, replace(make.numbered(), named=named))
    other = make.draft(people, replace(make.numbered(), named=named))
    asked, gone = finding.Asked(naming=somebody.id), delete(RevisionNamed)
    stays_away(people, article)
    with pytest.raises(DatabaseError, match="append-only"):
        db.session.execute(gone)
    db.session.rollback()

    erasing.erase(article.id, by=people.editor_es)

    assert [one.id for one in finding.page(asked, 1)[0]] == [other.id]
    assert set(db.session.scalars(db.select(RevisionNamed.revision_id))) == {
        other.current_revision_id
    }
    with pytest.raises(DatabaseError, match="append-only"):
        db.session.execute(gone)
    db.session.rollback()


def test_a_newsroom_that_erased_an_article_is_sound(people):
    article = written(people)
    stays_away(people, article)

    erasing.erase(article.id, by=people.editor_es)
    erasing.erase(article.id, by=people.editor_es)
    make.react()
    site_sweeping.sweep(follow.tree_of(current()), untouched_s=0)
    media_tidying.sweep(untouched_s=0)

    assert_sound()


def test_two_people_have_to_want_it_gone(people):
    article = written(people)
    with pytest.raises(Refused):
        erasing.erase(article.id, by=people.editor_en)
    takedown = takedowns.take_down(article.id, by=people.editor_en)
    with pytest.raises(Refused):
        erasing.erase(article.id, by=people.editor_en)
    outcome = ReviewOutcome.STAYS_AWAY
    takedowns.review(takedown.id, outcome=outcome, reason=WHY, by=people.editor_es)
    for outsider in (people.author, people.translator, people.admin):
        with pytest.raises(NotAllowed):
            erasing.erase(article.id, by=outsider)
    erasing.erase(article.id, by=people.editor_en)

    with pytest.raises(Refused) as back:
        takedowns.review(takedown.id, outcome=ReviewOutcome.MAY_RETURN, reason=WHY, by=people.duty)

    assert [one.guard for one in back.value.unmet] == ["erased"]


def test_no_late_form_brings_words_back(people):
    article = written(people)
    edition, task = article.source, make.task_of(article)
    content = of_revision(make.current_of(edition))
    version, fence, key = edition.version, task.fence, beside.key(task)
    entry = beside.entry(task, CANARY)
    stays_away(people, article)
    erasing.erase(article.id, by=people.editor_es)
    late: tuple[Callable[[], Any], ...] = (
        lambda: writing.save(edition.id, content, version=version, by=people.author),
        lambda: writing.save(edition.id, content, version=0, by=people.author),
        lambda: drafts.keep({"title": [CANARY]}, by=people.author, edition=edition),
        lambda: drafts.set_aside(edition.id, {"title": CANARY}, over=None, number=1,
                                 by=people.author),
        lambda: comments.say(edition.id, Said(CANARY), by=people.editor_en),
        lambda: notes.write(article.id, CANARY, version=0, by=people.author),
        lambda: sources.add(article.id, Source(name=CANARY), by=people.author),
        lambda: saving.save_segments(task.id, [entry], fence=fence, by=people.translator),
        lambda: saving.save_segments(task.id, [entry], fence=0, by=people.translator),
        lambda: saving.keep_aside(task.id, {key: CANARY}, by=people.translator),
        lambda: talking.note(task.id, key, CANARY, by=people.translator),
    )  # fmt: skip

    for act in late:
        with pytest.raises(Erased):
            act()

    assert holding(CANARY) == set()
    assert tasks.unfinished_of(task.edition_id) is None


def test_what_is_typed_in_the_very_moment_is_erased_with_the_rest(
    app: Flask, people: make.Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = asking.live(people)
    stays_away(people, article)
    article_id, edition_id = article.id, article.source.id
    author_id, editor_id = people.author.id, people.editor_es.id
    judged, erased = threading.Event(), threading.Event()
    write = drafts._put

    def slowly(values: dict[str, Any]) -> int | None:
        judged.set()
        erased.wait(LONG_ENOUGH_S)
        return write(values)

    monkeypatch.setattr(drafts, "_put", slowly)

    def acts(number: int) -> None:
        if number == 0:
            edition = queries.edition(edition_id)
            drafts.keep({"title": [CANARY]}, by=person(author_id), edition=edition)
            return
        judged.wait(PATIENCE_S)
        erasing.erase(article_id, by=person(editor_id))
        erased.set()

    assert at_once(app, 2, acts) == [None, None]
    assert "writing_draft" not in holding(CANARY)


def test_a_page_that_is_still_open_is_told_that_it_is_gone(app: Flask, people):
    article = written(people)
    stays_away(people, article)
    erasing.erase(article.id, by=people.editor_es)
    desk = sign_in(app, people.author)

    statuses = [
        desk.send(f"/desk/articles/{article.id}/draft", title=CANARY).status_code,
        desk.open(f"/desk/articles/{article.id}/edit").status_code,
        desk.open(f"/desk/articles/{article.id}").status_code,
    ]

    assert statuses == [410, 410, 200]
