"""Pictures at the desk: what a file tells is said first, and nobody sees what is not theirs."""

from __future__ import annotations

import io
import re
import uuid
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from newsroom.database import db
from newsroom.media import queries, store
from newsroom.media.models import Picture
from newsroom.people.models import Person
from newsroom.publishing.site import follow
from newsroom.settings import current
from tests import make
from tests.newsroom.media import files, taken
from tests.newsroom.web.browsing import Browser

pytestmark = pytest.mark.usefixtures("at_rest")

PLACE = "/desk/pictures/"


def plain(width: int) -> bytes:
    out = io.BytesIO()
    files.drawn(width, 20).save(out, "PNG")
    return out.getvalue()


def send(
    app: Flask, person: Person, content: bytes, name: str = "Ana en Cusco.jpg"
) -> TestResponse:
    sent = {"file": (io.BytesIO(content), name)}
    return Browser(app, person).post(PLACE, sent, content_type="multipart/form-data")


def count() -> int:
    db.session.rollback()
    return db.session.scalar(db.select(db.func.count()).select_from(Picture)) or 0


def test_a_file_of_nothing_but_pixels_is_kept_at_once(shared_app, people):
    reply = send(shared_app, people.author, plain(31))

    assert reply.status_code == 302
    page = Browser(shared_app, people.author).get(reply.location)
    [name] = re.findall(r"!\[\]\(picture:([0-9a-f]{32})\)", page.text)
    assert f"{PLACE}{queries.picture(uuid.UUID(name)).id}" in reply.location


def test_what_a_file_tells_is_said_before_anything_is_kept(shared_app, people):
    before = count()

    page = send(shared_app, people.author, files.jpeg())

    assert page.status_code == 200
    assert "The file told where the picture was taken." in page.text
    assert "with which camera" in page.text
    assert "The file told names" in page.text
    assert count() == before
    data = [one.read_bytes() for one in current().data.rglob("*") if one.is_file()]
    assert [one for one in data if files.MARKER.encode() in one] == []
    assert [one for one in data if b"Cusco" in one] == []


def decide(app: Flask, person: Person, page: str, then: str) -> TestResponse:
    [seal] = re.findall(r'name="seal" value="([^"]+)"', page)
    return Browser(app, person).post(f"{PLACE}keep", {"seal": seal, "then": then})


def test_whoever_was_told_keeps_the_picture_or_forgets_it(shared_app, people):
    page = send(shared_app, people.author, files.webp()).text

    stranger = decide(shared_app, people.editor_es, page, "keep")
    forgotten = decide(shared_app, people.author, page, "forget")
    too_late = decide(shared_app, people.author, page, "keep")
    again = send(shared_app, people.author, files.webp()).text
    kept = decide(shared_app, people.author, again, "keep")

    assert (stranger.status_code, forgotten.status_code) == (422, 302)
    assert too_late.status_code == 422
    assert "missing from the store" in too_late.text
    assert kept.status_code == 302
    assert kept.location != PLACE


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no picture that can be read"),
        (b"<script>alert(1)</script>", "no picture that can be read"),
        (files.jpeg()[:200], "no picture that can be read"),
    ],
)
def test_what_is_no_picture_is_refused_beside_the_form(shared_app, people, content, words):
    before = count()

    page = send(shared_app, people.author, content)

    assert page.status_code == 422
    assert words in page.text
    assert count() == before


def test_a_form_without_a_file_says_so(shared_app, people):
    page = Browser(shared_app, people.author).post(PLACE, {})

    assert page.status_code == 422
    assert "Please choose a file." in page.text


def test_a_file_of_a_form_is_never_on_a_disk(shared_app, monkeypatch):
    def refuse(*_given, **_named):
        raise AssertionError("a temporary file was made")

    monkeypatch.setattr("tempfile.SpooledTemporaryFile", refuse)
    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    sent = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
    sent += b"a" * 2_000_000 + b"\r\n--x--\r\n"
    with shared_app.test_request_context(
        "/", method="POST", data=sent, content_type="multipart/form-data; boundary=x"
    ) as context:
        assert isinstance(context.request.files["file"].stream, io.BytesIO)


def words(version: int, **more: str) -> dict[str, str]:
    return {
        "version": str(version), "alt_en": "A river", "alt_es": "Un río", "caption_en": "",
        "caption_es": "", "credit": "Luz <Marín>", "focus_x": "100", "focus_y": "0", **more,
    }  # fmt: skip


def test_what_is_said_of_a_picture_is_saved_in_both_languages(shared_app, people):
    one = taken.picture(people.author, width=41, made=False)

    reply = Browser(shared_app, people.author).post(f"{PLACE}{one.id}", words(one.version))

    assert reply.status_code == 302
    db.session.rollback()
    found = queries.picture(one.id)
    assert (found.said_in("en"), found.said_in("es")) == (("A river", ""), ("Un río", ""))
    assert (found.credit, found.focus_x, found.focus_y) == ("Luz <Marín>", 100, 0)
    page = Browser(shared_app, people.author).get(f"{PLACE}{one.id}").text
    assert "Luz &lt;Marín&gt;" in page
    assert re.findall(r'name="focus_[xy]" min="0" max="100" value="(\d+)"', page) == ["100", "0"]


def test_what_cannot_be_saved_comes_back_beside_its_field(shared_app, people):
    one = taken.picture(people.author, width=42, made=False)

    page = Browser(shared_app, people.author).post(
        f"{PLACE}{one.id}", words(one.version, alt_es="x" * 501, credit="Kept")
    )

    assert page.status_code == 422
    assert 'id="alt_es-error"' in page.text
    assert 'value="Kept"' in page.text
    assert queries.picture(one.id).credit == "Luz Marín"


