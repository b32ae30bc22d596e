"""Safety takedowns: any one editor, at once, whatever the article is; reviewed by another one."""

from __future__ import annotations

import pytest

from newsroom.articles.models import Article
from newsroom.articles.states import PublicState
from newsroom.database import db, now
from newsroom.errors import BadInput, NotAllowed, Refused
from newsroom.events.models import Event, EventPayload
from newsroom.publishing import actions, carrying, going_out, takedowns, taking_back
from newsroom.publishing.models import Takedown
from newsroom.publishing.site import follow
from newsroom.publishing.states import ReleaseState, ReviewOutcome
from newsroom.settings import current
from newsroom.translations import talking
from tests import make, rows
from tests.newsroom.publishing import asking
from tests.newsroom.translations import beside

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]
WHY = "She asked for it."
NOTES = {"en": "It rested on a forged file.", "es": "Se basó en un documento falso."}


def taken_down(people: make.Staff, article: Article) -> Takedown:
    takedown = takedowns.take_down(article.id, by=people.editor_en)
    make.react()
    return takedown


def statuses(article: Article) -> dict[str, int]:
    return {one.language: asking.page(article, one.language).status for one in article.editions}


def guards(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.guard for one in refused.value.unmet]


def test_one_editor_takes_both_languages_away_before_the_reply(people):
    article = asking.live(people)

    takedown = takedowns.take_down(article.id, by=people.editor_es)
    assert takedown.release_id is not None
    assert carrying.at_once(takedown.release_id, follow.tree_of(current()))

    assert statuses(article) == {"en": 410, "es": 410}
    gone = asking.page(article, "en").body
    assert gone == asking.page(article, "es").body
    assert make.current_of(article.source).title.encode() not in gone
    assert b"/es/" not in gone or b'lang="es"' in gone
    make.react()


def test_what_was_never_public_is_stopped(people):
    release = make.ready(people, make.numbered())
    actions.publish(release.id, by=people.editor_es)

    takedown = taken_down(people, release.article)

    assert takedown.release_id is None
    assert release.state is ReleaseState.CANCELLED
    assert {one.public_state for one in release.article.editions} == {PublicState.NEVER}
    assert going_out.assemble(release.article_id) is None
    takedowns.review(takedown.id, outcome=ReviewOutcome.MAY_RETURN, reason=WHY, by=people.editor_es)
    make.react()
    assert make.waiting_release(release.article).state is ReleaseState.READY


@pytest.mark.parametrize("before", ["withdrawn", "retracted"])
def test_what_is_withdrawn_or_retracted_shows_no_word_of_it_any_more(people, before):
    article = asking.live(people)
    if before == "withdrawn":
        taking_back.withdraw(article.id, by=people.editor_en, reason=WHY)
    else:
        taking_back.retract(article.id, by=people.editor_en, reason=WHY, notes=NOTES)
    make.react()
    title = make.current_of(article.source).title.encode()

    taken_down(people, article)

    assert statuses(article) == {"en": 410, "es": 410}
    assert title not in asking.page(article, "en").body
    assert title not in asking.reply("/en/-/corrections/").body
    assert NOTES["en"].encode() not in asking.reply("/en/-/corrections/").body


def test_it_returns_only_after_another_editor_found_that_it_may(people):
    article = asking.live(people)
    takedown = taken_down(people, article)

    with pytest.raises(Refused) as reinstated:
        taking_back.reinstate(article.id, by=people.editor_es, reason=WHY)
    with pytest.raises(Refused) as retracted:
        taking_back.retract(article.id, by=people.editor_es, reason=WHY, notes=NOTES)
    assert guards(reinstated) == guards(retracted) == ["reviewed"]
    with pytest.raises(Refused) as own:
        takedowns.review(
            takedown.id, outcome=ReviewOutcome.MAY_RETURN, reason=WHY, by=people.editor_en
        )
    assert guards(own) == ["four_eyes"]
    takedowns.review(takedown.id, outcome=ReviewOutcome.STAYS_AWAY, reason=WHY, by=people.editor_es)
    with pytest.raises(Refused):
        taking_back.reinstate(article.id, by=people.editor_es, reason=WHY)
    takedowns.review(takedown.id, outcome=ReviewOutcome.MAY_RETURN, reason=WHY, by=people.duty)
    taking_back.reinstate(article.id, by=people.editor_es, reason=WHY)
    make.react()
    assert statuses(article) == {"en": 200, "es": 200}


