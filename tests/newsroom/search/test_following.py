"""The index follows the log, and nothing is found that readers do not have."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.models import Article
from newsroom.articles.states import BylineKind
from newsroom.database import action, db
from newsroom.media import actions as media
from newsroom.publishing import actions, carrying, takedowns, taking_back
from newsroom.publishing.site import follow
from newsroom.search import following, near
from newsroom.search.models import SearchEntry, SearchState, SearchWord
from newsroom.search.tokens import tokens
from newsroom.settings import current
from tests import make, statements
from tests.newsroom.media import taken
from tests.newsroom.search.stories import ask, content, found, put
from tests.verified import assert_sound, violations

pytestmark = [pytest.mark.usefixtures("app"), pytest.mark.database]

STORY = replace(make.STORY, body="<p>The zarzuela of the valley.</p>")
LATER = replace(STORY, body="<p>The marimba of the valley.</p>")
NOTES = {"en": "It rested on a forged file.", "es": "Se basó en un documento falso."}


def count_of(typed: str) -> tuple[int, int]:
    """Return how many texts have a word: in English, and in Spanish."""
    english, spanish = len(found(typed, "en")), len(found(typed, "es"))
    elsewhere = {one.language: one.count for one in ask(typed, "en").elsewhere}
    assert elsewhere.get("es", 0) == spanish
    return english, spanish


def goes_out(people: make.Staff, article: Article) -> None:
    actions.publish(make.waiting_release(article).id, by=people.editor_es)
    # Public, but neither the site nor the index has heard of it.
    assert count_of("marimba") == (0, 0)
    make.react()


def test_no_word_of_a_text_is_found_before_it_is_public():
    people = make.staff()
    edition = make.draft(people, STORY)
    assert count_of("zarzuela") == (0, 0)
    articles.submit(edition.id, by=people.author)
    articles.approve(edition.id, make.current_of(edition).id, by=people.editor_en)
    make.react()
    assert count_of("zarzuela") == (0, 0)
    make.translate_again(people, edition.article)
    assert count_of("zarzuela") == (0, 0)
    goes_out(people, edition.article)
    assert count_of("zarzuela") == (1, 1)

    make.rewrite(people, edition.article, LATER)
    make.translate_again(people, edition.article)
    assert (count_of("zarzuela"), count_of("marimba")) == ((1, 1), (0, 0))
    goes_out(people, edition.article)
    assert (count_of("zarzuela"), count_of("marimba")) == ((0, 0), (1, 1))
    assert_sound()


def withdrawn(people: make.Staff, article_id: uuid.UUID) -> uuid.UUID | None:
    return taking_back.withdraw(article_id, by=people.editor_en, reason="A source asked.").id


def retracted(people: make.Staff, article_id: uuid.UUID) -> uuid.UUID | None:
    return taking_back.retract(article_id, by=people.duty, reason="It was false.", notes=NOTES).id


def taken_down(people: make.Staff, article_id: uuid.UUID) -> uuid.UUID | None:
    return takedowns.take_down(article_id, by=people.editor_en).release_id


@pytest.mark.parametrize("leave", [withdrawn, retracted, taken_down])
def test_what_leaves_is_found_no_more_at_once_and_its_words_are_forgotten(
    leave: Callable[[make.Staff, uuid.UUID], uuid.UUID | None],
):
    people = make.staff()
    article_id = make.published(people, STORY).article_id
    assert ask("sarzuela").instead == "zarzuela"

    release_id = leave(people, article_id)
    assert release_id is not None
    assert carrying.at_once(release_id, follow.tree_of(current()))

    [typed] = tokens("sarzuela", "en")
    db.session.rollback()
    assert "zarzuela" in {one.surface for one in near.near(typed.known, "en")}
    assert count_of("zarzuela") == (0, 0)
    assert ask("sarzuela").instead == ""

    make.react()
    assert near.near(typed.known, "en") == []
    assert db.session.scalars(db.select(SearchWord.word)).all() == []
    assert_sound()


def test_one_language_may_leave_alone():
    people = make.staff()
    release = make.published(people, STORY)

    taking_back.withdraw(release.article_id, by=people.editor_en, reason="Why.", languages=("es",))
    make.react()

    assert count_of("zarzuela") == (1, 0)


def test_what_comes_back_is_found_again():
    people = make.staff()
    release = make.published(people, STORY)
    withdrawn(people, release.article_id)
    make.react()

    taking_back.reinstate(release.article_id, by=people.editor_en, reason="She agreed.")
    make.react()

    assert count_of("zarzuela") == (1, 1)


def test_a_byline_is_found_unless_it_is_withheld():
    people = make.staff()
    make.published(people, replace(STORY, byline="Rosa Quispe"))
    hidden = replace(STORY, title="Other", byline="Inés Mamani", byline_kind=BylineKind.WITHHELD)
    make.published(people, hidden)

    assert (count_of("quispe"), count_of("mamani")) == ((1, 1), (0, 0))


def entries() -> set[tuple[int, uuid.UUID]]:
    rows = db.session.execute(db.select(SearchEntry.id, SearchEntry.revision_id))
    return {(row.id, row.revision_id) for row in rows}


def words() -> dict[tuple[str, str], int]:
    rows = db.session.scalars(db.select(SearchWord))
    return {(one.language, one.word): one.texts for one in rows}


def test_rebuilt_it_is_the_same_whatever_it_was():
    people = make.staff()
    for number in range(3):
        make.published(people, replace(STORY, title=f"Story {number}"))
    before = entries(), words()
    db.session.execute(db.delete(SearchEntry).where(SearchEntry.id == min(entries())[0]))
    db.session.execute(db.update(SearchWord).values(texts=7))
    db.session.commit()

    heard: list[int] = []
    count = following.rebuild(heard.append)

    assert (entries(), words()) == before
    assert (count, sum(heard)) == (3, 3)
    assert count_of("zarzuela") == (3, 3)
    assert_sound()


def test_it_goes_on_where_it_stood_a_batch_at_a_time(monkeypatch):
    people = make.staff()
    monkeypatch.setattr(following, "BATCH", 2)
    put(people.author, *[content(f"Story {number}", body="<p>oboe</p>") for number in range(5)])

    assert (following.reached(), ask("oboe").count) == (5, 5)
    following._begin_again()
    assert (following.follow(most=2), following.reached()) == (2, 2)
    assert (following.follow(), following.reached()) == (3, 5)
    assert following.follow() == 0


def test_of_two_that_follow_at_once_one_begins_again(monkeypatch):
    people = make.staff()
    put(people.author, content("Before"))
    db.session.execute(db.update(SearchState).values(number=0))
    db.session.commit()
    store, tried = following._store, []

    def store_late(batch: following._Batch) -> bool:
        tried.append(batch.after)
        if len(tried) == 1:
            _somebody_else_follows()
        return store(batch)

    @action
    def _somebody_else_follows() -> None:
        db.session.execute(db.update(SearchState).values(number=1))

    monkeypatch.setattr(following, "_store", store_late)
    assert following.follow() == 0

    assert tried == [0]
    assert found("before") == ["Before"]


def test_many_articles_take_as_many_statements_as_one():
    author = make.staff().author
    sent: list[int] = []
    for count in (1, 9):
        texts = [content(f"Story {number}") for number in range(count)]
        put(author, *texts, indexed=False)
        with statements.counted() as made:
            assert following.follow() == count
        sent.append(len(made))

    assert sent[0] == sent[1] <= 6


def test_what_the_index_lacks_or_should_not_hold_is_told_by_verify():
    article = make.published(make.staff(), STORY).article
    texts = {one.language: (one.id, one.public_revision_id) for one in article.editions}
    of_english = SearchEntry.edition_id == texts["en"][0]

    db.session.execute(db.update(SearchEntry).where(of_english).values(revision_id=texts["es"][1]))
    db.session.commit()
    holds = [(one.article, one.what) for one in violations(3)]
    db.session.execute(db.delete(SearchEntry).where(of_english))
    db.session.commit()
    lacks = [(one.article, one.what) for one in violations(3)]

    path = f"en/{make.current_of(article.source).slug}"
    said = "The search’s index {0} a text that is {1}: {2}."
    assert holds == [(article.id.hex, said.format("holds", "not live", path))]
    assert lacks == [(article.id.hex, said.format("lacks", "live", path))]


@pytest.mark.usefixtures("at_rest")
def test_what_is_said_under_a_picture_is_found_as_long_as_pages_show_the_picture():
    people = make.staff()
    one = taken.picture(people.author, width=320)
    body = (
        f'<p>The bridge.</p><figure><img src="picture:{one.id.hex}" alt="A house.">'
        "<figcaption>Zenobia stands at her door.</figcaption></figure>"
    )
    make.published(people, replace(STORY, body=body))
    during, passage = found("zenobia"), ask("bridge").results[0].passage

    media.retire(one.id, by=people.author)
    at_once = [part.text for part in ask("bridge").results[0].passage]
    make.react()

    assert len(during) == 1
    assert "Zenobia" in "".join(part.text for part in passage)
    assert "Zenobia" not in "".join(at_once)
    assert found("zenobia") == []
    assert_sound()
