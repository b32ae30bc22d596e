"""What is sent as JSON where a form is expected: an object, or a refusal in words."""

from __future__ import annotations

import pytest

from tests.newsroom.web.browsing import Browser

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]

NOTHING_TO_READ = {
    "null": b"null",
    "list": b'[{"title": "River"}]',
    "number": b"1e999",
    "text": b'"a=b"',
    "brackets": b"[" * 100_000,
    "objects": b'{"a":' * 100_000,
    "broken": b"{",
    "bytes": b"\xff\xfe",
}
FORMS = ["/account/login", "/account/profile", "/desk/articles/new", "/desk/topics", "/nowhere"]


@pytest.fixture
def send(shared_app, people, monkeypatch):
    browser = Browser(shared_app, people.editor_en)
    for limiter in shared_app.extensions["limiter"]:
        monkeypatch.setattr(limiter, "enabled", False)
    headers = {"X-CSRFToken": browser.token(), "Origin": "http://localhost"}

    def sent(path, content):
        return browser.client.post(
            path, data=content, content_type="application/json", headers=headers
        )

    return sent


@pytest.mark.parametrize("content", NOTHING_TO_READ.values(), ids=NOTHING_TO_READ)
@pytest.mark.parametrize("path", FORMS)
def test_json_that_is_no_object_is_refused_and_breaks_nothing(send, path, content):
    reply = send(path, content)

    assert reply.status_code < 500
    assert b"Something broke on our side" not in reply.data


@pytest.mark.parametrize("content", [NOTHING_TO_READ["null"], NOTHING_TO_READ["brackets"]])
def test_a_form_says_what_is_wrong_with_such_json(send, content):
    reply = send("/account/profile", content)

    assert reply.status_code == 400
    assert "This form cannot be accepted" in reply.text


@pytest.mark.parametrize("content", [b'{"en": "a\\u0000"}', b'{"en": [{"b": "\\ud800"}]}'])
def test_no_character_that_cannot_be_stored_comes_in_as_json(send, content):
    reply = send("/desk/topics", content)

    assert reply.status_code == 422
    assert "This holds a character that cannot be stored." in reply.text
