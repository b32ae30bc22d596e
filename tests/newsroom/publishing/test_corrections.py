"""Corrections: noted in every live language, together inside a window, announced else."""

from __future__ import annotations

from typing import Any

import pytest

from newsroom.articles.models import Article
from newsroom.database import db, now
from newsroom.errors import BadInput, NotAllowed, Refused
from newsroom.events.models import Event
from newsroom.people.models import Grant
from newsroom.publishing import actions, correction_windows, corrections, queries
from newsroom.publishing.models import Correction
from newsroom.publishing.states import ReleaseKind, ReleaseState, Severity
from newsroom.translations import actions as translating
from newsroom.translations import claims
from newsroom.translations import queries as tasks
from newsroom.translations.saving import Entry, save_segments
from newsroom.translations.states import TaskState
from tests import make, rows
from tests.newsroom.publishing import asking
from tests.newsroom.publishing.asking import NOTES
from tests.workflows import busy

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]


def opened(people: make.Staff, article: Article, *scope: str) -> Correction:
    """Open a correction of which the notes are approved."""
    correction = corrections.open_correction(
        article.id,
        severity=Severity.SERIOUS,
        scope=scope or ("en", "es"),
        notes=NOTES,
        by=people.editor_en,
    )
    make.react()
    corrections.approve_notes(correction.id, notes=NOTES, by=people.editor_es)
    make.react()
    return correction


def over(correction: Correction) -> Any:
    """Let the window pass and the clock look; what it sends out is carried to readers."""
    rows.change(Correction, correction.id, window_until=rows.ago(seconds=1))
    assert correction.id in correction_windows.over(now())
    sent = correction_windows.let_go_when_over(correction.id)
    make.react()
    return sent


def log_of(language: str) -> bytes:
    return asking.reply(f"/{language}/-/corrections/").body


def test_both_languages_are_corrected_together_inside_the_window(people):
    article = asking.live(people)
    correction = opened(people, article)
    assert (correction.window_until - correction.opened_at).total_seconds() == 3600
    make.rewrite(people, article, asking.titled(article))
    task = make.task_of(article)
    assert task.urgent
    assert correction_windows.let_go_when_over(correction.id) is None
    make.translate_again(people, article)

    release = make.waiting_release(article)
    assert (release.kind, release.state) == (ReleaseKind.CORRECTION, ReleaseState.READY)
    actions.publish(release.id, by=people.editor_es)
    make.react()

    assert asking.flags(article, "en") == asking.flags(article, "es") == ["corrected"]
    assert NOTES["en"].encode() in asking.page(article, "en").body
    assert NOTES["es"].encode() in asking.page(article, "es").body
    assert {note.published_at for note in correction.notes} == {release.public_at}
    assert correction.closed_at == release.public_at
    for language in ("en", "es"):
        title = make.current_of(asking.edition_of(article, language)).title
        assert title.encode() in log_of(language)
        assert NOTES[language].encode() in log_of(language)


def test_after_the_window_the_corrected_language_goes_and_the_other_says_so_at_once(people):
    article = asking.live(people)
    correction = opened(people, article)
    make.rewrite(people, article, asking.titled(article))

    sent = over(correction)

    release = queries.release(sent)
    assert release.state is ReleaseState.PUBLISHED
    assert [one.language for one in release.members] == ["en"]
    assert asking.flags(article, "en") == ["corrected"]
    assert asking.flags(article, "es") == ["correcting"]
    assert NOTES["es"].encode() in asking.page(article, "es").body
    notes = {note.language: note for note in correction.notes}
    assert notes["en"].published_at == notes["es"].interim_at == release.public_at
    assert correction.id in correction_windows.over(now())
    assert over(correction) is None
    make.translate_again(people, article)
    over(correction)
    assert asking.flags(article, "es") == ["corrected"]
    assert correction.closed_at is not None
    assert correction.id not in correction_windows.over(now())


def test_a_translation_alone_is_corrected_in_an_urgent_task_with_all_its_text(people):
    article = asking.live(people)
    before = make.task_of(article).id
    correction = opened(people, article, "es")
    task = make.task_of(article)
    assert task.id != before
    assert task.urgent
    assert all(one.text for one in tasks.rows(task) if not one.is_optional)

    claims.claim(task.id, by=people.translator)
    row = next(one for one in tasks.rows(task) if not one.segment.locked and one.text)
    entry = Entry(row.segment.key, f"{row.text} Mejor.", row.version, confirmed=True)
    save_segments(task.id, [entry], fence=task.fence, by=people.translator)
    revision = translating.hand_in(task.id, by=people.translator)
    translating.approve(task.id, revision.id, by=people.editor_es)
    make.react()
    release = make.waiting_release(article)
    assert [one.language for one in release.members] == ["es"]
    actions.publish(release.id, by=people.editor_es)
    make.react()

    assert asking.flags(article, "es") == ["corrected"]
    assert asking.flags(article, "en") == ["corrected_elsewhere"]
    assert correction.closed_at is not None


def test_the_news_of_a_correction_that_comes_again_opens_no_second_task(people):
    article = asking.live(people)
    opened(people, article, "es")
    task = make.task_of(article)
    rows.change(type(task), task.id, state=TaskState.DONE)
    for delivery in busy.undo("open_correction_task"):
        busy.deliver(delivery)

    assert make.task_of(article).id == task.id


