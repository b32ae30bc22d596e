"""Pictures beside a text: found and sent by script, told of before they are kept, no one else's."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from newsroom.database import db, now
from newsroom.media.models import Picture
from newsroom.media.states import UsedIn
from newsroom.people.models import Person
from tests import make, rows, statements
from tests.newsroom.media import files, taken
from tests.newsroom.web.browsing import Browser

pytestmark = pytest.mark.usefixtures("at_rest")

PLACE = "/desk/writing/pictures"


def asked(app: Flask, person: Person, **query: object) -> dict[str, Any]:
    reply = Browser(app, person).get(PLACE, query_string=query)
    assert reply.status_code == 200
    assert reply.headers["Cache-Control"] == "private, no-store"
    found: dict[str, Any] = reply.get_json()
    return found


def send(app: Flask, person: Person, content: bytes) -> TestResponse:
    sent = {"file": (io.BytesIO(content), "Ana en Cusco.jpg")}
    return Browser(app, person).post(PLACE, sent, content_type="multipart/form-data")


def count() -> int:
    db.session.rollback()
    return db.session.scalar(db.select(db.func.count()).select_from(Picture)) or 0


def test_a_picture_comes_with_all_that_a_text_takes_from_it(shared_app, people):
    one = taken.picture(people.author, width=101)

    [found] = [p for p in asked(shared_app, people.author)["pictures"] if p["id"] == one.id.hex]

    assert found == {
        "id": one.id.hex,
        "src": f"/desk/pictures/{one.id}/file",
        "card": f"/desk/pictures/{one.id}/card",
        "page": f"/desk/pictures/{one.id}",
        "width": 101,
        "height": 50,
        "alt": {code: words[0] for code, words in taken.WORDS.items()},
        "caption": {code: words[1] for code, words in taken.WORDS.items()},
        "credit": "Luz Marín",
        "decorative": False,
        "usable": True,
        "why": "",
    }


def test_pictures_are_found_by_their_words_twenty_at_a_time(shared_app, people):
    taken.rows_of(people.author, 21)

    first = asked(shared_app, people.author, q="rio arriba")
    second = asked(shared_app, people.author, q="rio arriba", page=2)

    assert (len(first["pictures"]), first["more"]) == (20, True)
    assert second["pictures"]
    assert {p["id"] for p in first["pictures"]}.isdisjoint(p["id"] for p in second["pictures"])
    assert asked(shared_app, people.author, q="zzz") == {"pictures": [], "more": False}


def test_twenty_pictures_take_as_many_statements_as_one(shared_app, people):
    taken.rows_of(people.author, 3)
    browser = Browser(shared_app, people.editor_en)
    browser.get(PLACE)
    counts = []

    for query in ("no such picture", "river", "rio"):
        with statements.counted() as sent:
            browser.get(PLACE, query_string={"q": query})
        counts.append(len(sent))

    assert counts[0] <= counts[1] == counts[2] == counts[0] + 1


def test_what_may_not_be_shown_is_there_and_says_why(shared_app, people):
    ended, elsewhere = (taken.picture(people.author, width=w, made=False) for w in (128, 129))
    rows.change(Picture, ended.id, rights_end_at=now() - dt.timedelta(seconds=1))
    article = make.draft(people).article_id
    rows.change(Picture, elsewhere.id, used_in=UsedIn.ONE_ARTICLE, only_article_id=people.duty.id)

    found = {
        p["id"]: (p["usable"], p["why"])
        for p in asked(shared_app, people.author, article=article)["pictures"]
    }

    assert found[ended.id.hex] == (False, "Its rights have ended.")
    assert found[elsewhere.id.hex] == (False, "It may be shown in another article only.")


def test_a_file_of_nothing_but_pixels_is_kept_at_once(shared_app, people):
    out = io.BytesIO()
    files.drawn(130, 20).save(out, "PNG")

    reply = send(shared_app, people.author, out.getvalue())

    assert reply.status_code == 201
    assert reply.get_json()["picture"]["width"] == 130


@pytest.mark.parametrize(("then", "kept"), [("keep", 1), ("forget", 0)])
def test_what_a_file_tells_is_said_before_it_is_kept(shared_app, people, then, kept):
    before = count()
    told = send(shared_app, people.author, files.jpeg()).get_json()
    stranger = Browser(shared_app, people.editor_es).post(
        PLACE, {"seal": told["seal"], "then": then}
    )

    waiting = count()
    reply = Browser(shared_app, people.author).post(PLACE, {"seal": told["seal"], "then": then})

    assert "The file told where the picture was taken." in told["told"]
    assert (waiting, stranger.status_code) == (before, 422)
    assert "waited too long" in stranger.get_json()["error"]
    assert ("picture" in reply.get_json(), reply.get_json().get("forgotten")) == (
        (True, None) if kept else (False, True)
    )


def test_what_cannot_be_read_is_refused_in_words(shared_app, people):
    before = count()

    reply = send(shared_app, people.author, b"<script>")

    assert reply.status_code == 422
    assert "no picture that can be read" in reply.get_json()["error"]
    assert count() == before


def test_a_form_without_a_file_says_so(shared_app, people):
    reply = Browser(shared_app, people.author).post(PLACE, {})

    assert (reply.status_code, reply.get_json()) == (422, {"error": "Please choose a file."})


def test_only_who_may_add_pictures_may_ask_for_them(shared_app, people):
    assert Browser(shared_app, people.translator).get(PLACE).status_code == 403
    assert Browser(shared_app).get(PLACE).status_code == 302
    assert Browser(shared_app, people.translator).post(PLACE, {}).status_code == 403


def test_the_bytes_of_what_may_be_chosen_are_there_and_of_nothing_else(shared_app, people):
    public, hidden = (taken.picture(people.editor_en, width=width) for width in (131, 132))
    body = f'<p>Words.</p><p><img src="picture:{public.id.hex}" alt=""></p>'
    make.published(people, replace(make.numbered(), body=body))
    other = Browser(shared_app, make.person("author"))

    codes = [
        other.get(f"/desk/pictures/{one.id}/{name}").status_code
        for one in (public, hidden)
        for name in ("card", "file")
    ]

    assert codes == [200, 200, 404, 404]
    assert other.get(f"/desk/pictures/{public.id}").status_code == 404
