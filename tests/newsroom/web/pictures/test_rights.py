"""The rights in a picture on its page: said, refused in words, and never lost."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from newsroom.articles.content import Content
from newsroom.media import queries
from newsroom.media.models import Picture
from newsroom.media.states import Consent
from tests import make, rows, statements
from tests.newsroom.media import taken
from tests.newsroom.web.browsing import Browser

pytestmark = pytest.mark.usefixtures("at_rest")

PLACE = "/desk/pictures"


def form(version: int, **more: str) -> dict[str, str]:
    return {
        "version": str(version), "licence": "permission", "holder": "Luz <Marín>", "source": "",
        "terms": "Online.", "used_in": "anywhere", "only_article_id": "", "consent": "oral",
        "consent_note": "At the door.", "ends_on": "2031-03-31", "at_end": "take", **more,
    }  # fmt: skip


def story(picture: Picture) -> Content:
    body = f'<p>Words.</p><p><img src="picture:{picture.id.hex}" alt=""></p>'
    return replace(make.numbered(), body=body)


def test_rights_are_saved_and_shown_again(shared_app, people):
    one = taken.picture(people.author, width=151, made=False)

    reply = Browser(shared_app, people.author).post(f"{PLACE}/{one.id}/rights", form(one.version))

    assert reply.status_code == 302
    page = Browser(shared_app, people.editor_es).get(f"{PLACE}/{one.id}").text
    assert 'value="Luz &lt;Marín&gt;"' in page
    assert 'value="2031-03-31"' in page
    chosen = re.findall(r'<option value="([^"]+)" selected', page)
    assert chosen == ["permission", "anywhere", "oral", "take"]
    assert "At the door." in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"licence": "stolen"}, "licence"),
        ({"consent": ""}, "consent"),
        ({"ends_on": "31.3.2031"}, "ends_on"),
        ({"ends_on": "9999-12-31"}, "ends_on"),
        ({"used_in": "one_article"}, "only_article_id"),
        ({"used_in": "one_article", "only_article_id": "1"}, "only_article_id"),
        ({"holder": "x" * 301}, "holder"),
        ({"consent_note": "x" * 2001}, "consent_note"),
    ],
)
def test_what_cannot_be_said_comes_back_beside_its_field(shared_app, people, wrong, field):
    one = taken.picture(people.author, width=152, made=False)

    page = Browser(shared_app, people.author).post(
        f"{PLACE}/{one.id}/rights", form(one.version, **wrong)
    )

    assert page.status_code == 422
    assert f'id="{field}-error"' in page.text
    assert "Online." in page.text
    assert queries.picture(one.id).terms == ""


def test_rights_that_are_behind_are_told_and_lose_nothing(shared_app, people):
    one = taken.picture(people.author, width=153, made=False)

    page = Browser(shared_app, people.author).post(f"{PLACE}/{one.id}/rights", form(1))

    assert page.status_code == 409
    assert "Luz &lt;Marín&gt;" in page.text


def test_consent_is_withdrawn_at_once_and_the_page_says_of_how_many_articles(shared_app, people):
    one = taken.picture(people.author, width=154)
    make.published(people, story(one))
    browser = Browser(shared_app, people.author)
    before = browser.get(f"{PLACE}/{one.id}").text

    reply = browser.post(f"{PLACE}/{one.id}/withdraw")

    assert before.count("1 live article shows it.") == 2
    assert reply.status_code == 302
    page = browser.get(f"{PLACE}/{one.id}").text
    assert "The people in it withdrew their consent." in page
    assert f"{PLACE}/{one.id}/withdraw" not in page
    assert queries.picture(one.id).consent is Consent.WITHDRAWN


def test_nobody_else_touches_the_rights_of_a_picture(shared_app, people):
    one = taken.picture(people.editor_en, width=155, made=False)
    other = Browser(shared_app, make.person("author"))

    codes = {
        other.post(f"{PLACE}/{one.id}/{what}", form(one.version)).status_code
        for what in ("rights", "withdraw")
    }

    assert codes == {404}


def test_where_a_picture_stands_is_shown_as_far_as_the_person_may_know(shared_app, people):
    author = make.person("author")
    one = taken.picture(author, width=156)
    mine = make.published(people, story(one))
    title = make.current_of(mine.article.source).title

    editors = Browser(shared_app, people.editor_en).get(f"{PLACE}/{one.id}").text
    theirs = Browser(shared_app, author).get(f"{PLACE}/{one.id}").text

    assert f'/desk/articles/{mine.article_id}" lang="en">{title}' in editors
    assert "on its live page" in editors
    assert title not in theirs
    assert "In none of the articles that you may open." in theirs
    assert "1 live article shows it." in theirs


def test_a_picture_in_many_articles_takes_as_many_statements_as_in_one(shared_app, people):
    one, many = (taken.picture(people.author, width=width, made=False) for width in (157, 158))
    make.draft(people, story(one))
    for _ in range(4):
        make.draft(people, story(many))
    browser = Browser(shared_app, people.editor_en)
    browser.get(f"{PLACE}/{one.id}")
    counts, page = [], ""

    for picture_id in (one.id, many.id):
        with statements.counted() as sent:
            page = browser.get(f"{PLACE}/{picture_id}").text
        counts.append(len(sent))

    assert page.count("in the text that is worked on") == 4
    assert counts[0] == counts[1]


def test_editors_find_on_their_first_page_what_has_ended_and_is_live(shared_app, people):
    one = taken.picture(people.author, width=159)
    make.published(people, story(one))
    link = f'/desk/pictures/{one.id}#rights"'
    before = Browser(shared_app, people.editor_es).get("/desk/").text

    rows.change(Picture, one.id, rights_end_at=rows.ago(days=1))

    assert link not in before
    assert link in Browser(shared_app, people.editor_es).get("/desk/").text
    assert link not in Browser(shared_app, people.author).get("/desk/").text


def test_who_is_told_of_a_picture_is_led_to_it(shared_app, people):
    one = taken.picture(people.author, width=160, made=False)
    Browser(shared_app, people.editor_en).post(f"{PLACE}/{one.id}/withdraw")
    make.react()

    page = Browser(shared_app, people.author).get("/account/notifications").text

    assert f'href="/desk/pictures/{one.id}"' in page
    assert "there is no consent" in page
