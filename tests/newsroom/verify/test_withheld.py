"""A name that became secret after it was published is found, and not told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom import verify
from newsroom.database import db
from newsroom.glossary import actions as terms
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.publishing import corrections
from newsroom.publishing.states import Severity
from tests import make, rows

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

RULE = "No photographer of this case is named."


def withhold(people: make.Staff, name: str) -> None:
    entry = Entry((FormEntry("es", name),), secret=True, rule=RULE)
    terms.propose(entry, by=people.editor_en)


def found(*names: str) -> list[tuple[str, str]]:
    oracles = [one for one in verify.ORACLES if one.name in names]
    report = verify.look(oracles, patience_s=0)
    return [(one.article, one.what) for one in report.violations]


def test_a_live_text_that_holds_a_secret_name_is_found_by_rows_and_by_bytes():
    people = make.staff()
    article = make.published(people).article_id.hex
    make.published(people, replace(make.numbered(), photo_credit=""))
    before = found("withheld", "withheld_bytes")
    withhold(people, "LUZ MARIN")

    both = [
        (article, f"What is not to be published stands in the page in {code}: {RULE}")
        for code in ("en", "es")
    ]
    assert before == []
    assert sorted(found("withheld")) == both
    assert sorted(found("withheld_bytes")) == both


def test_a_list_that_names_somebody_is_found():
    people = make.staff()
    make.published(people)
    withhold(people, "River defenders")

    told = [what for article, what in found("withheld_bytes") if not article]
    assert any("index.html" in one for one in told)
    assert any(".atom" in one for one in told)
    assert not any("River" in one for one in told)


def test_a_public_note_that_names_somebody_is_found():
    people = make.staff()
    release = make.published(people)
    correction = corrections.open_correction(
        release.article_id,
        severity=Severity.CORRECTION,
        scope=["en"],
        notes={"en": "It was Rosa Paredes.", "es": "Era otra persona."},
        by=people.editor_en,
    )
    withhold(people, "Rosa Paredes")
    unseen = found("withheld")
    [note] = [one for one in correction.notes if one.language == "en"]
    note.interim_at = rows.ago(hours=1)
    db.session.commit()

    assert unseen == []
    assert found("withheld") == [
        (
            release.article_id.hex,
            f"What is not to be published stands in a public note in en: {RULE}",
        )
    ]
