"""A minor fix: a person says so, and no number, name, quotation or link changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.articles import actions as articles
from newsroom.articles.content import Content
from newsroom.articles.kinds import ArticleKind
from newsroom.articles.models import Revision
from newsroom.articles.states import BylineKind
from newsroom.errors import Refused
from newsroom.publishing import actions, freshness, going_out, minor
from newsroom.publishing.freshness import Freshness
from newsroom.publishing.models import Release
from newsroom.publishing.states import ReleaseKind, ReleaseState
from tests import make
from tests.newsroom.publishing import asking

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]

EN = (
    "<p>The judges heard 14 people in Lima. “We will not leave,” said Rosa Quispe.</p>"
    '<p>They did not answer <a href="https://a.example/">the complaint</a> of the valley.</p>'
)
ES = (
    "<p>Los jueces escucharon a 14 personas en Lima. «No nos iremos», dijo Rosa Quispe.</p>"
    '<p>Nadie contestó a <a href="https://a.example/">la denuncia</a> del valle.</p>'
)
IMMATERIAL = [
    (EN, "judges heard", "judges have heard"),
    (EN, "complaint</a> of", "complaints</a> of"),
    (EN, "<p>The judges", "<p>These judges"),
    (EN, "valley.", "whole valley."),
    (ES, "escucharon a", "han escuchado a"),
    (ES, "del valle", "de este valle"),
    (ES, "<p>Los jueces", "<p>Estos jueces"),
]
MATERIAL = [
    (EN, "14", "41", "number"),
    (EN, "Lima", "Cusco", "name"),
    (EN, "Quispe", "Quispé", "name"),
    (EN, "not leave", "never leave", "quote"),
    (EN, "a.example", "b.example", "link"),
    (EN, "did not answer", "did answer", "negation"),
    (ES, "14", "1,4", "number"),
    (ES, "Rosa", "Rosario", "name"),
    (ES, "No nos iremos", "Nos iremos", "quote"),
    (ES, "a.example/", "a.example/otra", "link"),
    (ES, "Nadie contestó", "Alguien contestó", "negation"),
    (ES, "«No nos iremos»", "Que no se irán", "quote"),
]


def revision(body: str, **more: object) -> Revision:
    fields = {"title": "A title", "standfirst": "", "byline": "Ana", "photo_credit": ""}
    return Revision(
        body=body, byline_kind=BylineKind.REAL, dateline=None, countries=[], **(fields | more)
    )


@pytest.mark.parametrize(("body", "old", "new"), IMMATERIAL)
def test_a_change_of_wording_is_minor(body, old, new):
    assert old in body

    assert minor.differences(revision(body), revision(body.replace(old, new))) == ()


@pytest.mark.parametrize(("body", "old", "new", "kind"), MATERIAL)
def test_a_change_of_fact_is_not_minor(body, old, new, kind):
    assert old in body

    found = minor.differences(revision(body), revision(body.replace(old, new)))

    assert kind in found


def test_who_wrote_it_and_where_is_no_minor_matter():
    assert minor.differences(revision(EN), revision(EN, byline="Eva")) == ("byline",)
    assert minor.differences(revision(EN), revision(EN, title="A title about Lima")) == ("name",)


COMMA = make.STORY.body.replace("morning in", "morning, in")


def half_updated(people: make.Staff, body: str) -> tuple[Content, Release]:
    article = asking.live(people)
    content = asking.titled(article, replace(make.STORY, body=body))
    make.rewrite(people, article, content)
    return content, make.waiting_release(article)


def test_a_minor_fix_goes_alone_and_no_reader_is_told(people):
    _, release = half_updated(people, COMMA)
    article = release.article

    actions.call_minor(release.id, language="en", by=people.editor_en)
    assert (release.kind, release.state) == (ReleaseKind.MINOR_FIX, ReleaseState.READY)
    actions.publish(release.id, by=people.editor_en)
    make.react()

    assert b"morning, in" in asking.page(article, "en").body
    assert asking.flags(article, "en") == asking.flags(article, "es") == []
    assert freshness.now(article)["es"] is Freshness.SOURCE_AHEAD_MINOR


def test_a_changed_fact_is_no_minor_fix_whoever_says_so(people):
    _, release = half_updated(people, make.STORY.body.replace("May", "June"))

    with pytest.raises(Refused) as refused:
        actions.call_minor(release.id, language="en", by=people.editor_en)

    assert [one.guard for one in refused.value.unmet] == ["nothing_material"]
    assert release.kind is ReleaseKind.UPDATE


def test_what_became_material_after_a_failure_does_not_go_out_as_a_minor_fix(people):
    content, release = half_updated(people, COMMA)
    article = release.article
    actions.call_minor(release.id, language="en", by=people.editor_en)
    actions.publish(release.id, by=people.editor_en)
    going_out.fail(release.id, failure="disk")
    source = article.source
    more = replace(content, body=content.body.replace("May", "June"))
    articles.save(source.id, more, version=source.version, by=people.author)
    articles.submit(source.id, by=people.author)
    articles.approve(source.id, make.current_of(source).id, by=people.editor_en)
    make.react()

    actions.retry(release.id, by=people.editor_en)

    assert (release.kind, release.state) == (ReleaseKind.UPDATE, ReleaseState.ASSEMBLING)
    assert [one.language for one in release.members] == ["en", "es"]


def test_another_kind_of_text_is_more_than_a_minor_fix():
    before = revision("<p>Said.</p>")
    after = revision("<p>Said.</p>", kind=ArticleKind.STATEMENT)

    assert minor.differences(before, after) == ("kind",)
