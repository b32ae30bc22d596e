"""The checks at a terminal: on one pair of texts, and on files of pairs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from newsroom.database import db
from newsroom.translations import checks
from tests import rows

SENTENCES = [
    {"en": "Of 13 people", "es": "De 31 personas"},
    {"en": "Of 14 people", "es": "De 14 personas"},
    {"en": "Of 15 people", "es": "De 51 personas"},
    {"en": "Nobody looked at it", "es": "Nadie lo ha visto", "fuzzy": True},
]
ARTICLE = {
    "id": "one",
    "en": {
        "title": "Two of 13",
        "body": "# Head\n\nSee **this**.\n\n## Apart\n\nOne.",
        "format": "markdown",
    },
    "es": {
        "title": "Dos de 31",
        "body": "<h2>A</h2><p>Vea <strong>esto</strong>.</p><h2>B</h2><ul><li>Uno.</li></ul>",
        "format": "html",
    },
}


def run(app: Flask, *arguments: object) -> Result:
    db.session.remove()
    return app.test_cli_runner().invoke(args=[str(one) for one in arguments])


def measured(app: Flask, *arguments: object) -> dict[str, Any]:
    result = run(app, "measure", "checks", *arguments, "--json")
    assert result.exit_code == 0, result.output
    told: dict[str, Any] = json.loads(result.stdout)
    return told


def written(folder: Path, *lines: Any) -> Path:
    path = folder / "pairs.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in lines), encoding="utf-8")
    return path


def test_one_pair_of_texts_is_judged_and_each_finding_points_at_its_words(app: Flask):
    result = run(app, "check", "--from", "en", "--to", "es", "Of 13", "De 31", "--json")

    assert json.loads(result.stdout) == [
        {
            "check": "numbers",
            "severity": "warning",
            "message": "The number 13 of the source became 31.",
            "source": [{"start": 3, "end": 5, "text": "13"}],
            "target": [{"start": 3, "end": 5, "text": "31"}],
        }
    ]
    assert result.exit_code == 0


def test_a_clean_pair_is_an_empty_list(app: Flask):
    result = run(app, "check", "--from", "es", "--to", "en", "De 13", "Of 13", "--json")

    assert (json.loads(result.stdout), result.exit_code) == ([], 0)


def test_marks_of_the_source_are_looked_for_in_the_translation(app: Flask):
    result = run(app, "check", 'See <g id="1">this</g> now', "Vea esto ahora", "--json")

    assert [one["check"] for one in json.loads(result.stdout)] == ["marks"]


def test_what_only_looks_like_marks_is_words(app: Flask):
    for source in ("</g> stands there", "a < b & c", '<g id="x">'):
        assert json.loads(run(app, "check", source, source, "--json").stdout) == []


def test_a_text_that_begins_like_an_option_is_a_text(app: Flask):
    result = run(app, "check", "-5 to 13", "De -5 a 31")

    told = "Doubt · Numbers: The number 13 of the source became 31.\n  < 13\n  > 31\n"
    assert told in result.stdout


def test_a_script_can_ask_for_an_exit_code(app: Flask):
    assert run(app, "check", "Of 13", "De 31", "--fail").exit_code == 1
    assert run(app, "check", "Of 13", "De 13", "--fail").exit_code == 0


def test_messages_are_told_in_the_language_that_is_asked_for(app: Flask):
    result = run(app, "check", "Of 13", "De 31", "--in", "es")

    assert "El número 13 del original se convirtió en 31." in result.stdout


@pytest.mark.parametrize("arguments", [("", "Dos"), ("Two", "Dos\x07"), ("\ud800", "Dos")])
def test_what_is_no_text_is_told_in_one_line(app: Flask, arguments):
    result = run(app, "check", *arguments)

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")


def test_one_language_has_no_translation_into_itself(app: Flask):
    result = run(app, "check", "--from", "es", "--to", "es", "Uno", "Uno")

    assert "Please name two different languages." in result.stderr


def test_how_often_a_check_speaks_is_told_in_both_directions(app: Flask, tmp_path: Path):
    before = rows.snapshot()

    told = measured(app, written(tmp_path, *SENTENCES))

    numbers = told["checks"]["numbers"]
    assert (told["segments"], told["unaligned"], told["segments_with_findings"]) == (6, 1, 4)
    assert told["directions"] == {"en-es": 3, "es-en": 3}
    assert (numbers["segments"], numbers["rate"]) == (4, 0.66667)
    assert numbers["by_direction"] == {"en-es": 0.66667, "es-en": 0.66667}
    assert list(told["checks"]) == [one.name for one in checks.CHECKS]
    assert rows.snapshot() == before


def test_bodies_are_laid_beside_each_other_as_far_as_their_shapes_agree(app: Flask, tmp_path: Path):
    told = measured(app, written(tmp_path, ARTICLE), "--from", "en")

    [example] = told["checks"]["numbers"]["examples"]
    assert (told["segments"], told["unaligned"]) == (3, 2)
    assert told["segments_with_findings"] == 1
    assert example["texts"] == {"source": "Two of 13", "target": "Dos de 31"}
    assert {name: example[name] for name in ("file", "line", "id", "segment", "kind")} == {
        "file": "pairs.jsonl",
        "line": 1,
        "id": "one",
        "segment": 1,
        "kind": "title",
    }


def test_the_same_seed_chooses_the_same_examples(app: Flask, tmp_path: Path):
    many = [{"en": f"Of {at} people", "es": "De personas"} for at in range(100, 200)]
    path = written(tmp_path, *many)

    def chosen(*arguments: object) -> list[int]:
        told = measured(app, path, "--examples", 3, "--from", "en", *arguments)
        return [one["line"] for one in told["checks"]["numbers"]["examples"]]

    assert len(chosen()) == 3
    assert chosen() == chosen()
    assert chosen() != chosen("--seed", 1)


def test_only_the_checks_that_are_named_are_told(app: Flask, tmp_path: Path):
    path = written(tmp_path, *SENTENCES)

    told = measured(app, path, "--only", "marks")
    unknown = run(app, "measure", "checks", path, "--only", "nonsense")

    assert told["segments_with_findings"] == 0
    assert "There is no check named nonsense." in unknown.stderr


def test_a_line_that_cannot_be_read_is_named_and_the_others_are_judged(app: Flask, tmp_path: Path):
    told = measured(app, written(tmp_path, {"en": "Alone"}, SENTENCES[0], ["no"]))

    assert told["segments"] == 2
    assert told["refused"] == [
        "pairs.jsonl, 1: The line has no texts in two languages.",
        "pairs.jsonl, 3: The line is not a JSON object.",
    ]


def test_a_file_without_pairs_is_an_error(app: Flask, tmp_path: Path):
    assert run(app, "measure", "checks", written(tmp_path, {"en": "Alone"})).exit_code == 1
