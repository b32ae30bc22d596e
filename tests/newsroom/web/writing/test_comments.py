"""Comments on the pages on which a text is written, reviewed and talked about."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from newsroom.articles import actions
from newsroom.articles.comments import actions as comments
from newsroom.articles.comments import threads as comments_threads
from newsroom.articles.comments.actions import Said
from newsroom.articles.comments.anchoring import Anchor
from newsroom.articles.comments.models import Comment
from newsroom.articles.models import Edition
from newsroom.articles.states import About
from newsroom.articles.writing import lock as writing_lock
from newsroom.people.models import Person
from tests import make, statements
from tests.newsroom.web.browsing import Browser

QUOTE = "The company has to leave the valley"
PART = {"Origin": "http://localhost", "HX-Request": "true"}


@pytest.fixture
def staff(app: Flask) -> make.Staff:
    """The staff of this test's newsroom."""
    assert app.testing
    return make.staff()


def quoted(edition: Edition, by: Person, **more: Any) -> Comment:
    said = Said("Who says so?", About.BODY, Anchor(QUOTE), **more)
    return comments.say(edition.id, said, by=by)


def page(edition: Edition) -> str:
    return f"/desk/articles/{edition.article_id}/comments"


def test_a_pasted_passage_is_commented_on_without_any_script(app: Flask, staff: make.Staff) -> None:
    edition = make.draft(staff)
    editor = Browser(app, staff.editor_en)
    typed = {"comment": "Says <b>who</b>?", "about": "body", "quote": QUOTE, "blocks": "1"}

    reply = editor.post(page(edition), typed)

    assert (reply.status_code, reply.location) == (302, page(edition))
    shown = Browser(app, staff.author).get(page(edition)).text
    assert "Says &lt;b&gt;who&lt;/b&gt;?" in shown
    assert "to be settled before approval" in shown
    assert f"{QUOTE}</blockquote>" in shown


def test_what_was_typed_comes_back_with_what_is_wrong(app: Flask, staff: make.Staff) -> None:
    edition = make.draft(staff)
    editor = Browser(app, staff.editor_en)
    typed = {"comment": "Look, @[Tomás].", "quote": QUOTE, "proposed": "Better words"}

    reply = editor.post(page(edition), typed, headers=PART)

    assert reply.status_code == 422
    assert "Tomás cannot read the comments on this article" in reply.text
    assert all(words in reply.text for words in typed.values())
    assert comments_threads.of(edition) == []


def test_the_review_says_what_has_to_be_settled_first(app: Flask, staff: make.Staff) -> None:
    edition = make.draft(staff)
    actions.submit(edition.id, by=staff.author)
    comment = quoted(edition, staff.editor_en, blocks=True)
    duty = Browser(app, staff.duty)
    review = f"/desk/review/{edition.id}"

    shown = duty.get(review).text
    refused = duty.post(f"{review}/approve", {"revision": str(edition.current_revision_id)})
    duty.post(f"{page(edition)}/{comment.id}/settle", {"next": review})
    approved = duty.post(f"{review}/approve", {"revision": str(edition.current_revision_id)})

    assert "A comment on the text has to be settled" in shown
    assert f'id="comment-{comment.id}"' in shown
    assert (refused.status_code, approved.status_code) == (409, 302)


def test_htmx_gets_the_panel_for_the_page_that_it_stands_on(app: Flask, staff: make.Staff) -> None:
    edition = make.draft(staff)
    comment = quoted(edition, staff.editor_en)
    author = Browser(app, staff.author)
    typed = {"comment": "I do.", "place": "writing"}

    reply = author.post(f"{page(edition)}/{comment.id}/reply", typed, headers=PART)

    assert reply.status_code == 200
    assert reply.text.lstrip().startswith('<section class="card comments" id="panel-comments"')
    assert "I do." in reply.text
    assert "<form" not in reply.text


@pytest.mark.parametrize("who", ["translator", "admin", "stranger"])
def test_for_everybody_else_there_are_no_comments(app: Flask, staff: make.Staff, who: str) -> None:
    edition = make.approved(staff)
    comment = quoted(edition, staff.author)
    person = make.person("author") if who == "stranger" else getattr(staff, who)
    other = Browser(app, person)

    replies = [
        other.get(page(edition)),
        other.get(f"{page(edition)}/people"),
        other.post(page(edition), {"comment": "Hello."}),
        other.post(f"{page(edition)}/{comment.id}/settle"),
        other.post(f"{page(edition)}/{comment.id}/taken", {"body": "x"}),
    ]

    assert {one.status_code for one in replies} <= {403, 404}
    assert not any("Who says so" in one.text for one in replies)


@pytest.mark.parametrize("name", ["reply", "change", "settle", "reopen", "remove", "erase", "no"])
def test_a_comment_on_another_article_is_not_there(
    app: Flask, staff: make.Staff, name: str
) -> None:
    edition, other = make.draft(staff), make.draft(staff)
    comment = quoted(other, staff.editor_en)
    editor = Browser(app, staff.editor_en)

    reply = editor.post(f"{page(edition)}/{comment.id}/{name}", {"comment": "So?"})

    assert reply.status_code == 404


