"""A file comes back to the newsroom: what is stored, kept aside, refused or left alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from newsroom.articles import queries as articles
from newsroom.errors import NotAllowed
from newsroom.translations import actions, claims, queries
from newsroom.translations.exchange import incoming, outgoing, po
from newsroom.translations.exchange.report import Fate
from newsroom.translations.states import Origin, TargetStatus
from tests import make
from tests.newsroom.translations.exchange.sheets import (
    HEADING,
    TITLE,
    exported,
    fates,
    fuzzy,
    line_of,
    lines,
    put,
    sent_back,
    translated,
    typed,
    with_new_title,
)
from tests.newsroom.web.bench_page import key_of, row

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.database
def test_what_was_translated_elsewhere_is_stored_and_finished() -> None:
    people = make.staff()
    task = make.claimed(people)
    text = put(exported(task), TITLE, "Ganan los ríos")

    report = sent_back(task, text, people)

    title = row(task, "title")
    assert fates(report) == {"accepted": 1, "unchanged": len(queries.rows(task)) - 1}
    assert lines(report, Fate.ACCEPTED) == [line_of(text, TITLE)]
    assert title.target is not None
    assert (title.text, title.status) == ("Ganan los ríos", TargetStatus.CONFIRMED)
    assert title.target.origin is Origin.EXCHANGE
    assert title.target.updated_by == people.translator.id


@pytest.mark.database
def test_a_file_that_nobody_touched_changes_nothing() -> None:
    people, task = translated()
    before = [(one.text, one.version, one.status) for one in queries.rows(task)]

    report = sent_back(task, exported(task), people)

    assert fates(report) == {"unchanged": len(before)}
    assert report.stored
    assert [(one.text, one.version, one.status) for one in queries.rows(task)] == before


def test_a_file_brings_an_import_the_claim_of_a_save() -> None:
    people = make.staff()
    task = make.claimed(people)
    text = put(exported(task), TITLE, "Ganan")
    before = queries.task(task.id).lease_until

    sent_back(task, text, people)

    after = queries.task(task.id).lease_until
    assert before is not None
    assert after is not None
    assert after > before
    assert articles.is_contributor(task.edition, people.translator.id)


@pytest.mark.database
def test_a_doubtful_text_stays_doubtful() -> None:
    people = make.staff()
    task = make.claimed(people)

    report = sent_back(task, fuzzy(put(exported(task), TITLE, "¿Ganan?"), TITLE), people)

    assert fates(report)["fuzzy"] == 1
    assert row(task, "title").status is TargetStatus.FUZZY
    assert "#, fuzzy\n" in exported(task)


def test_a_doubt_that_somebody_took_away_is_gone() -> None:
    people = make.staff()
    task = make.claimed(people)
    sent_back(task, fuzzy(put(exported(task), TITLE, "¿Ganan?"), TITLE), people)

    report = sent_back(task, exported(task).replace("#, fuzzy\n", ""), people)

    assert fates(report)["accepted"] == 1
    assert row(task, "title").status is TargetStatus.CONFIRMED


def test_a_program_that_drops_all_remarks_takes_no_doubt_away() -> None:
    people = make.staff()
    task = make.claimed(people)
    sent_back(task, fuzzy(put(exported(task), TITLE, "¿Ganan?"), TITLE), people)

    report = sent_back(task, re.sub(r"^#(?!~).*\n", "", exported(task), flags=re.MULTILINE), people)

    assert "accepted" not in fates(report)
    assert row(task, "title").status is TargetStatus.FUZZY


@pytest.mark.database
def test_the_translation_of_an_older_source_is_stored_and_looked_at_again() -> None:
    people, task, text = with_new_title()

    report = sent_back(task, put(text, TITLE, "Ganan los ríos"), people)

    title = row(task, "title")
    assert fates(report)["fuzzy"] == 1
    assert "earlier source" in str(report.of(Fate.FUZZY)[0].message)
    assert "The source has changed" in str(report.remarks[0])
    assert (title.text, title.status) == ("Ganan los ríos", TargetStatus.FUZZY)


def test_an_older_source_is_shown_beside_what_was_made_from_it() -> None:
    _people, task, _text = with_new_title()

    text = exported(task)

    assert f'#| msgid "{TITLE}"\nmsgctxt' in text
    assert 'msgid "River defenders win"' in text


def test_what_left_the_article_travels_as_retired_and_is_left_alone() -> None:
    people, task = translated()
    source = articles.article(task.article_id).source
    short = replace(make.STORY, body="<p>Another text.</p>")
    make.rewrite(people, source.article, short)
    text = exported(queries.task(task.id))

    report = sent_back(task, text, people)

    assert f'#~ msgid "{HEADING}"\n#~ msgstr "Traducido: {HEADING}"' in text
    assert fates(report)["retired"] == 3
    assert report.stored


@pytest.mark.database
def test_a_text_that_changed_on_both_sides_stays_and_the_other_is_kept_aside() -> None:
    people, task = translated()
    text = put(put(exported(task), TITLE, "Del tren"), HEADING, "Del tren también")
    typed(task, "title", "De la página", people.translator)

    report = sent_back(task, text, people)

    (aside,) = articles.side_drafts(task.edition_id, people.translator.id)
    assert lines(report, Fate.CONFLICT) == [line_of(text, TITLE)]
    assert row(task, "title").text == "De la página"
    assert row(task, "heading").text == "Del tren también"
    assert aside.texts == {key_of(task, "title"): "Del tren"}


def test_a_text_that_changed_only_here_stays() -> None:
    people, task = translated()
    text = exported(task)
    typed(task, "title", "De la página", people.translator)

    report = sent_back(task, text, people)

    assert fates(report) == {"unchanged": len(report.outcomes)}
    assert row(task, "title").text == "De la página"


@pytest.mark.parametrize(
    ("keep", "fate"), [(r"^#(?!~).*\n", "accepted"), (r'^#(?!~).*\n|^"X-.*\n', "conflict")]
)
def test_without_the_remarks_the_moment_of_the_file_decides(keep: str, fate: str) -> None:
    people, task = translated()
    text = put(exported(task), TITLE, "Del tren")
    bare = re.sub(keep, "", text, flags=re.MULTILINE)

    report = sent_back(task, bare, people)

    assert fates(report)[fate] == 1


@pytest.mark.database
def test_without_the_claim_everything_new_is_kept_aside() -> None:
    people, task = translated()
    text = put(exported(task), TITLE, "Del tren")
    claims.release_claim(task.id, by=people.translator)
    claims.claim(task.id, by=make.another_translator())

    report = sent_back(task, text, people)

    (aside,) = articles.side_drafts(task.edition_id, people.translator.id)
    assert not report.stored
    assert fates(report) == {"conflict": 1, "unchanged": len(report.outcomes) - 1}
    assert aside.texts == {key_of(task, "title"): "Del tren"}
    assert row(task, "title").text == f"Traducido: {TITLE}"


def test_a_claim_that_was_taken_anew_takes_an_old_file() -> None:
    people, task = translated()
    text = put(exported(task), TITLE, "Del tren")
    claims.release_claim(task.id, by=people.translator)
    claims.claim(task.id, by=people.translator)

    assert sent_back(task, text, people).stored
    assert row(task, "title").text == "Del tren"


def test_after_the_hand_in_what_is_new_is_kept_aside() -> None:
    people, task = translated()
    text = put(exported(task), TITLE, "Del tren")
    actions.hand_in(task.id, by=people.translator)

    report = sent_back(task, text, people)

    assert not report.stored
    assert len(articles.side_drafts(task.edition_id, people.translator.id)) == 1


def test_somebody_who_does_not_translate_stores_nothing() -> None:
    people, task = translated()
    text = exported(task).encode()

    for stranger in (people.editor_es, people.author, people.duty):
        with pytest.raises(NotAllowed):
            incoming.take_in_file(task.id, text, po.FORMAT, by=stranger)


def test_the_name_of_a_file_says_nothing_of_the_article() -> None:
    task = make.claimed(make.staff())

    assert outgoing.name_of(task, po.FORMAT) == f"{task.article_id.hex[:8]}-es.po"


def test_notes_say_what_a_segment_is_and_what_its_marks_stand_for() -> None:
    text = exported(make.claimed(make.staff()))

    assert "#. Title\n#. At most 300 characters.\n" in text
    assert '#. <g id="1">…</g>: bold\n' in text
    assert '#. <g id="1">…</g>: link\n' in text
    assert "#. Address of a link\n" in text
    assert "#. Paragraph\n#. Under the heading: What the court said\n" in text
