"""Files that people send become texts: their kinds, their limits, and what is said of them."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from newsroom.articles.sanitise import clean_body
from newsroom.errors import BadInput, NewsroomError, TooLarge
from newsroom.imports.written import bringing
from newsroom.imports.written import limits as written_limits
from newsroom.imports.written import links as written_links
from newsroom.imports.written.bringing import Brought, WrongKind
from tests.newsroom.imports.documents import docx, p, packed, r

_CORPUS = sorted((Path(__file__).parents[5] / "shared" / "corpora" / "docx").rglob("*.docx"))


_NOISE = random.Random(1).randbytes(1_000_000)  # packs as badly as a photograph


_MEASURED = """
import resource, subprocess, sys
child = [sys.executable, "-I", "-m", "newsroom.imports.written.child"]
done = subprocess.run(child, input=sys.stdin.buffer.read(), capture_output=True, check=True)
print(done.stdout.decode())
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, end="")
"""
"""A process of its own: whoever is forked begins with the memory of its parent."""


def read(app: Flask, content: bytes, name: str = "a.docx", language: str = "en") -> Brought:
    with app.test_request_context():
        came = bringing.read(content, name, language=language)
        return replace(
            came, report=tuple(replace(one, message=str(one.message)) for one in came.report)
        )


def messages(came: Brought) -> list[str]:
    return [one.message for one in came.report]


def test_a_title_and_what_stands_below_it_are_set_apart(app):
    content = docx(
        p("What happened", style="Title")
        + p("In short", style="Subtitle")
        + p("First", style="berschrift1")
        + p("Words.")
    )

    came = read(app, content)

    assert (came.title, came.standfirst, came.body) == (
        "What happened", "In short", "<h2>First</h2>\n<p>Words.</p>",
    )  # fmt: skip


def test_what_stayed_outside_is_counted_in_words_without_what_it_said(app):
    drawing = '<w:r><w:drawing><wp:docPr descr="A road at dawn"/><a:blip/></w:drawing></w:r>'
    link = '<w:hyperlink r:id="own">' + r("here") + "</w:hyperlink>"
    content = docx(
        p("Title", style="Title") + p("a", r("SECRET", "vanish"), drawing, drawing, link),
        links={"own": "file:///C:/Users/Marta/x.docx"},
    )

    came = read(app, content)

    assert came.body == "<p>ahere</p>"
    assert messages(came) == [
        "1 hidden passage was left out.",
        "2 pictures were left out. Add them from the library.",
        "1 link leads nowhere that an article may lead; its words are there.",
        "What the file tells of itself, such as names, dates and its program, was not read.",
    ]
    assert came.report[1].details == ("A road at dawn", "A road at dawn")
    assert "SECRET" not in str(came)
    assert "Marta" not in str(came)


def test_markdown_brings_what_its_head_says_but_no_names(app):
    text = (
        "---\ntitle: The well\ndescription: It is dry.\nauthor: Marta Ruiz\ndate: 2026-05-14\n---\n"
        "Words <script>alert(1)</script>**bold**\n"
    )

    came = read(app, text.encode(), "a.md")

    assert (came.title, came.standfirst, str(came.dateline)) == (
        "The well", "It is dry.", "2026-05-14",
    )  # fmt: skip
    assert came.body == "<p>Words <strong>bold</strong></p>"
    assert "Marta" not in str(came)
    assert messages(came) == [
        "The head of the file names authors. It was left out; type the byline yourself."
    ]


def test_plain_text_stays_plain(app):
    text = "The well\n\nIt *is* dry,\nsays <b>Ana</b>.\n\n- one\n- two\n\n3. c\n4. d\n"

    came = read(app, text.encode(), "a.txt")

    assert came.title == "The well"
    assert came.body == (
        "<p>It *is* dry,<br>says &lt;b&gt;Ana&lt;/b&gt;.</p>\n"
        "<ul><li>one</li><li>two</li></ul>\n"
        '<ol start="3"><li>c</li><li>d</li></ol>'
    )


@pytest.mark.parametrize("kind", ["utf-16", "utf-8-sig", "cp1252"])
def test_letters_are_read_however_they_are_written(app, kind):
    came = read(app, "Año\r\n\r\nSeñal".encode(kind), "a.txt")

    assert (came.title, came.body) == ("Año", "<p>Señal</p>")
    assert any("accents" in one for one in messages(came)) == (kind == "cp1252")


@pytest.mark.parametrize(
    ("content", "name", "kind", "words"),
    [
        (b"", "a.docx", BadInput, "empty"),
        (b"x" * 5_000_001, "a.md", TooLarge, "5 MB"),
        (b"%PDF-1.7", "a.pdf", WrongKind, "Only .docx"),
        (b"a\0b", "a.txt", WrongKind, "Only .docx"),
        (packed({"a.txt": "x"}), "a.docx", WrongKind, "Only .docx"),
        (b"PK\x03\x04", "a.docx", BadInput, "damaged"),
        (b"\xd0\xcf\x11\xe0", "a.doc", BadInput, "password"),
        (docx("", word__vbaProject_bin=b"x"), "a.docm", BadInput, "macros"),
        (docx("", word__media__big_bin=b"\0" * 9_000_000), "a.docx", BadInput, "memory and time"),
        (docx(p("x" * 10_000_000), word__media__a_bin=_NOISE), "a.docx", BadInput, "memory and"),
        (docx("<w:p/>" * 300_001, word__media__a_bin=_NOISE), "a.docx", BadInput, "memory and"),
        (docx(p("")), "a.docx", BadInput, "no text"),
        (docx(p("a" * 600_000)), "a.docx", TooLarge, "longer than"),
        (b"a" * 600_000, "a.txt", TooLarge, "longer than"),
        (b"*" * 400_000, "a.docx", WrongKind, "Only .docx"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(app, content, name, kind, words):
    with app.test_request_context(), pytest.raises(kind, match=words):
        bringing.read(content, name, language="en")


def test_what_costs_too_much_ends_the_child_and_nothing_else(app, monkeypatch):
    little = replace(written_limits.CHILD, wall_s=0.01)
    monkeypatch.setattr(written_limits, "CHILD", little)

    with app.test_request_context(), pytest.raises(BadInput, match="memory and time"):
        bringing.read(docx(p("a")), "a.docx", language="en")


def test_the_child_starts_without_what_speaks_to_people():
    asked = "import sys, newsroom.imports.written.kinds; print('flask' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-I", "-c", asked], capture_output=True, check=True, text=True
    )

    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    "body",
    [
        "".join(p(f"Paragraph {one} ", r("with words", "b")) for one in range(8_000)),
        "<w:p/>" * 290_000 + p("Words"),
        "<w:p " + " ".join(f"a{one}=''" for one in range(280_000)) + "/>" + p("Words"),
    ],
    ids=["paragraphs", "elements", "attributes"],
)
def test_the_largest_documents_are_read_within_200_megabytes(body):
    content = docx(body, word__media__a_bin=_NOISE * 4)

    command = [sys.executable, "-c", _MEASURED]
    done = subprocess.run(command, input=content, capture_output=True, check=True)

    said, _, kilobytes = done.stdout.decode().rpartition("\n")
    assert "html" in json.loads(said)
    assert int(kilobytes) < 200_000


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://EXAMPLE.org/a?utm_source=x&b=1#c", "https://EXAMPLE.org/a?b=1#c"),
        ("https://www.google.com/url?sa=D&q=https%3A%2F%2Fexample.org%2F", "https://example.org/"),
        ("https://www.google.com/search?q=https://example.org", "https://www.google.com/search?q=https://example.org"),
        ("https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fe.org&data=1", "https://e.org"),
        ("mailto:a@b.org?subject=utm_x", "mailto:a@b.org?subject=utm_x"),
        ("https://[broken", "https://[broken"),
        ("https://e.org/#:~:text=x", "https://e.org/"),
    ],
)  # fmt: skip
def test_a_link_leads_where_it_leads_without_trackers(href: str, address: str) -> None:
    assert written_links.address(href) == address


@pytest.mark.corpora
@pytest.mark.skipif(not _CORPUS, reason="the corpora are not at hand")
@pytest.mark.parametrize("path", _CORPUS, ids=lambda path: path.stem)
def test_real_word_files_become_clean_texts_or_are_refused_in_words(app, path):
    try:
        came = read(app, path.read_bytes(), path.name)
    except NewsroomError:
        # In words: an error of the newsroom has them. Anything else ends the test.
        return

    assert clean_body(came.body) == came.body
