"""Two editions are compared as wholes: what is lost blocks, what differs is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles.models import Revision
from newsroom.errors import Refused
from newsroom.translations import actions, parity
from newsroom.translations.parity import finding
from newsroom.translations.parity.finding import Whole
from tests import make
from tests.newsroom.web.journey import sign_in

IMAGE = '<p><img alt="A bridge" src="https://a.example/1.jpg"></p>'
LOST = "The image https://a.example/1.jpg of the source is missing."
FRAME = '<iframe src="https://films.example/7"></iframe>'
PAIRS = {
    "nothing": (
        Whole("en", "Of 13", body=f"<h2>A</h2>{IMAGE}<ul><li>3</li><li>4</li></ul>"),
        Whole("es", "De 13", body=f"<h2>B</h2>{IMAGE}<ul><li>Tres</li><li>4</li></ul>"),
    ),
    "images": (
        Whole("en", body=IMAGE + IMAGE.replace("1.jpg", "2.jpg")),
        Whole("es", body=IMAGE),
    ),
    "embeds": (Whole("en", body=FRAME), Whole("es", body="<p>Film</p>")),
    "alt_texts": (Whole("en", body=IMAGE), Whole("es", body=IMAGE.replace("A bridge", ""))),
    "captions": (
        Whole("en", body="<figure><figcaption>Ana</figcaption></figure>"),
        Whole("es", body="<figure><figcaption></figcaption></figure>"),
    ),
    "credit": (Whole("en", photo_credit="A. Robles"), Whole("es")),
    "headings": (
        Whole("en", body="<h2>A</h2><h3>B</h3>"),
        Whole("es", body="<h2>A</h2><h2>B</h2>"),
    ),
    "links": (
        Whole("en", body='<p><a href="https://a.example/">A</a></p>'),
        Whole("es", body="<p>A</p>"),
    ),
    "numbers": (Whole("en", body="<ul><li>3</li><li>45</li></ul>"), Whole("es", body="<p>3</p>")),
}


@pytest.mark.parametrize("name", PAIRS)
def test_each_difference_is_found_alone_and_nothing_else(name: str) -> None:
    found = parity.differences(*PAIRS[name])

    assert [one.parity.name for one in found] == ([] if name == "nothing" else [name])
    assert [one.blocks for one in found] == [one.parity.severity == "error" for one in found]
    assert all(str(one.message) and str(one.parity.explanation) for one in found)


@pytest.mark.parametrize("name", PAIRS)
def test_an_edition_equals_itself(name: str) -> None:
    source, target = PAIRS[name]

    assert parity.differences(source, source) == []
    assert parity.differences(target, target) == []


def test_another_image_in_the_place_of_one_with_words_in_it_is_no_loss() -> None:
    source, target = PAIRS["images"]
    other = Whole("es", body=target.body + target.body.replace("1.jpg", "2-es.jpg"))

    assert not parity.loses_anything(source, other)
    assert parity.loses_anything(source, target)


def test_only_what_is_certainly_lost_blocks() -> None:
    assert {one.name for one in parity.PARITY if one.severity != "info"} == {"images", "embeds"}


@pytest.fixture
def one_image_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every source show one image more: no text of our own making loses one."""
    real = finding.of

    def of(revision: Revision, language: str) -> Whole:
        whole = real(revision, language)
        return replace(whole, body=whole.body + IMAGE) if language == "en" else whole

    monkeypatch.setattr(finding, "of", of)


@pytest.mark.database
@pytest.mark.usefixtures("one_image_more")
def test_a_translation_that_lost_an_image_is_not_approved(app: Flask) -> None:
    people = make.staff()
    task = make.handed_in(people)

    with pytest.raises(Refused) as refused:
        actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)
    page = sign_in(app, people.editor_es).page(f"/review/{task.id}")

    assert [one.guard for one in refused.value.unmet] == ["parity"]
    assert LOST in page
    assert 'href="#parity"' in page


def test_what_differs_is_told_beside_the_release_and_in_its_rehearsal(
    app: Flask, request: pytest.FixtureRequest
) -> None:
    people = make.staff()
    release = make.ready(people)
    request.getfixturevalue("one_image_more")  # the pair was approved before it was lost
    desk, article = sign_in(app, people.editor_es), f"/desk/articles/{release.article_id}"

    assert LOST in desk.page(article)
    assert LOST in desk.page(f"{article}/rehearsal")
