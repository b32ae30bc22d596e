"""A newsroom that only its own actions changed breaks no promise, whatever state it is in."""

from __future__ import annotations

import pytest

from newsroom import verify
from newsroom.glossary import actions as terms
from newsroom.glossary.entries import Entry, FormEntry
from tests import make, rows
from tests.newsroom.media import taken
from tests.newsroom.verify import lives
from tests.verified import assert_sound
from tests.workflows import busy

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.database]


def test_a_newsroom_without_articles_is_sound() -> None:
    assert_sound()


def test_a_newsroom_in_which_everything_has_happened_is_sound() -> None:
    busy.everything(make.staff())

    assert_sound()


@pytest.mark.parametrize("life", lives.LIVES)
def test_an_article_is_sound_whatever_became_of_it(life: str) -> None:
    lives.LIVES[life](make.staff())

    assert_sound()


def test_all_of_them_together_are_sound_and_counted() -> None:
    people = make.staff()
    for live in lives.LIVES.values():
        live(people)
    taken.picture(people.author, width=21)
    # Only where something is secret is there anything to look for.
    nobody = Entry((FormEntry("es", "Nadie de Aquí"),), secret=True, rule="Never.")
    terms.propose(nobody, by=people.duty)
    make.react()

    report = verify.look(verify.chosen(deep=True), patience_s=0)

    assert [one.line for one in (*report.violations, *report.warnings)] == []
    assert report.checked["pairs"] == len(lives.LIVES)
    assert {name for name, count in report.checked.items() if not count} <= {"deliveries", "texts"}


def test_looking_changes_nothing() -> None:
    lives.updated_alone(make.staff())
    before = rows.snapshot()

    verify.look(verify.ORACLES, patience_s=0)

    assert rows.snapshot() == before
