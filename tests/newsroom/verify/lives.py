"""Articles in every state that an article can be in after it was public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from newsroom.articles import actions as articles
from newsroom.articles import policies
from newsroom.articles.content import Content
from newsroom.articles.models import Article
from newsroom.articles.states import PairPolicy
from newsroom.database import db, now
from newsroom.publishing import (
    actions,
    correction_windows,
    corrections,
    queries,
    takedowns,
    taking_back,
)
from newsroom.publishing.models import Correction, Release
from newsroom.publishing.states import ReviewOutcome, Severity
from newsroom.translations import acknowledging, claims
from newsroom.translations import actions as translating
from tests import make, rows

NOTES = {
    "en": "The judge’s name was wrong & is right now.",
    "es": "El nombre de la jueza estaba mal & ya está bien.",
}
Life = Callable[[make.Staff], Article]


def live(people: make.Staff) -> Article:
    return make.published(people, make.numbered()).article


def rewritten(people: make.Staff, article: Article, **changes: str) -> Release:
    """Give a live article a new approved source text; returns the release that waits."""
    source = article.source
    text = make.current_of(source)
    content = Content(
        title=text.title,
        standfirst=text.standfirst,
        body=f"{text.body}<p>And then 47 people went home.</p>",
        slug=text.slug,
        byline=text.byline,
        photo_credit=text.photo_credit,
        countries=tuple(text.countries),
    )
    changed = replace(content, **changes)  # type: ignore[arg-type]  # texts only
    articles.save(source.id, changed, version=source.version, by=people.author)
    articles.submit(source.id, by=people.author)
    articles.approve(source.id, make.current_of(source).id, by=people.editor_en)
    make.react()
    release = queries.unfinished_of(article.id)
    assert release is not None
    return release


def translated_again(people: make.Staff, article: Article) -> None:
    task = make.task_of(article)
    claims.claim(task.id, by=people.translator)
    make.translate(task, people.translator)
    translating.hand_in(task.id, by=people.translator)
    make.react()
    translating.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)
    make.react()


def gone_out(people: make.Staff, article: Article) -> Article:
    release = queries.unfinished_of(article.id)
    assert release is not None
    actions.publish(release.id, by=people.editor_es)
    make.react()
    return article


def updated(people: make.Staff) -> Article:
    article = live(people)
    rewritten(people, article, slug=f"new-{make.current_of(article.source).slug}")
    translated_again(people, article)
    return gone_out(people, article)


def updated_alone(people: make.Staff) -> Article:
    article = live(people)
    release = rewritten(people, article)
    actions.let_go_first(release.id, language="en", by=people.editor_en, reason="It is urgent.")
    make.react()
    actions.publish(release.id, by=people.editor_en)
    make.react()
    return article


def fixed(people: make.Staff) -> Article:
    """A minor fix in one language, of which readers are not told."""
    article = live(people)
    body = make.current_of(article.source).body.replace("in a full room", "in the full room")
    release = rewritten(people, article, body=body)
    actions.call_minor(release.id, language="en", by=people.editor_en)
    make.react()
    return gone_out_in_english(people, article)


def read_and_left(people: make.Staff) -> Article:
    article = updated_alone(people)
    edition = article.edition("es")
    source = article.source.public_revision_id
    assert edition is not None
    assert source is not None
    acknowledging.acknowledge(edition.id, source, by=people.editor_es)
    make.react()
    return article


def _correction(people: make.Staff, article: Article, scope: list[str]) -> Correction:
    correction = corrections.open_correction(
        article.id, severity=Severity.CORRECTION, scope=scope, notes=NOTES, by=people.editor_en
    )
    corrections.approve_notes(correction.id, notes=NOTES, by=people.editor_es)
    make.react()
    return correction


def corrected(people: make.Staff) -> Article:
    article = live(people)
    _correction(people, article, ["en", "es"])
    rewritten(people, article)
    translated_again(people, article)
    return gone_out(people, article)


def corrected_alone(people: make.Staff) -> Article:
    article = live(people)
    correction = _correction(people, article, ["en", "es"])
    rewritten(people, article)
    rows.change(Correction, correction.id, window_until=rows.ago(minutes=1))
    db.session.expire_all()
    assert correction_windows.let_go_when_over(correction.id)
    make.react()
    return article


def corrected_in_source(people: make.Staff) -> Article:
    """The other language is right, and tells its readers that this one was not."""
    article = live(people)
    _correction(people, article, ["en"])
    rewritten(people, article)
    translated_again(people, article)
    return gone_out(people, article)


def withdrawn(people: make.Staff) -> Article:
    article = live(people)
    taking_back.withdraw(article.id, by=people.editor_en, reason="A witness asked for it.")
    make.react()
    return article


def withdrawn_in_one(people: make.Staff) -> Article:
    article = live(people)
    taking_back.withdraw(
        article.id, by=people.editor_en, reason="It has to be redone.", languages=["es"]
    )
    make.react()
    return article


def withdrawn_source(people: make.Staff) -> Article:
    article = live(people)
    taking_back.withdraw(
        article.id, by=people.editor_en, reason="It has to be redone.", languages=["en"]
    )
    make.react()
    return article


def taken_down(people: make.Staff) -> Article:
    article = live(people)
    takedowns.take_down(article.id, by=people.editor_es)
    make.react()
    return article


def retracted(people: make.Staff) -> Article:
    article = live(people)
    taking_back.retract(article.id, by=people.editor_en, reason="It was made up.", notes=NOTES)
    make.react()
    return article


def reinstated(people: make.Staff) -> Article:
    article = withdrawn(people)
    taking_back.reinstate(article.id, by=people.editor_en, reason="The witness agreed.")
    make.react()
    return article


def reinstated_after_review(people: make.Staff) -> Article:
    article = live(people)
    takedown = takedowns.take_down(article.id, by=people.editor_es)
    make.react()
    takedowns.review(
        takedown.id,
        outcome=ReviewOutcome.MAY_RETURN,
        reason="Nobody is named.",
        by=people.editor_en,
    )
    taking_back.reinstate(article.id, by=people.editor_en, reason="Nobody is named.")
    make.react()
    return article


def alone_for_a_while(people: make.Staff) -> Article:
    """One language went alone for a reason; then the exception ended."""
    edition = make.draft(people, make.numbered())
    until = now() + dt.timedelta(days=1)
    policies.set_policy(
        edition.article_id, PairPolicy.SINGLE, by=people.editor_en, reason="Local.", until=until
    )
    articles.submit(edition.id, by=people.author)
    articles.approve(edition.id, make.current_of(edition).id, by=people.editor_en)
    make.react()
    article = gone_out_in_english(people, edition.article)
    rows.change(Article, article.id, policy_until=rows.ago(hours=1))
    db.session.expire_all()
    assert policies.let_lapse(article.id)
    make.react()
    return article


def source_first(people: make.Staff) -> Article:
    edition = make.draft(people, make.numbered())
    until = now() + dt.timedelta(days=1)
    policies.set_policy(
        edition.article_id,
        PairPolicy.SOURCE_FIRST,
        by=people.editor_en,
        reason="It cannot wait.",
        until=until,
    )
    articles.submit(edition.id, by=people.author)
    articles.approve(edition.id, make.current_of(edition).id, by=people.editor_en)
    make.react()
    article = gone_out_in_english(people, edition.article)
    translated_again(people, article)
    return gone_out(people, article)


def gone_out_in_english(people: make.Staff, article: Article) -> Article:
    release = queries.unfinished_of(article.id)
    assert release is not None
    actions.publish(release.id, by=people.editor_en)
    make.react()
    return article


def linking(people: make.Staff) -> Article:
    """Its text points at another article, which is withdrawn afterwards."""
    target = live(people)
    slug = make.current_of(target.source).slug
    content = make.numbered()
    link = f'<p>See <a href="/en/{slug}/">what happened before</a>.</p>'
    article = make.published(people, replace(content, body=content.body + link)).article
    taking_back.withdraw(target.id, by=people.editor_en, reason="A witness asked for it.")
    make.react()
    return article


def unfinished(people: make.Staff) -> Article:
    return make.ready(people, make.numbered()).article


LIVES: Mapping[str, Life] = {
    one.__name__: one
    for one in (
        live,
        updated,
        updated_alone,
        fixed,
        read_and_left,
        corrected,
        corrected_alone,
        corrected_in_source,
        withdrawn,
        withdrawn_in_one,
        withdrawn_source,
        taken_down,
        retracted,
        reinstated,
        reinstated_after_review,
        alone_for_a_while,
        source_first,
        unfinished,
    )
}
