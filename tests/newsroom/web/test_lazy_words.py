"""Lazy messages are plain words wherever they come out."""

from __future__ import annotations

from flask import Flask, jsonify
from flask.sessions import SecureCookieSessionInterface
from flask_babel import lazy_gettext
from markupsafe import Markup

CODE = "<b onclick=x>"
MESSAGE = lazy_gettext("“%(code)s” is not the code of a language.", code=CODE)
WORDS = f"“{CODE}” is not the code of a language."


def test_a_lazy_message_is_escaped_like_any_other_text(app: Flask):
    template = app.jinja_env.from_string("{% autoescape true %}{{ said }}{% endautoescape %}")

    with app.test_request_context("/?lang=en"):
        assert "“&lt;b onclick=x&gt;”" in template.render(said=MESSAGE)
        assert "&lt;b onclick=x&gt;" in Markup("<p>%s</p>") % MESSAGE


def test_a_lazy_message_stands_in_json_as_its_words(app: Flask):
    with app.test_request_context("/?lang=en"):
        assert jsonify(said=MESSAGE).json == {"said": WORDS}


def test_a_lazy_message_waits_in_the_session_for_the_next_page(app: Flask):
    assert isinstance(app.session_interface, SecureCookieSessionInterface)
    session = app.session_interface.serializer

    with app.test_request_context("/?lang=en"):
        kept = session.dumps({"_flashes": [("success", MESSAGE)]})

    assert session.loads(kept) == {"_flashes": [("success", WORDS)]}
