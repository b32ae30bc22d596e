"""What happens in the busy newsroom around and after publication."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from newsroom.articles import policies
from newsroom.articles.content import Content
from newsroom.articles.models import Article
from newsroom.articles.states import PairPolicy
from newsroom.articles.writing import drafts, tidying
from newsroom.articles.writing.models import WritingDraft
from newsroom.database import new_id, now
from newsroom.publishing import actions as releasing
from newsroom.publishing import (
    correction_windows,
    corrections,
    erasing,
    going_out,
    proposals,
    takedowns,
    taking_back,
)
from newsroom.publishing.models import Correction, Takedown
from newsroom.publishing.states import ReviewOutcome, Severity
from newsroom.translations import acknowledging
from tests import make, rows


def all_of(people: make.Staff, story: Content, word: str) -> None:
    """Make every kind of event of this part that has reactions, with a word in all free text."""
    _an_exception(people, story, word)
    _an_update_that_waits(people, story)
    _wishes(people, story)
    _a_correction(people, story, word)
    _taken_back(people, story, word)
    _taken_down(people, story, word)
    _erased(people, story, word)
    _a_draft_that_ends(people, word)


def _a_draft_that_ends(people: make.Staff, word: str) -> None:
    kept = drafts.keep({"title": [word]}, by=people.author, draft_id=new_id())
    rows.change(WritingDraft, kept.id, kept_at=rows.ago(days=1000))
    tidying.tell(kept.id)
    make.react()


def _an_exception(people: make.Staff, story: Content, word: str) -> None:
    article = make.approved(people, story).article
    policies.set_policy(
        article.id,
        PairPolicy.SINGLE,
        by=people.editor_en,
        reason=word,
        until=now() + dt.timedelta(days=1),
    )
    make.react()
    rows.change(Article, article.id, policy_until=rows.ago(hours=1))
    assert policies.let_lapse(article.id)
    make.react()


def _an_update_that_waits(people: make.Staff, story: Content) -> None:
    article = make.published(people, story).article
    make.rewrite(people, article, replace(story, standfirst=f"{story.standfirst} anew"))
    release = make.waiting_release(article)
    going_out.remind(release.id)
    make.react()
    edition = article.edition("es")
    assert edition is not None
    acknowledging.acknowledge(edition.id, make.current_of(article.source).id, by=people.translator)
    make.react()


def _wishes(people: make.Staff, story: Content) -> None:
    release = make.ready(people, story)
    day = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    for ahead in (9, 8, 7):
        wall = day + dt.timedelta(days=ahead)
        if ahead == 9:
            releasing.schedule(release.id, wall=wall, zone="UTC", by=people.editor_es)
            continue
        wish = proposals.propose_release(release.id, wall=wall, zone="UTC", by=people.editor_es)
        decide = proposals.confirm if ahead == 8 else proposals.decline
        decide(wish.id, by=people.editor_en)
        make.react()
    releasing.schedule(
        release.id, wall=day + dt.timedelta(days=20), zone="UTC", by=people.editor_es
    )
    make.react()


def _a_correction(people: make.Staff, story: Content, word: str) -> None:
    article = make.published(people, story).article
    notes = {"en": f"{word} en", "es": f"{word} es"}
    correction = corrections.open_correction(
        article.id, severity=Severity.SERIOUS, scope=["es"], notes=notes, by=people.editor_en
    )
    make.react()
    notes |= {"en": f"{word} once more"}
    corrections.change_notes(correction.id, notes=notes, by=people.editor_en)
    make.react()
    rows.change(Correction, correction.id, window_until=rows.ago(minutes=1))
    correction_windows.tell_that_over(correction.id)
    corrections.approve_notes(correction.id, notes=notes, by=people.editor_es)
    make.react()


def _linked(people: make.Staff, story: Content) -> Article:
    """Return a live article to which a live page links."""
    article = make.published(people, story).article
    link = f"/en/{make.current_of(article.source).slug}/"
    make.published(people, replace(story, body=f'{story.body}<p><a href="{link}">Before</a></p>'))
    return article


def _taken_back(people: make.Staff, story: Content, word: str) -> None:
    article = _linked(people, story)
    taking_back.withdraw(article.id, by=people.editor_en, reason=word)
    make.react()
    taking_back.reinstate(article.id, by=people.editor_es, reason=word)
    make.react()
    make.updated(people, article, replace(story, standfirst=f"{story.standfirst} anew"))
    taking_back.retract(article.id, by=people.editor_en, reason=word, notes={"en": word})
    make.react()


def _taken_down(people: make.Staff, story: Content, word: str) -> None:
    takedown = takedowns.take_down(_linked(people, story).id, by=people.editor_es)
    make.react()
    takedowns.search_for(takedown.id, names=[word], by=people.editor_es)
    rows.change(Takedown, takedown.id, review_due_at=rows.ago(minutes=1))
    takedowns.remind(takedown.id)
    make.react()
    takedowns.review(
        takedown.id, outcome=ReviewOutcome.MAY_RETURN, reason=word, by=people.editor_en
    )
    make.react()
    takedowns.take_down(make.approved(people, story).article_id, by=people.editor_es)
    make.react()


def _erased(people: make.Staff, story: Content, word: str) -> None:
    article = _linked(people, story)
    takedown = takedowns.take_down(article.id, by=people.editor_es)
    make.react()
    outcome = ReviewOutcome.STAYS_AWAY
    takedowns.review(takedown.id, outcome=outcome, reason=word, by=people.editor_en)
    erasing.erase(article.id, by=people.editor_en)
    make.react()
