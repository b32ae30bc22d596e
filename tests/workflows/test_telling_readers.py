"""Whoever lost the right to read something hears nothing more of it, by notice or by letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.comments import actions as comments
from newsroom.articles.comments.actions import Said
from newsroom.articles.sources import actions as sources
from newsroom.articles.sources.source import Source
from newsroom.articles.writing import drafts, tidying
from newsroom.database import now
from newsroom.glossary import actions as glossary
from newsroom.media import clearing
from newsroom.people import actions as rights
from newsroom.people.models import Person, Role
from newsroom.publishing import corrections, takedowns, taking_back
from newsroom.publishing.states import Severity
from newsroom.settings import current
from newsroom.translations import actions, claims, given_out, queries, talking
from newsroom.translations.models import TranslationTask
from tests import make, rows
from tests.newsroom.media import taken
from tests.newsroom.web.glossary import term
from tests.statements import counted
from tests.workflows import busy

pytestmark = pytest.mark.usefixtures("app")

Happens = Callable[[make.Staff], Person]
"""Lets an event happen of which the reactions still wait; returns who is to hear of it."""


def _first(task: TranslationTask) -> str:
    return queries.rows(task)[0].segment.key


def _sent_back(people: make.Staff) -> Person:
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)
    make.react()
    articles.request_changes(edition.id, by=people.editor_en, reason="Who says so?")
    return people.author


def _commented(people: make.Staff) -> Person:
    edition = make.draft(people)
    comments.say(edition.id, Said("Is it so?"), by=people.editor_en)
    return people.author


def _mentioned(people: make.Staff) -> Person:
    edition = make.draft(people)
    comments.say(edition.id, Said("Is it so? @[Elena]"), by=people.author)
    return people.editor_es


def _spoke_before(people: make.Staff) -> Person:
    edition = make.draft(people)
    first = comments.say(edition.id, Said("Is it so?"), by=people.editor_es)
    make.react()
    comments.reply(edition.id, first.id, "It is.", by=people.author)
    return people.editor_es


def _asked(people: make.Staff) -> Person:
    task = make.claimed(people)
    talking.ask(task.id, _first(task), "Which river?", by=people.translator)
    return people.author


def _answered(people: make.Staff) -> Person:
    task = make.claimed(people)
    query = talking.ask(task.id, _first(task), "Which river?", by=people.translator)
    make.react()
    talking.answer(task.id, query.id, "The Rímac.", by=people.author)
    return people.translator


def _translation_sent_back(people: make.Staff) -> Person:
    task = make.handed_in(people)
    actions.request_changes(task.id, by=people.editor_es, reason="Softer.")
    return people.translator


def _proposal_declined(people: make.Staff) -> Person:
    task = make.handed_in(people)
    wording = talking.suggest(task.id, _first(task), "Mejor", by=people.editor_es)
    actions.request_changes(task.id, by=people.editor_es, reason="Softer.")
    make.react()
    talking.decline(task.id, wording.id, "No.", by=people.translator)
    return people.editor_es


def _given_away(people: make.Staff) -> Person:
    task = make.claimed(people)
    claims.reassign(task.id, to=make.another_translator(), by=people.editor_es)
    return people.translator


def _lease_over(people: make.Staff) -> Person:
    task = make.claimed(people)
    rows.change(TranslationTask, task.id, lease_until=rows.ago(hours=1))
    assert claims.expire(task.id)
    return people.translator


def _published_again(people: make.Staff) -> Person:
    release = make.published(people)
    taking_back.withdraw(release.article_id, by=people.editor_en, reason="A witness asked.")
    return people.translator


def _taken_down(people: make.Staff) -> Person:
    release = make.published(people)
    takedowns.take_down(release.article_id, by=people.editor_es)
    return people.author


def _corrected(people: make.Staff) -> Person:
    corrections.open_correction(
        make.published(people).article_id,
        severity=Severity.CORRECTION,
        scope=["en", "es"],
        notes={"en": "It named the wrong court.", "es": "Nombraba otro tribunal."},
        by=people.editor_es,
    )
    return people.author


def _source_opened(people: make.Staff) -> Person:
    edition = make.draft(people)
    kept = sources.add(edition.article_id, Source(name="Zulma Quispe"), by=people.author)
    sources.share(edition.article_id, kept.id, [people.editor_en.id], by=people.author)
    make.react()
    sources.read(edition.article_id, kept.id, by=people.editor_en)
    return people.author


def _source_shared(people: make.Staff) -> Person:
    edition = make.draft(people)
    kept = sources.add(edition.article_id, Source(name="Zulma Quispe"), by=people.author)
    sources.share(edition.article_id, kept.id, [people.editor_en.id], by=people.author)
    return people.editor_en


def _draft_ends(people: make.Staff, *, begun: bool) -> Person:
    edition = make.draft(people) if begun else None
    draft = drafts.keep({"title": ["Typed"]}, by=people.author, edition=edition, language="en")
    late = now() + dt.timedelta(days=current().drafts_days + 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tidying, "now", lambda: late)
        tidying.tell(draft.id)
    return people.author


def _consent_withdrawn(people: make.Staff) -> Person:
    picture = taken.picture(people.author, width=302)
    clearing.withdraw_consent(picture.id, by=people.editor_en)
    return people.author


def _term_decided(people: make.Staff) -> Person:
    glossary.decide(term(people.translator).id, accept=True, by=people.editor_es)
    return people.translator


HAPPENINGS: dict[str, tuple[str, Happens]] = {
    "the author of a text": ("changes_requested", _sent_back),
    "the author who is spoken to": ("comment_made", _commented),
    "who is mentioned": ("comment_made", _mentioned),
    "who spoke before": ("comment_made", _spoke_before),
    "the author who is asked": ("query_asked", _asked),
    "the author of what goes": ("release_taking_down", _taken_down),
    "the author of what is corrected": ("correction_opened", _corrected),
    "the translator who asked": ("query_answered", _answered),
    "the translator whose work comes back": (
        "translation_changes_requested",
        _translation_sent_back,
    ),
    "the translator whose claim ended": ("lease_expired", _lease_over),
    "the translator who has to give it away": ("task_reassigned", _given_away),
    "the translator of what goes": ("release_withdrawing", _published_again),
    "the editor who proposed a wording": ("suggestion_declined", _proposal_declined),
    "who keeps a source": ("source_opened", _source_opened),
    "who is let into a source": ("source_shared", _source_shared),
    "who typed into a text": ("draft_ending", partial(_draft_ends, begun=True)),
    "who typed without beginning": ("draft_ending", partial(_draft_ends, begun=False)),
    "who sent a picture": ("picture_consent_withdrawn", _consent_withdrawn),
    "who suggested a term": ("term_approved", _term_decided),
}
"""Everybody who is told because of what they did once: of which event, and how it happens."""


@pytest.mark.parametrize("loses", [False, True])
@pytest.mark.parametrize("who", HAPPENINGS)
def test_who_lost_the_right_in_the_meantime_is_told_nothing(who: str, *, loses: bool) -> None:
    people = make.staff()
    kind, happens = HAPPENINGS[who]
    receiver = happens(people)
    before = set(letters_to(receiver))
    for one in list(receiver.grants) if loses else []:
        rights.withdraw(receiver, one.role, one.scope, by=people.admin)

    make.react()

    assert (receiver.desk_name in busy.telling().get(kind, set())) is not loses
    assert (set(letters_to(receiver)) > before) is not loses


def letters_to(person: Person) -> list[str]:
    """Return the letters that a person got, by their names."""
    to = f"To: {person.email}".encode()
    return [one.name for one in (current().data / "mail").glob("*.eml") if to in one.read_bytes()]


def test_who_translates_the_other_way_by_now_hears_nothing_of_what_they_translated() -> None:
    people = make.staff()
    task = make.handed_in(people)
    actions.request_changes(task.id, by=people.editor_es, reason="Softer.")
    rights.withdraw(people.translator, Role.TRANSLATOR, "en>es", by=people.admin)

    make.react()

    assert "Tomás" not in busy.telling().get("translation_changes_requested", set())


def test_an_author_who_only_translates_by_now_is_not_told_what_is_said_of_the_draft() -> None:
    people = make.staff()
    edition = make.approved(people)
    comments.say(edition.id, Said("Is it so?"), by=people.editor_en)
    rights.grant(people.author, Role.TRANSLATOR, "en>es", by=people.admin)
    rights.withdraw(people.author, Role.AUTHOR, "", by=people.admin)

    make.react()

    assert "Ana" not in busy.telling().get("comment_made", set())


@pytest.mark.parametrize("many", [1, 9])
def test_to_ask_who_of_many_may_read_takes_one_statement(many: int) -> None:
    people = make.staff()
    article = make.handed_in(people).article
    asked = [make.person("translator:en>es") for _ in range(many)]
    strangers = [make.person("translator:es>en"), make.person("admin")]
    everybody = [people.author, *asked, *strangers, people.editor_en]
    for one in everybody:
        assert one.grants
    assert article.editions

    with counted() as statements:
        found = given_out.readers(article, everybody)

    assert found == [people.author, *asked, people.editor_en]
    assert len(statements) == 1