def test_a_form_that_is_behind_is_told_and_loses_nothing(shared_app, people):
    one = taken.picture(people.author, width=43, made=False)

    page = Browser(shared_app, people.author).post(f"{PLACE}{one.id}", words(1))

    assert page.status_code == 409
    assert "Luz &lt;Marín&gt;" in page.text


def test_a_picture_is_taken_from_the_pages(shared_app, people):
    one = taken.picture(people.author, width=44, made=False)

    reply = Browser(shared_app, people.editor_es).post(f"{PLACE}{one.id}/retire")

    assert reply.status_code == 302
    page = Browser(shared_app, people.author).get(f"{PLACE}{one.id}").text
    assert "No page shows this picture any more." in page
    assert "picture:" not in page


@pytest.mark.parametrize("path", ["", "/file"])
def test_a_picture_of_somebody_else_is_not_there(shared_app, people, path):
    one = taken.picture(people.editor_en, width=45, made=False)
    other = make.person("author")
    unknown = f"{PLACE}{'0' * 8}-0000-4000-8000-{'0' * 12}{path}"

    shown = {
        who.desk_name: Browser(shared_app, who).get(f"{PLACE}{one.id}{path}").status_code
        for who in (other, people.editor_es)
    }
    hidden, nothing = (
        Browser(shared_app, other).get(where) for where in (f"{PLACE}{one.id}{path}", unknown)
    )

    assert shown == {other.desk_name: 404, people.editor_es.desk_name: 200}
    assert hidden.status_code == nothing.status_code == 404


def test_translators_see_the_pictures_of_the_texts_that_they_translate_and_no_others(
    shared_app, people
):
    shown, other = (taken.picture(people.author, width=w, made=False) for w in (46, 47))
    body = f'<p>Words.</p><p><img src="picture:{shown.id.hex}" alt=""></p>'
    make.claimed(people, replace(make.numbered(), body=body))
    translator = Browser(shared_app, people.translator)

    replies = [translator.get(f"{PLACE}{one.id}/file").status_code for one in (shown, other)]

    assert replies == [200, 404]
    assert translator.get(PLACE).status_code == 403


def test_a_picture_that_is_not_public_is_sent_to_be_looked_at_and_not_kept(shared_app, people):
    one = taken.picture(people.author, width=48)
    name = queries.picture(one.id).files[0]["digest"][:32] + ".avif"
    browser = Browser(shared_app, people.author)

    for path, kind in (("file", "image/webp"), (f"file/{name}", "image/avif")):
        reply = browser.get(f"{PLACE}{one.id}/{path}")
        assert reply.status_code == 200
        assert reply.content_type == kind
        assert reply.headers["Cache-Control"] == "private, no-store"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        assert reply.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    for wrong in ("0" * 32 + ".avif", f"{one.digest}.jpg", f"{one.digest[:32]}.jpg", "..%2fx"):
        assert browser.get(f"{PLACE}{one.id}/file/{wrong}").status_code == 404


def told(reply: TestResponse) -> str:
    """Return a whole reply without what is drawn anew for each, and without its own address."""
    text = f"{reply.headers}{reply.text}"
    text = re.sub(r"/-/media/[0-9a-f.]+(?:avif|jpg)", "", text)
    return re.sub(r"nonce[-=][^ '\n>]+|X-CSRFToken[^}]+|csrf_token[^>]+|Set-Cookie.*", "", text)


def test_an_address_of_a_picture_that_is_not_public_answers_like_any_other(shared_app, people):
    one = taken.picture(people.author, width=49)
    make.ready(people, replace(
        make.numbered(), body=f'<p>Words.</p><p><img src="picture:{one.id.hex}" alt=""></p>'
    ))  # fmt: skip
    digest = queries.picture(one.id).files[0]["digest"]
    assert follow.tree_of(current()).objects.verify(digest, ".avif")  # rendered ahead
    stranger = Browser(shared_app)

    for name in (f"{digest[:32]}.avif", f"{digest}.avif", f"{one.digest[:32]}.jpg"):
        stem, _, suffix = name.partition(".")
        reply = stranger.get(f"/-/media/{name}")
        unknown = stranger.get(f"/-/media/{'0' * len(stem)}.{suffix}")
        assert reply.status_code == 404
        assert told(reply) == told(unknown)


def test_the_rehearsal_shows_pictures_from_the_desk_and_so_does_the_text(shared_app, people):
    one = taken.picture(people.author, width=50)
    release = make.ready(people, replace(
        make.numbered(), body=f'<p>Words.</p><p><img src="picture:{one.id.hex}" alt=""></p>'
    ))  # fmt: skip
    editor = Browser(shared_app, people.editor_en)

    rehearsed = editor.get(f"/desk/articles/{release.article_id}/rehearsal/en").text
    text = editor.get(f"/desk/articles/{release.article_id}").text

    [path] = re.findall(r'<img src="([^"]+)" width="50"', rehearsed)
    assert path.startswith(f"{PLACE}{one.id}/file/")
    assert "/-/media/" not in rehearsed
    assert editor.get(path).content_type == "image/jpeg"
    assert f'src="{PLACE}{one.id}/file"' in text


def test_the_store_is_for_its_owner_only(people):
    taken.picture(people.author, width=51, made=False)

    assert store.kept().root.stat().st_mode & 0o777 == 0o700
