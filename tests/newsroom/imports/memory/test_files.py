"""Files of a memory, in every format, in and out again."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from newsroom.database import action, db
from newsroom.errors import BadInput, NotAllowed
from newsroom.imports.memory import run
from newsroom.imports.memory.unit import Languages
from newsroom.translations import memory
from newsroom.translations.memory import following, merging, storing
from newsroom.translations.memory.models import MemoryUnit
from tests import make
from tests.newsroom.translations.memory.remembered import TESTIGO, WITNESS, put, texts

pytestmark = pytest.mark.usefixtures("app")

BOTH = Languages("en", "es")
MARKED = (
    'See <g id="1">the law</g><x id="2"/> &amp; more.',
    'Vea <g id="1">la ley</g><x id="2"/> y más.',
)


@pytest.fixture
def editor():
    return make.person("editor:es")


def jsonl(path: Path, *lines: object) -> Path:
    text = "".join(f"{json.dumps(line)}\n" for line in lines)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.database
@pytest.mark.parametrize("name", ["memory.jsonl", "memory.tmx", "memory.po"])
def test_what_is_written_is_read_again_word_by_word(name, editor, tmp_path):
    put((WITNESS, TESTIGO), MARKED, ("5 &lt; 6 &amp; 7", "5 &lt; 6"))
    put(("¿Quién?", "Who?"), source="es", target="en")
    path = tmp_path / name
    count = run.export(path, languages=BOTH, by=editor)
    before = texts()
    action(storing.purge)(list(db.session.scalars(db.select(MemoryUnit.id))))

    report = run.take_in(path, languages=BOTH, by=editor)

    assert count == 4
    assert report.counts["refused"] == 0
    assert report.counts["read"] == 4
    assert texts() == before - {("¿Quién?", "Who?")} | {("Who?", "¿Quién?")}


@pytest.mark.parametrize("name", ["memory.jsonl", "memory.jsonl.gz"])
def test_lines_are_remembered_and_bad_ones_are_told_by_their_number(name, editor, tmp_path):
    path = jsonl(
        tmp_path / name,
        {"id": 1, "en": WITNESS, "es": TESTIGO},
        {"en": "No Spanish"},
        ["no object"],
        {"en": 'A <g id="1">broken mark', "es": "Una marca rota"},
        {"en": "half \ud83d pair", "es": "medio par"},
    )

    report = run.take_in(path, languages=BOTH, by=editor)

    assert report.as_json() == {
        "read": 5,
        "stored": 2,
        "known": 0,
        "refused": 3,
        "remarks": [
            {"place": 2, "error": "There is no text in “es”."},
            {"place": 3, "error": "The line is not a JSON object."},
            {"place": 4, "error": "The mark 1 is never closed."},
        ],
    }
    assert texts() == {(WITNESS, TESTIGO), ("half  pair", "medio par")}


def test_the_same_pair_is_remembered_once_however_often_it_comes(editor, tmp_path):
    path = jsonl(tmp_path / "a.jsonl", *({"en": WITNESS, "es": TESTIGO} for _ in range(3)))

    first = run.take_in(path, languages=BOTH, by=editor)
    second = run.take_in(path, languages=BOTH, by=editor)

    assert (first.counts["stored"], first.counts["known"]) == (1, 2)
    assert (second.counts["stored"], second.counts["known"]) == (0, 3)


def test_a_run_that_was_stopped_is_begun_again_and_ends_as_if_it_had_not_been(
    editor, tmp_path, monkeypatch
):
    monkeypatch.setattr(run, "BATCH", 2)
    lines = [{"en": f"Sentence number {at}.", "es": f"Frase número {at}."} for at in range(7)]
    path = jsonl(tmp_path / "a.jsonl", *lines)
    seen = []

    def stop(position: int) -> None:
        seen.append(position)
        if len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.take_in(path, languages=BOTH, by=editor, tell=stop)
    db.session.rollback()
    assert len(texts()) == 4

    report = run.take_in(path, languages=BOTH, by=editor)

    assert (report.counts["stored"], report.counts["known"]) == (3, 4)
    assert texts() == {(line["en"], line["es"]) for line in lines}


def test_a_large_file_is_merged_into_the_index(editor, tmp_path, monkeypatch):
    monkeypatch.setattr(merging, "MOST_UNITS", 10)
    lines = [{"en": f"Sentence number {at}.", "es": f"Frase número {at}."} for at in range(30)]

    run.take_in(jsonl(tmp_path / "a.jsonl", *lines), languages=BOTH, by=editor)

    assert following.known().shelf.reach()[0] == 30
    assert len(memory.lookup("Sentence number 3.", source="en", target="es")) > 0


def test_only_what_readers_can_see_is_written_out(editor, tmp_path):
    people = make.staff()
    make.ready(people)
    put((WITNESS, TESTIGO))

    count = run.export(tmp_path / "out.jsonl", languages=BOTH, by=editor)

    assert count == 1


def test_whoever_edits_neither_language_takes_nothing_in(tmp_path):
    path = jsonl(tmp_path / "a.jsonl", {"en": WITNESS, "es": TESTIGO})

    with pytest.raises(NotAllowed):
        run.take_in(path, languages=BOTH, by=make.person("translator:en>es"))


def test_a_file_of_no_known_format_is_refused(editor, tmp_path):
    path = tmp_path / "memory.docx"
    path.write_text("x")

    with pytest.raises(BadInput):
        run.take_in(path, languages=BOTH, by=editor)


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("a.tmx", b""),
        ("a.tmx", b"\x00\x01\x02"),
        ("a.tmx", b"<html></html>"),
        ("a.tmx", b"<tmx><body><tu>"),
        ("a.po", b"\xff\xfe\x00"),
        ("a.po", b"<html></html>"),
        ("a.jsonl.gz", b"\x1f\x8bnothing"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(name, held, editor, tmp_path):
    path = tmp_path / name
    path.write_bytes(held)

    with pytest.raises(BadInput):
        run.take_in(path, languages=BOTH, by=editor)


TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-US"/><body>
<tu><tuv xml:lang="en-US"><seg>See <bpt i="1">&lt;b&gt;</bpt>the <hi>law</hi><ept i="1"/>
<ph x="9">code</ph>!</seg></tuv>
<tuv xml:lang="ES-mx"><seg>Vea <bpt i="1"/>la ley<ept i="1"/> <ph x="9"/>!</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Only English</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Lone <it pos="begin">x</it> mark</seg></tuv>
<tuv lang="es"><seg>Marca <it pos="begin">x</it> sola</seg></tuv></tu>
</body></tmx>"""


