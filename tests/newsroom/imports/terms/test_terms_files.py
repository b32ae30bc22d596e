"""A glossary comes from files whole or not at all, goes out again, and loses nothing on the way."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from newsroom import glossary
from newsroom.database import db
from newsroom.errors import BadInput, NotAllowed
from newsroom.events.models import Event
from newsroom.glossary import actions, queries
from newsroom.glossary.entries import Entry, FormEntry, of_concept
from newsroom.glossary.states import ConceptKind, ConceptState, Usage
from newsroom.imports.terms import run, tbx
from newsroom.imports.terms.unit import Stored, id_of
from tests import make
from tests.newsroom.imports.terms.foreign import DCT, V2

pytestmark = pytest.mark.usefixtures("app")

HEADER = "concept,kind,language,text,usage,origin,required\n"
UPR = (
    "upr,organisation,en,Universal Periodic Review,,OHCHR,yes\n"
    "upr,,en,UPR,allowed,,\n"
    "upr,,es,Examen Periódico Universal,preferred,,\n"
    "upr,,es,EPU,allowed,,\n"
)
EVERYTHING = Entry(
    (
        FormEntry("en", "enforced disappearance", note="Not “missing”.\nNever."),
        FormEntry("en", "ED", Usage.ALLOWED),
        FormEntry("es", "desaparición forzada"),
        FormEntry("es", "desaparición aplicada", Usage.FORBIDDEN),
        FormEntry("es", "levantón", Usage.ALLOWED, region="MX"),
    ),
    kind=ConceptKind.TERM,
    part_of_speech="noun",
    note="Said of a crime & a “practice”.",
    region="Americas",
    origin="ICPPED <2006>",
    required=True,
)
NAME = Entry(
    (FormEntry("en", "Front Line Defenders"),),
    kind=ConceptKind.ORGANISATION,
    part_of_speech="a name of its own",
    keeps=True,
)
SECRET = Entry(
    (FormEntry("es", "Rosa Paredes"),),
    kind=ConceptKind.PERSON,
    secret=True,
    rule="No witness of this case is named.",
)


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def written(tmp_path: Path, text: str | bytes, name: str = "a.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def told(report: run.Report) -> dict[str, int]:
    return {name: count for name, count in report.counts.items() if count}


@pytest.mark.database
def test_a_file_is_taken_in_whole_and_taken_in_again_changes_nothing(people, tmp_path):
    path = written(tmp_path, HEADER + UPR)

    first = run.take_in(path, by=people.editor_en)
    again = run.take_in(path, by=people.editor_en)

    assert told(first) == {"read": 1, "added": 1}
    assert told(again) == {"read": 1, "known": 1}
    concept = queries.concept(id_of("upr"))
    assert (concept.kind, concept.origin, concept.required) == ("organisation", "OHCHR", True)
    [spotted] = glossary.current().find("before the UPR", "en")
    assert spotted.concept.in_language("es")[0].text == "Examen Periódico Universal"
    kinds = list(db.session.scalars(db.select(Event.kind).where(Event.kind.like("term%"))))
    assert kinds == ["terms_imported"]


def test_a_changed_line_changes_its_concept_alone(people, tmp_path):
    run.take_in(written(tmp_path, HEADER + UPR), by=people.editor_en)
    changed = written(tmp_path, HEADER + UPR.replace("OHCHR", "ACNUDH") + "un,,en,UN,,,\n")

    report = run.take_in(changed, by=people.editor_es)

    assert told(report) == {"read": 2, "added": 1, "changed": 1}
    assert queries.concept(id_of("upr")).origin == "ACNUDH"


def test_what_editors_retired_stays_retired_and_the_starter_set_changes_nothing(people, tmp_path):
    path = written(tmp_path, HEADER + UPR + "un,,en,UN,,,\n")
    run.take_in(path, by=people.editor_en)
    actions.retire(id_of("upr"), by=people.editor_en, reason="No.")
    other = written(tmp_path, HEADER + UPR + "un,,en,United Nations,,,\n", "b.csv")

    report = run.take_in(other, by=people.editor_en, only_new=True)

    assert told(report) == {"read": 2, "known": 2}
    assert queries.concept(id_of("upr")).state is ConceptState.RETIRED
    assert [one.text for one in queries.concept(id_of("un")).forms] == ["UN"]


@pytest.mark.parametrize(
    ("line", "place", "error"),
    [
        ("x,,fr,EPU,,,\n", 6, "language: “fr” is no language of the newsroom."),
        ("x,,en,,,,\n", 6, "text: This cannot be empty."),
        (",,en,UN,,,\n", 6, "concept: This cannot be empty."),
        ("x,thing,en,UN,,,\n", 6, "kind: “thing” is none of these: term, person"),
        ("x,,en,UN,liked,,\n", 6, "usage: “liked” is none of these: preferred"),
        ("x,,en,UN,,,perhaps\n", 6, "required: “perhaps” is neither yes nor no."),
        ("x,term,en,UN,,,\nx,place,es,ONU,,,\n", 7, "kind: “kind” differs from the line"),
        ("x,,en,UN,,,\nx,,en,UN,,,\n", 6, "forms: The form “UN” is there twice."),
        ("x,,en,UN,,,\nx,,en,U.N.,,,\n", 6, "forms: In each language one form is the preferred"),
    ],
)
def test_one_bad_line_is_named_and_nothing_is_taken_in(people, tmp_path, line, place, error):
    report = run.take_in(written(tmp_path, HEADER + UPR + line), by=people.editor_en)

    [(where, said)] = report.remarks
    assert (where, said[: len(error)]) == (place, error)
    assert not report.is_stored
    assert queries.concepts() == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.xls", HEADER),
        ("a.csv", ""),
        ("a.csv", "concept,language\n"),
        ("a.csv", "concept,language,text,colour\n"),
        ("a.csv", HEADER.encode("utf-16")),
        ("a.csv", HEADER + 'x,,en,"UN\n'),
        ("a.csv", HEADER.encode() + b"x,,en,ni\xf1o,,,\n"),
        ("a.tbx", "no markup"),
        ("a.tbx", "<html/>"),
        ("a.tbx", "<tbx>"),
        ("a.tbx", "<!DOCTYPE tbx [<!ENTITY a 'b'>]><tbx>&a;</tbx>"),
        ("a.tbx", "<!DOCTYPE tbx [<!ENTITY a 'b'>]><tbx/>".encode("utf-16")),
    ],
)
def test_what_is_no_glossary_is_refused_in_words(people, tmp_path, name, text):
    with pytest.raises(BadInput):
        run.take_in(written(tmp_path, text, name), by=people.editor_en)


def test_a_cell_too_many_is_no_silent_loss(people, tmp_path):
    file = written(tmp_path, "concept,language,text\nc,en,trial\nc,es,juicio,proceso\n")

    with pytest.raises(BadInput, match="Line 3 has more cells than columns"):
        run.take_in(file, by=people.editor_en)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_whatever_a_spreadsheet_writes_is_read(people, tmp_path, delimiter, mark):
    text = (HEADER + UPR).replace(",", delimiter).replace("\n", "\r\n")

    report = run.take_in(written(tmp_path, mark + text.encode()), by=people.editor_en)

    assert told(report) == {"read": 1, "added": 1}


def test_translators_bring_nothing_and_outsiders_take_nothing(people, tmp_path):
    path = written(tmp_path, HEADER + UPR)

    with pytest.raises(NotAllowed):
        run.take_in(path, by=people.translator)
    with pytest.raises(NotAllowed):
        run.export(path, by=people.admin)


@pytest.mark.database
@pytest.mark.parametrize("name", ["out.csv", "out.tbx"])
def test_what_is_written_out_is_known_when_it_comes_back(people, tmp_path, name):
    made = [actions.propose(one, by=people.editor_en) for one in (EVERYTHING, NAME)]
    path = tmp_path / name

    count = run.export(path, by=people.translator)
    report = run.take_in(path, by=people.editor_es)

    assert count == 2
    assert told(report) == {"read": 2, "known": 2}
    assert {of_concept(queries.concept(one.id)) for one in made} == {EVERYTHING, NAME}


def test_what_is_not_to_be_published_leaves_for_those_who_may_read_it_and_as_csv_alone(
    people, tmp_path
):
    actions.propose(SECRET, by=people.editor_en)
    actions.propose(NAME, by=people.editor_en)

    counts = [
        run.export(tmp_path / name, by=by)
        for name, by in [
            ("a.csv", people.editor_en),
            ("b.csv", people.duty),
            ("c.tbx", people.duty),
        ]
    ]

    assert counts == [1, 2, 1]
    assert "Paredes" not in (tmp_path / "a.csv").read_text(encoding="utf-8")
    assert "Paredes" in (tmp_path / "b.csv").read_text(encoding="utf-8")


def test_a_spreadsheet_finds_no_formula_in_it(people, tmp_path):
    risky = replace(NAME, forms=(FormEntry("en", "=1+cmd|'/c calc'!A0"),), origin="'+10", note="@x")
    concept = actions.propose(risky, by=people.editor_en)
    path = tmp_path / "a.csv"

    run.export(path, by=people.editor_en)
    report = run.take_in(path, by=people.editor_en)

    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t"}]
    assert told(report) == {"read": 1, "known": 1}
    assert of_concept(queries.concept(concept.id)) == risky


def test_tbx_is_written_as_the_standard_says(people, tmp_path):
    concept = actions.propose(EVERYTHING, by=people.editor_en)
    path = tmp_path / "a.tbx"

    run.export(path, by=people.editor_en)

    root: Any = etree.parse(path).getroot()
    names = {"t": "urn:iso:std:iso:30042:ed-2"}
    assert (root.tag, root.get("type"), root.get("style")) == (
        f"{{{names['t']}}}tbx",
        "TBX-Basic",
        "dca",
    )
    assert [one.tag.partition("}")[2] for one in root] == ["tbxHeader", "text"]
    assert root.xpath("string(t:tbxHeader/t:fileDesc/t:sourceDesc/t:p)", namespaces=names)
    [entry] = root.xpath("t:text/t:body/t:conceptEntry", namespaces=names)
    assert entry.get("id") == f"c-{concept.id}"
    assert entry.xpath("string(t:admin[@type='source'])", namespaces=names) == "ICPPED <2006>"
    sections = entry.xpath("t:langSec", namespaces=names)
    assert [one.get("{http://www.w3.org/XML/1998/namespace}lang") for one in sections] == [
        "en",
        "es",
    ]
    for term in entry.xpath("t:langSec/t:termSec", namespaces=names):
        assert term[0].tag == f"{{{names['t']}}}term"
        types = [one.get("type") for one in term.xpath("t:termNote", namespaces=names)]
        assert {"partOfSpeech", "administrativeStatus"} <= set(types)
    assert entry.xpath(
        "t:langSec/t:termSec[t:termNote='deprecatedTerm-admn-sts']/t:term/text()", namespaces=names
    ) == ["desaparición aplicada"]


@pytest.mark.parametrize(("text", "region"), [(V2, "GB"), (DCT, "")])
def test_what_other_tools_write_is_read(people, tmp_path, text, region):
    path = written(tmp_path, text, "a.tbx")

    first = run.take_in(path, by=people.editor_en)
    again = run.take_in(path, by=people.editor_en)

    assert (told(first), told(again)) == ({"read": 1, "added": 1}, {"read": 1, "known": 1})
    [concept] = queries.concepts()
    assert of_concept(concept) == Entry(
        (
            FormEntry("en", "enforced disappearance", region=region),
            FormEntry("es", "desaparición forzada"),
            FormEntry("es", "desaparición aplicada", Usage.FORBIDDEN),
        ),
        part_of_speech="noun",
        note="A crime.",
    )


def test_a_secret_is_never_written_as_tbx(tmp_path):
    path = tmp_path / "a.tbx"

    assert tbx.write(path, [Stored(id_of("x"), SECRET)]) == 0
    assert "Paredes" not in path.read_text(encoding="utf-8")
