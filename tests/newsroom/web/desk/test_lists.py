"""Lists of articles: an author's own, all, and what is laid aside; an author's first page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles import actions, finding, queries
from newsroom.articles.content import Content
from newsroom.articles.finding import Asked
from newsroom.articles.models import SideDraft
from newsroom.articles.states import EditionState
from newsroom.database import db, now
from newsroom.people.models import Grant, Role
from tests import make
from tests.newsroom.web.journey import Desk, sign_in, words
from tests.statements import counted


def titled(*titles: str) -> list[Content]:
    return [replace(make.STORY, title=one) for one in titles]


def titles(asked: Asked, page: int = 1, *, size: int = 25) -> list[str]:
    found, _ = finding.page(asked, page, size=size)
    return [make.current_of(one).title for one in found]


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_a_list_is_narrowed_by_words_of_the_title_and_by_state() -> None:
    people = make.staff()
    river, well, percent = [
        make.draft(people, one) for one in titled("The River", "The Well", "100 % of it")
    ]
    actions.submit(river.id, by=people.author)
    actions.spike(percent.id, by=people.author, reason="Not now.")
    stranger = make.person("author")

    assert titles(Asked()) == ["100 % of it", "The Well", "The River"]
    assert titles(Asked(words="river")) == ["The River"]
    assert titles(Asked(words="%")) == ["100 % of it"]
    assert titles(Asked(state="submitted")) == ["The River"]
    assert titles(Asked(state="live")) == []
    assert titles(Asked(owner_id=people.author.id, state="spiked")) == ["100 % of it"]
    assert titles(Asked(owner_id=stranger.id)) == []
    assert well.state is EditionState.DRAFT


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_titles_are_found_by_each_word_without_accents_and_by_the_newest_text_alone() -> None:
    people = make.staff()
    edition = make.draft(people, replace(make.STORY, title="El río de María"))
    make.draft(people, replace(make.STORY, title="The Well"))

    assert titles(Asked(words="MARIA rio")) == ["El río de María"]
    assert titles(Asked(words="rio pozo")) == []

    content = replace(make.STORY, title="El pozo")
    actions.save(edition.id, content, by=people.author, version=edition.version)

    assert titles(Asked(words="rio")) == []
    assert titles(Asked(words="POZO")) == ["El pozo"]


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_every_article_stands_on_exactly_one_page() -> None:
    people = make.staff()
    for one in titled(*(f"Title {number}" for number in range(7))):
        make.draft(people, one)

    pages = [titles(Asked(), page, size=3) for page in (1, 2, 3)]

    assert [len(one) for one in pages] == [3, 3, 1]
    assert [one for page in pages for one in page] == [f"Title {one}" for one in range(6, -1, -1)]


def test_an_author_finds_their_own_articles_and_nobody_elses(app: Flask) -> None:
    people = make.staff()
    make.draft(people, replace(make.STORY, title="Ana's article"))
    other = make.person("author")
    desk, stranger = sign_in(app, people.author), sign_in(app, other)

    assert "Ana's article" in words(desk.open("/desk/mine?q=ANA"))
    assert "No article is like that" in words(desk.open("/desk/mine?q=nothing"))
    assert "Ana's article" not in words(stranger.open("/desk/mine"))
    assert stranger.open("/desk/articles").status_code == 403
    assert sign_in(app, people.translator).open("/desk/mine").status_code == 403


def test_what_is_laid_aside_is_brought_back_from_the_list(app: Flask) -> None:
    people = make.staff()
    edition = make.draft(people)
    url = f"/desk/articles/{edition.article_id}"
    desk = sign_in(app, people.author)
    assert "Please give a reason." in words(desk.send(f"{url}/steps/spike"))
    desk.press(url, f"{url}/steps/spike", reason="The case was called off.")
    assert queries.edition(edition.id).state is EditionState.SPIKED
    assert "The case was called off." in words(desk.open(url))

    back = desk.press("/desk/mine?state=spiked", f"{url}/steps/restore")

    assert back.status_code == 302
    assert queries.edition(edition.id).state is EditionState.DRAFT
    assert "No article is like that" in words(desk.open("/desk/mine?state=spiked"))


def test_the_first_page_says_what_each_draft_lacks(app: Flask) -> None:
    people = make.staff()
    make.draft(people, replace(make.STORY, title="", byline=""))
    kept = make.draft(people, replace(make.STORY, title="The kept one"))
    aside = SideDraft(edition_id=kept.id, person_id=people.author.id, kept_at=now(), texts={})
    db.session.add(aside)
    db.session.commit()

    said = words(sign_in(app, people.author).open("/desk/"))

    assert "The article has no title yet. Give a byline, or say that it is withheld." in said
    assert "Texts of mine that are kept aside" in said
    assert "The kept one" in said


def statements(desk: Desk, url: str) -> int:
    desk.page(url)
    with counted() as sent:
        desk.page(url)
    return len(sent)


@pytest.mark.database
@pytest.mark.parametrize("url", ["/desk/", "/desk/mine", "/desk/articles"])
def test_more_rows_cost_no_more_statements(app: Flask, url: str) -> None:
    people = make.staff()
    people.editor_en.grants.append(Grant(role=Role.AUTHOR, scope="", granted_at=now()))
    db.session.commit()
    desk = sign_in(app, people.editor_en)

    def write(title: str) -> None:
        mine = replace(make.STORY, title=title)
        draft = actions.start(mine, language="en", by=people.editor_en)
        sent = actions.start(mine, language="en", by=people.editor_en)
        actions.submit(sent.id, by=people.editor_en)
        back = make.draft(people, mine)
        actions.submit(back.id, by=people.author)
        db.session.add(
            SideDraft(edition_id=draft.id, person_id=people.editor_en.id, kept_at=now(), texts={})
        )
        db.session.commit()

    write("First")
    one = statements(desk, url)
    for number in range(9):
        write(f"Title {number}")

    assert statements(desk, url) == one