def test_people_are_named_for_a_mention_and_kept_nowhere(app: Flask, staff: make.Staff) -> None:
    edition = make.draft(staff)

    reply = Browser(app, staff.author).get(f"{page(edition)}/people")

    assert reply.json == ["Dora", "Elena", "Emma"]
    assert reply.headers["Cache-Control"] == "private, no-store"


class TestTaking:
    """A proposed wording enters the form, and only its author saves it."""

    def test_it_stands_in_the_form_of_whoever_follows_the_link(
        self, app: Flask, staff: make.Staff
    ) -> None:
        edition = make.draft(staff)
        comment = quoted(edition, staff.editor_en, proposed="The firm must go from the valley")
        author = Browser(app, staff.author)

        shown = author.get(f"/desk/articles/{edition.article_id}/edit?take={comment.id}").text

        assert "The firm must go from the valley by May" in shown.split("<textarea")[2]
        assert "Read them, then save." in shown
        assert make.current_of(edition).number == 1

    def test_a_script_gets_the_text_that_is_being_typed_with_it(
        self, app: Flask, staff: make.Staff
    ) -> None:
        edition = make.draft(staff)
        comment = quoted(edition, staff.editor_en, proposed="They go")
        author = Browser(app, staff.author)
        typed = {"body": f"New *first* words.\n\n{QUOTE} by May.", "body_form": "markdown"}

        reply = author.post(f"{page(edition)}/{comment.id}/taken", typed)

        assert reply.json == {
            "body": "New *first* words.\n\nThey go by May.",
            "body_form": "markdown",
        }

    def test_words_that_are_gone_are_not_replaced(self, app: Flask, staff: make.Staff) -> None:
        edition = make.draft(staff)
        comment = quoted(edition, staff.editor_en, proposed="They go")
        author = Browser(app, staff.author)
        typed = {"body": "Something else altogether.", "body_form": "markdown"}

        reply = author.post(f"{page(edition)}/{comment.id}/taken", typed, headers=PART)
        broken = author.get(f"/desk/articles/{edition.article_id}/edit?take=no-comment")

        assert reply.status_code == 409
        assert "Nothing was changed" in reply.text
        assert broken.status_code == 200

    def test_while_somebody_else_writes_the_form_stays_as_it_is(
        self, app: Flask, staff: make.Staff
    ) -> None:
        edition = make.draft(staff)
        comment = quoted(edition, staff.editor_en, proposed="The firm must go from the valley")
        writing_lock.beat(edition.id, tab="other", by=staff.editor_en)
        author = Browser(app, staff.author)

        shown = author.get(f"/desk/articles/{edition.article_id}/edit?take={comment.id}").text

        assert "The firm must go from the valley by May" not in shown.split("<textarea")[2]
        assert "The proposed words were not taken over." in shown
        assert f"{staff.editor_en.desk_name} has been writing this since" in shown

    def test_an_editor_does_not_take_it_in_the_place_of_the_author(
        self, app: Flask, staff: make.Staff
    ) -> None:
        edition = make.draft(staff)
        comment = quoted(edition, staff.author, proposed="They go")
        editor = Browser(app, staff.editor_en)

        reply = editor.post(f"{page(edition)}/{comment.id}/taken", {"body": QUOTE})

        assert reply.status_code == 403

    def test_the_title_is_reworded_as_well(self, app: Flask, staff: make.Staff) -> None:
        edition = make.draft(staff)
        said = Said("Shorter.", About.TITLE, Anchor("win their case"), proposed="win")
        comment = comments.say(edition.id, said, by=staff.editor_en)
        author = Browser(app, staff.author)

        reply = author.post(
            f"{page(edition)}/{comment.id}/taken", {"title": "River defenders win their case"}
        )

        assert reply.json == {"title": "River defenders win"}


@pytest.mark.parametrize("where", ["edit", "comments", "review"])
def test_a_page_asks_the_same_for_one_thread_and_for_many(
    app: Flask, staff: make.Staff, where: str
) -> None:
    counts = []
    for number in (1, 8):
        edition = make.draft(staff)
        actions.submit(edition.id, by=staff.author)
        for _ in range(number):
            comment = quoted(edition, staff.editor_en, blocks=True)
            comments.reply(edition.id, comment.id, "See @[Dora].", by=staff.author)
        browser = Browser(app, staff.editor_en)
        article = f"/desk/articles/{edition.article_id}"
        path = f"/desk/review/{edition.id}" if where == "review" else f"{article}/{where}"
        browser.get(path)
        with statements.counted() as counted:
            shown = browser.get(path)
        assert len(re.findall(r'<li class="comment-thread', shown.text)) == number
        counts.append(len(counted))

    assert counts[0] == counts[1]


def test_comments_stand_unfolded_beside_a_text_that_was_sent_back(
    app: Flask, staff: make.Staff
) -> None:
    edition = make.draft(staff)
    author = Browser(app, staff.author)
    quoted(edition, staff.editor_en)
    writing = f"/desk/articles/{edition.article_id}/edit"
    unfolded = 'data-fold="comments" open data-needed'
    assert unfolded not in author.get(writing).text

    actions.submit(edition.id, by=staff.author)
    actions.request_changes(edition.id, by=staff.editor_en, reason="See the question.")
    assert unfolded in author.get(writing).text
