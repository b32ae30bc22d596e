"""Withdrawn, brought back, retracted: what readers get, and that nothing returns by itself."""

from __future__ import annotations

import random

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.models import Article, Edition
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.errors import BadInput, NotAllowed, Refused
from newsroom.publishing import actions, going_out, taking_back
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseKind, ReleaseState
from tests import make, rows
from tests.newsroom.publishing import asking
from tests.workflows import busy
from workflows.reactions import REACTIONS

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]
WHY = "A source asked for it."
NOTES = {"en": "It rested on a forged file.", "es": "Se basó en un documento falso."}


def withdrawn(people: make.Staff, article: Article, *languages: str) -> Release:
    release = taking_back.withdraw(
        article.id, by=people.editor_en, reason=WHY, languages=languages or None
    )
    make.react()
    return release


def reinstated(people: make.Staff, article: Article, *languages: str) -> Release:
    release = taking_back.reinstate(
        article.id, by=people.editor_en, reason=WHY, languages=languages or None
    )
    make.react()
    return release


def statuses(article: Article) -> dict[str, int]:
    return {one.language: asking.page(article, one.language).status for one in article.editions}


def states(article: Article) -> set[PublicState]:
    return {one.public_state for one in article.editions}


def guards(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.guard for one in refused.value.unmet]


def test_a_withdrawn_pair_is_gone_at_every_address_that_it_ever_had(people):
    article = asking.live(people)
    old = asking.path_of(article.source)
    moved = asking.titled(article)
    moved = type(moved)(**(vars(moved) | {"slug": f"moved-{article.id.hex[:8]}"}))
    actions.publish(make.updated(people, article, moved).id, by=people.editor_es)
    make.react()
    assert asking.path_of(article.source) != old
    assert asking.reply(old).status in {301, 308}

    withdrawn(people, article)

    assert statuses(article) == {"en": 410, "es": 410}
    assert asking.reply(old).status == 410
    assert states(article) == {PublicState.WITHDRAWN}
    assert article.id.hex not in asking.reply("/en/-/feed.atom").body.decode()
    assert make.current_of(article.source).title not in asking.reply("/en/").body.decode()


def test_of_one_language_alone_the_other_stays_without_its_link(people):
    article = asking.live(people)
    assert asking.links(article, "en") == {"en", "es"}

    withdrawn(people, article, "es")

    assert statuses(article) == {"en": 200, "es": 410}
    assert "es" not in asking.links(article, "en")
    reinstated(people, article)
    assert statuses(article) == {"en": 200, "es": 200}
    assert asking.links(article, "en") == asking.links(article, "es") == {"en", "es"}


def test_the_other_language_withdrawn_before_the_first_is_gone_takes_both(people):
    article = asking.live(people)
    taking_back.withdraw(article.id, by=people.editor_en, reason=WHY, languages=["en"])

    withdrawn(people, article, "es")

    assert states(article) == {PublicState.WITHDRAWN}


def test_the_former_texts_come_back_at_their_instant(people):
    article = asking.live(people)
    before = {one.language: one.public_revision_id for one in article.editions}
    public_at = asking.shown(article).public_at
    withdrawn(people, article)

    release = reinstated(people, article)

    assert release.public_at == public_at
    assert {one.language: one.public_revision_id for one in article.editions} == before
    assert statuses(article) == {"en": 200, "es": 200}


def with_newer_texts(people: make.Staff) -> Article:
    """Carry a withdrawn article to newer texts that are approved."""
    article = asking.live(people)
    make.updated(people, article, asking.titled(article))
    withdrawn(people, article)
    return article


def test_newer_texts_come_back_where_both_are_approved(people):
    article = with_newer_texts(people)

    reinstated(people, article)

    assert b"said nothing" in asking.page(article, "en").body
    assert b"said nothing" in asking.page(article, "es").body


def test_who_wrote_newer_texts_does_not_bring_them_back(people):
    article = with_newer_texts(people)
    writer = make.person("author", "editor:en")
    rows.change(Edition, article.source.id, owner_id=writer.id)

    with pytest.raises(Refused) as refused:
        taking_back.reinstate(article.id, by=writer, reason=WHY)

    assert guards(refused) == ["not_author"]
    assert statuses(article) == {"en": 410, "es": 410}


def test_newer_texts_that_were_planned_for_later_do_not_come_back_before(people):
    article = asking.live(people)
    release = make.updated(people, article, asking.titled(article))
    later = rows.ago(days=-3).replace(tzinfo=None)
    actions.schedule(release.id, wall=later, zone="UTC", by=people.editor_es)
    withdrawn(people, article)

    reinstated(people, article)

    assert statuses(article) == {"en": 200, "es": 200}
    assert b"said nothing" not in asking.page(article, "en").body