def test_notes_are_read_by_a_second_editor_before_anything_goes(people):
    article = asking.live(people)
    correction = corrections.open_correction(
        article.id, severity=Severity.CORRECTION, scope=["en"], notes=NOTES, by=people.editor_en
    )
    make.react()
    make.rewrite(people, article, asking.titled(article))
    make.translate_again(people, article)
    release = make.waiting_release(article)

    assert str(release.state) == "assembling"
    assert over(correction) is None
    with pytest.raises(Refused) as own:
        corrections.approve_notes(correction.id, notes=NOTES, by=people.editor_en)
    assert [one.guard for one in own.value.unmet] == ["four_eyes"]
    with pytest.raises(Refused) as other_words:
        corrections.approve_notes(
            correction.id, notes=NOTES | {"en": "Something else."}, by=people.editor_es
        )
    assert [one.guard for one in other_words.value.unmet] == ["current"]
    corrections.approve_notes(correction.id, notes=NOTES, by=people.editor_es)
    make.react()
    assert release.state is ReleaseState.READY


def test_reworded_notes_have_to_be_read_again_by_somebody_else(people):
    article = asking.live(people)
    correction = opened(people, article)

    corrections.change_notes(
        correction.id, notes=NOTES | {"en": "Clearer words."}, by=people.editor_es
    )

    assert correction.notes_approved_by is None
    with pytest.raises(Refused):
        corrections.approve_notes(
            correction.id, notes=NOTES | {"en": "Clearer words."}, by=people.editor_es
        )


def test_a_note_is_missing_for_no_live_language(people):
    article = asking.live(people)

    with pytest.raises(BadInput) as refused:
        corrections.open_correction(
            article.id, severity=Severity.SERIOUS, scope=["en"], notes={"en": "x"}, by=people.duty
        )

    assert refused.value.field == "note_es"
    assert queries.open_correction(article.id) is None


def test_one_correction_at_a_time_of_what_is_live_by_an_editor(people):
    article = asking.live(people)
    draft = make.draft(people, make.numbered()).article
    given: Any = {"severity": Severity.SERIOUS, "scope": ["en"], "notes": NOTES}
    opened(people, article)

    with pytest.raises(Refused):
        corrections.open_correction(article.id, **given, by=people.editor_es)
    with pytest.raises(Refused):
        corrections.open_correction(draft.id, **given, by=people.editor_es)
    with pytest.raises(NotAllowed):
        corrections.open_correction(article.id, **given, by=people.author)


def test_a_correction_that_nobody_has_seen_is_given_up_and_its_texts_stay_an_update(people):
    article = asking.live(people)
    correction = opened(people, article)
    make.rewrite(people, article, asking.titled(article))
    release = make.waiting_release(article)

    corrections.cancel_correction(correction.id, by=people.editor_es, reason="It was right.")

    assert (release.kind, release.correction) == (ReleaseKind.UPDATE, None)
    rows.change(Correction, correction.id, window_until=rows.ago(seconds=1))
    assert correction.id not in correction_windows.over(now())
    assert correction_windows.let_go_when_over(correction.id) is None


def test_a_window_that_ends_with_nothing_ready_is_told_once(people):
    correction = opened(people, asking.live(people))
    assert over(correction) is None

    for _ in range(2):
        correction_windows.tell_that_over(correction.id)

    told = db.select(Event.id).where(
        Event.kind == "correction_window_over", Event.subject_id == correction.id
    )
    assert len(db.session.scalars(told).all()) == 1


def test_the_clock_sends_out_nothing_but_what_is_corrected(people):
    article = asking.live(people)
    correction = opened(people, article, "es")
    make.rewrite(people, article, asking.titled(article))
    release = make.waiting_release(article)
    assert [one.ready for one in queries.readiness(release)] == [True, False]

    assert over(correction) is None

    assert release.state is ReleaseState.ASSEMBLING
    assert all(note.interim_at is None for note in correction.notes)


def test_the_clock_does_not_go_earlier_than_people_agreed(people):
    article = asking.live(people)
    release = make.updated(people, article, asking.titled(article))
    tomorrow = rows.ago(days=-1).replace(tzinfo=None)
    actions.schedule(release.id, wall=tomorrow, zone="UTC", by=people.editor_es)
    actions.unschedule(release.id, by=people.editor_es)
    correction = opened(people, article)

    assert over(correction) is None

    assert release.state is ReleaseState.READY


def test_a_correction_by_somebody_who_lost_their_rights_goes_nowhere(people):
    article = asking.live(people)
    opener = make.person("editor:en")
    correction = corrections.open_correction(
        article.id, severity=Severity.SERIOUS, scope=["en"], notes=NOTES, by=opener
    )
    corrections.approve_notes(correction.id, notes=NOTES, by=people.editor_es)
    make.react()
    make.rewrite(people, article, asking.titled(article))
    db.session.execute(db.delete(Grant).where(Grant.person_id == opener.id))
    db.session.commit()

    sent = over(correction)

    release = queries.release(sent)
    assert (release.state, release.failure) == (ReleaseState.FAILED, "actor")
    assert asking.flags(article, "en") == asking.flags(article, "es") == []


def test_something_else_that_goes_out_meanwhile_tells_readers_of_no_correction(people):
    article = asking.live(people)
    correction = opened(people, article, "es")
    make.rewrite(people, article, asking.titled(article))
    release = make.waiting_release(article)
    actions.let_go_first(release.id, language="en", by=people.editor_en, reason="Urgent.")
    actions.publish(release.id, by=people.editor_en)
    make.react()

    assert all(not (note.published_at or note.interim_at) for note in correction.notes)
    assert asking.flags(article, "en") == []
    assert NOTES["en"].encode() not in asking.page(article, "en").body
