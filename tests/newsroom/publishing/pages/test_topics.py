"""Topics on readers' pages: named in the page's language, renewed when they are renamed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from newsroom.articles import naming
from newsroom.articles.content import Content
from newsroom.articles.models import Article, Topic
from newsroom.database import db
from newsroom.errors import Refused
from newsroom.glossary import actions as terms
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.glossary.states import ConceptKind
from newsroom.publishing import actions, queries, refreshing, taking_back
from newsroom.publishing.models import Release
from newsroom.publishing.pages import inputs
from newsroom.publishing.pages import values as pages_values
from newsroom.publishing.pages.beside import TopicName
from newsroom.publishing.states import ReleaseKind, ReleaseState
from tests import make, statements
from tests.newsroom.publishing import asking

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def about(*topics: Topic) -> Content:
    return replace(make.numbered(), topics=tuple(one.key for one in topics))


def rename(topic: Topic, english: str, spanish: str, people: make.Staff) -> None:
    names = {"en": english, "es": spanish}
    naming.rename(topic.key, names, shown=naming.wording(topic), by=people.editor_en)


def named(release: Release) -> dict[str, tuple[TopicName, ...]]:
    return {one.language: one.topics for one in inputs.gather(release).editions}


def linked_data(article: Article, language: str) -> dict[str, Any]:
    body = asking.page(article, language).body.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', body)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


def refreshes(article: Article) -> list[ReleaseState]:
    return [one.state for one in queries.releases(article.id) if one.kind is ReleaseKind.REFRESH]


def test_a_page_names_its_topics_in_its_own_language(people):
    water, land = make.topic(people), make.topic(people, "Land", "Tierra")

    release = make.ready(people, about(land, water))

    assert named(release) == {
        "en": (TopicName(land.key, "Land", "land"), TopicName(water.key, "Water", "water")),
        "es": (TopicName(land.key, "Tierra", "tierra"), TopicName(water.key, "Agua", "agua")),
    }


def test_a_topic_is_not_named_in_a_language_in_which_it_has_no_name(people):
    water = make.topic(people)
    release = make.ready(people, about(water))
    water.names = {"es": "Agua"}
    db.session.flush()

    assert named(release) == {"en": (), "es": (TopicName(water.key, "Agua", "agua"),)}


def test_machines_are_told_what_an_article_is_about(people):
    water, land = make.topic(people), make.topic(people, "Land", "Tierra")
    article = asking.live(people, about(water, land))

    told = linked_data(article, "es")

    assert told["keywords"] == ["Agua", "Tierra"]
    assert told["articleSection"] == "Agua"
    assert [one["name"] for one in told["about"]] == ["Agua", "Tierra"]
    assert told["about"][0]["url"].endswith("/es/-/topics/agua/")


def test_a_page_without_topics_is_made_from_what_it_was_made_from_before(people):
    without = inputs.gather(make.ready(people))
    topic = TopicName("k", "Water", "water")
    source, other = without.editions

    digested = json.dumps(without, default=pages_values._form, sort_keys=True)
    bearing = replace(without, editions=(replace(source, topics=(topic,)), other))

    assert '"topics"' not in digested
    assert bearing.digest() != without.digest()


def test_a_renamed_topic_is_renamed_on_every_live_page_that_bears_it(people):
    water, land = make.topic(people), make.topic(people, "Land", "Tierra")
    wet, dry = asking.live(people, about(water)), asking.live(people, about(land))
    public_at = asking.shown(wet).public_at

    rename(water, "Rivers", "Ríos", people)
    make.react()

    assert linked_data(wet, "en")["keywords"] == ["Rivers"]
    assert linked_data(wet, "es")["keywords"] == ["Ríos"]
    assert linked_data(dry, "en")["keywords"] == ["Land"]
    assert refreshes(wet) == [ReleaseState.PUBLISHED]
    assert refreshes(dry) == []
    assert asking.shown(wet).public_at == public_at


def test_a_retired_topic_stays_on_the_pages_that_bear_it(people):
    water = make.topic(people)
    article = asking.live(people, about(water))

    naming.retire(water.key, by=people.editor_en)
    make.react()

    assert refreshes(article) == []
    assert linked_data(article, "en")["keywords"] == ["Water"]


def test_of_many_pages_upkeep_renews_what_one_run_leaves(people, monkeypatch):
    monkeypatch.setattr(refreshing, "AT_ONCE", 1)
    water = make.topic(people)
    live = [asking.live(people, about(water)) for _ in range(2)]

    rename(water, "Rivers", "Ríos", people)
    make.react()
    after_one = [linked_data(one, "en")["keywords"] for one in live]
    for article_id in refreshing.outdated(most=200):
        refreshing.refresh(article_id)
    make.react()

    assert after_one == [["Rivers"], ["Water"]]
    assert [linked_data(one, "en")["keywords"] for one in live] == [["Rivers"], ["Rivers"]]
    assert refreshing.outdated(most=200) == []


def test_a_page_that_was_taken_away_is_not_renewed_for_a_name(people):
    water = make.topic(people)
    article = asking.live(people, about(water))
    taking_back.withdraw(article.id, by=people.editor_en, reason="No.")
    make.react()

    rename(water, "Rivers", "Ríos", people)
    make.react()

    assert refreshes(article) == []
    assert refreshing.outdated() == []


def test_a_topic_that_is_renamed_and_renamed_back_renews_nothing_for_good(people):
    water = make.topic(people)
    article = asking.live(people, about(water))

    rename(water, "Rivers", "Ríos", people)
    rename(water, "Water", "Agua", people)
    make.react()

    assert refreshes(article) == []
    assert refreshing.outdated() == []


def test_a_release_that_was_made_ready_before_a_topic_was_renamed_goes_out_with_its_new_name(
    people,
):
    water = make.topic(people)
    release = make.ready(people, about(water))
    before = release.input_digest

    rename(water, "Rivers", "Ríos", people)
    actions.publish(release.id, by=people.editor_es)
    make.react()

    article = queries.release(release.id).article
    assert linked_data(article, "en")["keywords"] == ["Rivers"]
    assert asking.shown(article).input_digest != before


def test_what_is_not_to_be_published_stops_a_text_whose_topic_is_called_so(people):
    water = make.topic(people, "Water", "Aguas de Paredes")
    release = make.ready(people, about(water))
    secret = Entry(
        (FormEntry("es", "Paredes"),),
        kind=ConceptKind.PERSON,
        secret=True,
        rule="This family is not named.",
        pseudonym="María L.",
    )
    terms.propose(secret, by=people.editor_en)

    with pytest.raises(Refused) as refused:
        actions.publish(release.id, by=people.editor_es)

    told = [str(one.message) for one in refused.value.unmet if one.guard == "nothing_secret"]
    assert len(told) == 1
    assert "es · Topics: This family is not named." in told[0]


def test_another_topic_is_more_than_a_minor_fix(people):
    water, land = make.topic(people), make.topic(people, "Land", "Tierra")
    content = about(water)
    article = asking.live(people, content)

    make.rewrite(people, article, replace(content, topics=(land.key,)))
    waiting = make.waiting_release(article).id

    with pytest.raises(Refused) as refused:
        actions.call_minor(waiting, language="en", by=people.editor_en)
    assert [one.guard for one in refused.value.unmet] == ["nothing_material"]


def test_topics_of_many_releases_are_asked_for_once(people):
    water = make.topic(people)
    releases = [make.ready(people, about(water)) for _ in range(3)]
    ids = [one.id for one in releases]
    db.session.rollback()
    loaded = queries.loaded(ids)

    with statements.counted() as sent:
        inputs.gather_many(loaded)

    assert len([one for one in sent if "FROM topic" in one]) == 1