def test_a_retraction_leaves_the_same_notice_in_both_languages_at_the_same_addresses(people):
    article = asking.live(people)
    english, spanish = (asking.path_of(asking.edition_of(article, one)) for one in ("en", "es"))

    taking_back.retract(article.id, by=people.editor_en, reason=WHY, notes=NOTES)
    make.react()

    for path in (english, spanish):
        shown = asking.reply(path)
        assert shown.status == 200
        assert NOTES["en"].encode() in shown.body
        assert NOTES["es"].encode() in shown.body
        assert b"The judges read" not in shown.body
    assert NOTES["en"].encode() in asking.reply("/en/-/corrections/").body
    assert NOTES["es"].encode() in asking.reply("/es/-/corrections/").body
    assert english not in asking.reply("/en/-/feed.atom").body.decode()
    assert states(article) == {PublicState.RETRACTED}
    with pytest.raises(Refused):
        taking_back.reinstate(article.id, by=people.editor_en, reason=WHY)
    assert going_out.assemble(article.id) is None


def test_a_retraction_is_not_overtaken_by_a_withdrawal(people):
    article = asking.live(people)
    taking_back.retract(article.id, by=people.editor_en, reason=WHY, notes=NOTES)

    with pytest.raises(Refused) as refused:
        taking_back.withdraw(article.id, by=people.editor_en, reason=WHY, languages=["es"])
    make.react()

    assert guards(refused) == ["nothing_graver"]
    assert states(article) == {PublicState.RETRACTED}


def test_nothing_is_brought_back_while_something_is_taken_away(people):
    article = asking.live(people)
    withdrawn(people, article, "es")
    taking_back.withdraw(article.id, by=people.editor_en, reason=WHY)

    with pytest.raises(Refused) as refused:
        taking_back.reinstate(article.id, by=people.editor_en, reason=WHY)

    assert guards(refused) == ["nothing_under_way"]


def test_what_was_on_its_way_gives_way(people):
    article = asking.live(people)
    release = make.updated(people, article, asking.titled(article))
    actions.publish(release.id, by=people.editor_es)

    withdrawn(people, article)

    assert release.state is ReleaseState.CANCELLED
    assert statuses(article) == {"en": 410, "es": 410}


def test_no_late_message_no_update_and_no_clock_bring_anything_back(people):
    article = asking.live(people)
    release = make.updated(people, article, asking.titled(article))
    later = rows.ago(days=-1).replace(tzinfo=None)
    actions.schedule(release.id, wall=later, zone="UTC", by=people.editor_es)
    withdrawn(people, article)
    rows.change(Release, release.id, due_at=rows.ago(seconds=1))

    assert not going_out.go_when_due(release.id)
    ids = [one for reaction in REACTIONS for one in busy.undo(reaction)]
    random.Random(7).shuffle(ids)
    for delivery_id in ids:
        busy.deliver(delivery_id)
    make.react()

    assert going_out.assemble(article.id) is None
    with pytest.raises(Refused):
        actions.assemble(article.id, by=people.editor_es)
    assert statuses(article) == {"en": 410, "es": 410}
    assert states(article) == {PublicState.WITHDRAWN}
    published = db.select(Release).where(
        Release.article_id == article.id, Release.number.is_not(None)
    )
    kinds = [one.kind for one in db.session.scalars(published.order_by(Release.number))]
    assert kinds == [ReleaseKind.FIRST, ReleaseKind.WITHDRAWAL]


def test_a_failed_reinstatement_is_begun_anew_and_not_tried_again(people):
    article = asking.live(people)
    withdrawn(people, article)
    release = taking_back.reinstate(article.id, by=people.editor_en, reason=WHY)
    going_out.fail(release.id, failure="disk")

    with pytest.raises(Refused) as refused:
        actions.retry(release.id, by=people.editor_en)

    assert guards(refused) == ["put_together"]
    reinstated(people, article)
    assert statuses(article) == {"en": 200, "es": 200}


def test_a_live_translation_is_renewed_while_its_source_is_withdrawn(people):
    article = asking.live(people)
    make.rewrite(people, article, asking.titled(article))
    release = make.waiting_release(article)
    actions.let_go_first(release.id, language="en", by=people.editor_en, reason="Urgent.")
    actions.publish(release.id, by=people.editor_en)
    make.react()
    withdrawn(people, article, "en")

    make.translate_again(people, article)
    actions.publish(make.waiting_release(article).id, by=people.editor_es)
    make.react()

    assert statuses(article) == {"en": 410, "es": 200}
    assert b"said nothing" in asking.page(article, "es").body


def test_who_may_take_back_and_with_what(people):
    article = asking.live(people)

    for outsider in (people.author, people.translator, people.admin):
        with pytest.raises(NotAllowed):
            taking_back.withdraw(article.id, by=outsider, reason=WHY)
    with pytest.raises(BadInput) as no_reason:
        taking_back.withdraw(article.id, by=people.editor_en, reason=" ")
    assert no_reason.value.field == "reason"
    for languages in ([], ["fr"]):
        with pytest.raises(BadInput) as none:
            taking_back.withdraw(article.id, by=people.duty, reason=WHY, languages=languages)
        assert none.value.field == "languages"
    articles.set_embargo(article.id, rows.ago(days=-1), by=people.editor_en)
    withdrawn(people, article)
    with pytest.raises(Refused) as embargoed:
        taking_back.reinstate(article.id, by=people.editor_en, reason=WHY)
    assert guards(embargoed) == ["not_embargoed"]