def test_a_foreign_tmx_keeps_its_words_and_marks_and_loses_its_code(editor, tmp_path):
    path = tmp_path / "foreign.tmx"
    path.write_text(TMX)

    run.take_in(path, languages=BOTH, by=editor)

    assert texts() == {
        ('See <g id="1">the law</g>\n<x id="2"/>!', 'Vea <g id="1">la ley</g> <x id="2"/>!'),
        ('Lone <x id="1"/> mark', 'Marca <x id="1"/> sola'),
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_tmx_that_declares_entities_is_refused(encoding, editor, tmp_path):
    path = tmp_path / "bomb.tmx"
    bomb = TMX.replace('SYSTEM "tmx14.dtd">', '[<!ENTITY a "aaaa">]>').partition("?>")[2]
    path.write_bytes(bomb.encode(encoding))

    with pytest.raises(BadInput, match="entities"):
        run.take_in(path, languages=BOTH, by=editor)

    assert texts() == set()


def test_a_po_brings_what_is_translated_and_sure(editor, tmp_path):
    path = tmp_path / "a.po"
    path.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Court"\nmsgstr "Tribunal"\n\n'
        '#, fuzzy\nmsgid "River"\nmsgstr "Lago"\n\n'
        'msgid "Empty"\nmsgstr ""\n\n'
        'msgid "%d judge"\nmsgid_plural "%d judges"\n'
        'msgstr[0] "%d jueza"\nmsgstr[1] "%d juezas"\n\n'
        '#~ msgid "Old"\n#~ msgstr "Viejo"\n',
        encoding="utf-8",
    )

    run.take_in(path, languages=BOTH, by=editor)

    assert texts() == {("Court", "Tribunal"), ("%d judge", "%d jueza"), ("%d judges", "%d juezas")}