def test_taking_down_what_is_down_already_is_the_same_takedown(people):
    article = asking.live(people)
    first = taken_down(people, article)

    again = takedowns.take_down(article.id, by=people.editor_es)

    assert again.id == first.id


def test_a_takedown_is_not_overtaken_by_a_withdrawal_of_one_language(people):
    article = asking.live(people)
    takedowns.take_down(article.id, by=people.editor_en)

    with pytest.raises(Refused) as refused:
        taking_back.withdraw(article.id, by=people.editor_es, reason=WHY, languages=["es"])
    make.react()

    assert guards(refused) == ["nothing_graver"]
    assert statuses(article) == {"en": 410, "es": 410}


def test_a_review_that_is_overdue_is_told_once(people):
    takedown = taken_down(people, asking.live(people))
    assert (takedown.review_due_at - takedown.opened_at).total_seconds() == 24 * 3600
    takedowns.remind(takedown.id)
    assert takedown.reminded_at is None
    rows.change(Takedown, takedown.id, review_due_at=rows.ago(seconds=1))
    assert takedown.id in takedowns.overdue(now())

    for _ in range(2):
        takedowns.remind(takedown.id)

    told = db.select(Event.id).where(
        Event.kind == "takedown_overdue", Event.subject_id == takedown.id
    )
    assert len(db.session.scalars(told).all()) == 1
    assert takedown.id not in takedowns.overdue(now())


def said_beside(article: Article, people: make.Staff, words: str) -> None:
    """Leave words in a remark and in an earlier text of the translation's title."""
    task = make.task_of(article)
    talking.note(task.id, beside.key(task), words, by=people.translator)
    beside.past_text(task, words)


def test_the_names_are_searched_for_and_the_places_kept_without_them(people):
    secret = "Zoraida Ñusta"
    story = make.numbered()
    story = type(story)(**(vars(story) | {"standfirst": f"{secret} spoke."}))
    article = asking.live(people, story)
    said_beside(article, people, secret)
    takedown = taken_down(people, article)

    found = takedowns.search_for(takedown.id, names=[secret.upper()], by=people.editor_es)

    assert {one["article_id"] for one in found.findings} == {article.id.hex}
    kinds = {one["kind"] for one in found.findings}
    assert kinds >= {"revision", "translation", "past", "remark"}
    assert secret.casefold() not in str(found.findings).casefold()
    payloads = db.session.scalars(
        db.select(EventPayload.body).join(Event).where(Event.kind == "takedown_searched")
    )
    assert secret.casefold() not in str(list(payloads)).casefold()


def test_who_may_and_with_what(people):
    article = asking.live(people)
    for outsider in (people.author, people.translator, people.admin):
        with pytest.raises(NotAllowed):
            takedowns.take_down(article.id, by=outsider)
    takedown = taken_down(people, article)

    for outsider in (people.author, people.translator, people.admin):
        with pytest.raises(NotAllowed):
            takedowns.search_for(takedown.id, names=["Ana"], by=outsider)
        with pytest.raises(NotAllowed):
            takedowns.review(takedown.id, outcome=ReviewOutcome.STAYS_AWAY, reason=WHY, by=outsider)
    with pytest.raises(BadInput) as short:
        takedowns.search_for(takedown.id, names=["Li"], by=people.editor_en)
    assert short.value.field == "names"
    assert all(str(one) for one in takedowns.OUT_OF_REACH)
