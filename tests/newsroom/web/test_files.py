from __future__ import annotations

from flask import Flask

from newsroom.web import files
from tests.newsroom.web.browsing import Browser


def test_the_manifest_tells_every_shipped_file_as_it_is():
    # After a change: python -c "from newsroom.web import files; files.write_manifest()"
    assert files.digests() == files.measured()


def test_a_file_is_kept_for_ever_at_its_own_address_only(app: Flask):
    with app.test_request_context():
        address = files.asset("desk.css")

    browser = Browser(app)
    ours, bare = browser.get(address), browser.get("/static/desk.css")

    assert ours.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert bare.headers["Cache-Control"] == "no-cache"
    assert ours.headers["X-Content-Type-Options"] == "nosniff"


def test_the_desks_files_ask_nothing_of_another_origin():
    for name in ("desk.css", "components.css"):
        text = (files.folder() / name).read_text()

        assert "url(" not in text
        assert "@import" not in text
