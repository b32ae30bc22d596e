"""The terms that a newsroom begins with are complete, sourced and do not contradict each other."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsroom.glossary
from newsroom.imports.terms import run
from tests import make

STARTER = Path(newsroom.glossary.__file__).parent / "starter.csv"
AGREED = {
    "Universal Periodic Review": "examen periódico universal",
    "UPR": "EPU",
    "ICCPR": "PIDCP",
    "ICESCR": "PIDESC",
    "CRPD": "CDPD",
    "IACHR": "CIDH",
    "ICC": "CPI",
    "enforced disappearance": "desaparición forzada",
    "human rights defender": "persona defensora de derechos humanos",
    "free, prior and informed consent": "consentimiento libre, previo e informado",
    "precautionary measures": "medidas cautelares",
    "provisional measures": "medidas provisionales",
    "trafficking in persons": "trata de personas",
    "smuggling of migrants": "tráfico ilícito de migrantes",
    "statute of limitations": "prescripción",
    "refoulement": "devolución",
    "femicide": "feminicidio",
}
"""What people of the trade look for first: a form and another of the same concept."""


def rows() -> list[dict[str, str]]:
    with STARTER.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def concepts() -> dict[str, list[dict[str, str]]]:
    found: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows():
        found[row["concept"]].append(row)
    return dict(found)


def folded(text: str) -> str:
    """Fold case and accents, but keep ñ apart from n; an acronym is not a word spelled so."""
    if text.isupper():
        return text
    letters = unicodedata.normalize("NFD", text.casefold().replace("ñ", "\0"))
    return "".join(one for one in letters if not unicodedata.combining(one))


def by_form() -> Iterator[tuple[tuple[str, str], list[dict[str, str]]]]:
    found: defaultdict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in rows():
        found[row["language"], folded(row["text"])].append(row)
    yield from found.items()


def test_there_are_hundreds_of_concepts():
    assert len(concepts()) >= 400


def test_every_concept_has_one_preferred_form_in_each_language():
    for name, forms in concepts().items():
        preferred = [row["language"] for row in forms if row["usage"] == "preferred"]

        assert sorted(preferred) == ["en", "es"], name


def test_every_concept_says_in_both_languages_where_its_words_are_from():
    named_alike = {"human-rights-watch", "front-line-defenders", "global-witness", "access-now"}
    for name, forms in concepts().items():
        origin = forms[0]["origin"]

        assert len(origin) >= 10, name
        assert " / " in origin or name in named_alike, name


def test_every_note_speaks_both_languages():
    for row in rows():
        for note in filter(None, (row["note"], row["concept_note"])):
            assert note.startswith("EN: "), note
            assert " ES: " in note, note


def test_what_is_said_of_a_concept_stands_on_its_first_row_only():
    for name, (_, *others) in concepts().items():
        for row in others:
            assert not any(row[one] for one in ("origin", "kind", "required", "keeps")), name


def test_no_form_is_good_in_one_concept_and_forbidden_in_another():
    for form, same in by_form():
        usages = {row["usage"] for row in same}

        assert "forbidden" not in usages or len(same) == 1, form


def test_no_two_concepts_prefer_the_same_form():
    for form, same in by_form():
        assert sum(row["usage"] == "preferred" for row in same) <= 1, form


def test_no_form_stands_twice_in_a_concept():
    for form, same in by_form():
        assert len({row["concept"] for row in same}) == len(same), form


def test_no_acronym_is_forbidden_because_a_headline_may_shout():
    assert [
        row["text"] for row in rows() if row["usage"] == "forbidden" and row["text"].isupper()
    ] == []


def test_nothing_is_secret():
    assert [row["concept"] for row in rows() if row["secret"] or row["pseudonym"]] == []


def test_the_best_known_terms_are_told_as_the_bodies_tell_them():
    same: dict[str, set[str]] = {}
    for forms in concepts().values():
        texts = {row["text"] for row in forms}
        same |= {row["text"].casefold(): texts for row in forms if row["language"] == "en"}

    for english, spanish in AGREED.items():
        assert spanish in same[english.casefold()], english


@pytest.mark.usefixtures("app")
def test_the_newsrooms_own_importer_takes_all_of_it_and_a_second_time_changes_nothing():
    editor = make.staff().editor_en

    reports = [run.take_in(run.STARTER, by=editor) for _ in range(2)]

    assert [one.remarks for one in reports] == [[], []]
    assert reports[0].counts["added"] == reports[1].counts["known"] == len(concepts())
