"""The words of a revision as one value with one digest."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import asdict, fields, replace

import pytest

from newsroom.articles.content import Content, cleaned, of_revision
from newsroom.articles.kinds import ArticleKind
from newsroom.articles.states import BylineKind
from tests import make

FULL = replace(make.STORY, slug="river", dateline=dt.date(2017, 11, 8), countries=("PE", "CO"))
CHANGED: dict[str, object] = {
    "title": "Another title",
    "body": "<p>Another body.</p>",
    "standfirst": "Another standfirst",
    "slug": "another",
    "byline": "Another",
    "byline_kind": BylineKind.PSEUDONYM,
    "photo_credit": "Another",
    "dateline": dt.date(2017, 11, 9),
    "countries": ("CO", "PE"),
    "topics": ("water",),
    "kind": ArticleKind.STATEMENT,
    "named": ("5f0d6c0e3a5b4c0fb6f1f1b7c2a9d3e4",),
}


@pytest.mark.parametrize("name", [field.name for field in fields(Content)])
def test_every_field_counts_in_the_digest(name):
    other = replace(FULL, **{name: CHANGED[name]})  # type: ignore[arg-type]

    assert other.digest() != FULL.digest()
    assert replace(other, **{name: getattr(FULL, name)}).digest() == FULL.digest()


def test_text_does_not_move_between_fields_unnoticed():
    one = Content(title="ab", body="", standfirst="c")
    other = Content(title="a", body="", standfirst="bc")

    assert one.digest() != other.digest()


def test_country_codes_are_upper_case_and_stand_once():
    assert cleaned(replace(FULL, countries=(" pe", "CO", "PE", ""))).countries == ("PE", "CO")


def test_a_slug_comes_from_the_title_when_none_is_given():
    assert cleaned(replace(FULL, slug="", title="Ríos y niñez")).slug == "rios-y-ninez"


def test_cleaning_again_changes_nothing():
    once = cleaned(FULL)

    assert cleaned(once) == once


def test_a_form_gets_every_field_as_text():
    texts = FULL.as_texts()

    assert set(texts) == {field.name for field in fields(Content)}
    assert texts["countries"] == "PE CO"
    assert texts["dateline"] == "2017-11-08"
    assert replace(FULL, dateline=None).as_texts()["dateline"] == ""


@pytest.mark.usefixtures("at_rest")
def test_a_stored_revision_gives_back_what_was_stored(people):
    revision = make.draft(people, FULL).current_revision
    assert revision is not None

    assert of_revision(revision) == replace(FULL, slug=revision.slug)
    assert revision.digest == of_revision(revision).digest()


LATER = {"topics", "kind", "named"}


def test_a_text_keeps_the_digest_that_it_had_before_fields_came_of_which_it_says_nothing():
    form = {name: one for name, one in asdict(FULL).items() if name not in LATER}
    told = json.dumps(form, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)

    assert FULL.digest() == hashlib.sha256(told.encode()).hexdigest()
