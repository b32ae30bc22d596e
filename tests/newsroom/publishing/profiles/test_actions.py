"""The profile changes in versions: every language at once, nothing ever lost, nothing secret."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from newsroom.database import db
from newsroom.errors import BadInput, NotAllowed
from newsroom.events.models import Event, EventPayload
from newsroom.events.queries import chain_faults
from newsroom.profile.models import SiteProfile
from newsroom.publishing.pages.values import MenuItem, Profile
from newsroom.publishing.profiles import actions, queries
from newsroom.publishing.profiles.actions import ChangedMeanwhile
from newsroom.publishing.profiles.content import Content, as_json, missing_texts, of_json
from tests import make, statements
from tests.newsroom.publishing import asking
from tests.newsroom.publishing.profiles.pngs import png
from tests.newsroom.publishing.test_withheld import RULE, withhold

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

MENU = MenuItem(
    (("en", "About"), ("es", "Quiénes somos")),
    (("en", "/en/-/about/"), ("es", "/es/-/about/")),
)
TOLD = Content(
    "La Mesa del Río",
    Profile(
        taglines=(("en", "News of the rivers"), ("es", "Noticias de los ríos")),
        about=(("en", "<p>We write.</p>"), ("es", "<p>Escribimos.</p>")),
        accent="#0d4f5c",
        accent_dark="#86cbd6",
        main_menu=(MENU,),
        contact="mailto:hello@example.org",
        security_contact="https://example.org/security",
    ),
)


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def told(**changes: Any) -> Content:
    return replace(TOLD, profile=replace(TOLD.profile, **changes))


def faults(content: Content, people: make.Staff) -> dict[str, str]:
    with pytest.raises(BadInput) as refused:
        actions.change(content, by=people.admin, seen=queries.number())
    return {one.field: str(one.message) for one in actions.faults_of(refused.value)}


def test_a_change_is_a_version_of_both_languages_and_an_event_of_field_names(people):
    number = actions.change(TOLD, by=people.admin, seen=0)

    assert (number, queries.number(), queries.current()) == (1, 1, TOLD)
    event = db.session.scalars(db.select(Event).where(Event.kind == "profile_changed")).one()
    body = db.session.get_one(EventPayload, event.id).body
    assert body is not None
    assert (event.actor_id, event.chain, body["version"]) == (people.admin.id, "account", "1")
    assert {"name", "taglines.en", "taglines.es", "about.es", "main_menu"} <= set(body["fields"])
    assert "Mesa" not in str(body)
    assert chain_faults("account") == []


def test_who_changes_nothing_makes_no_version(people):
    actions.change(TOLD, by=people.admin, seen=0)

    assert actions.change(TOLD, by=people.admin, seen=1) == 1

    assert queries.number() == 1


def test_only_administrators_change_it(people):
    for other in (people.author, people.translator, people.editor_en, people.duty):
        with pytest.raises(NotAllowed):
            actions.change(TOLD, by=other, seen=0)
        with pytest.raises(NotAllowed):
            actions.keep_logo(png(), by=other)
        with pytest.raises(NotAllowed):
            actions.restore(1, by=other, seen=0)

    assert queries.number() == 0


def test_a_version_that_came_in_between_is_not_overwritten_unseen(people):
    actions.change(TOLD, by=people.admin, seen=0)

    with pytest.raises(ChangedMeanwhile):
        actions.change(replace(TOLD, name="Another"), by=people.admin, seen=0)

    assert queries.current() == TOLD


def test_an_earlier_version_comes_back_as_a_new_one(people):
    actions.change(TOLD, by=people.admin, seen=0)
    actions.change(Content("Short"), by=people.admin, seen=1)

    assert actions.restore(1, by=people.admin, seen=2) == 3

    assert queries.current() == TOLD
    assert [one.restores for one in queries.newest()] == [1, None, None]


def test_versions_can_be_neither_changed_nor_deleted(people):
    actions.change(TOLD, by=people.admin, seen=0)

    for change in (update(SiteProfile).values(content={}), delete(SiteProfile)):
        with pytest.raises(DBAPIError, match="append-only"):
            db.session.execute(change)
        db.session.rollback()

    assert queries.current() == TOLD


def test_everything_that_is_wrong_is_told_at_once_beside_its_field(people):
    wrong = replace(
        told(
            taglines=(("en", "x" * 161), ("fr", "Bonjour")),
            accent="#eeeeee",
            contact="javascript:alert(1)",
            security_contact="http://example.org",
            main_menu=(
                MenuItem((("en", "Help"),), ()),
                MenuItem((("en", "Bad"),), (("en", "//evil.example/"),)),
                MenuItem((("en", "Desk"),), (("en", "/desk/articles"),)),
            ),
            logo="/-/theme/logo." + "0" * 64 + ".png",
        ),
        name="x" * 81,
    )

    assert faults(wrong, people).keys() == {
        "name",
        "taglines.en",
        "taglines.fr",
        "accent",
        "contact",
        "security_contact",
        "main_menu.0.path.en",
        "main_menu.1.path.en",
        "main_menu.2.path.en",
        "logo",
    }
    assert queries.number() == 0


def test_texts_about_the_newsroom_pass_the_door_of_bodies(people):
    about = '<p onclick="x()">We <script>alert(1)</script>write.</p>'

    actions.change(told(about=(("en", about),)), by=people.admin, seen=0)

    assert queries.current().profile.about == (("en", "<p>We write.</p>"),)


def test_an_email_address_may_be_typed_as_it_is(people):
    actions.change(told(contact=" hello@example.org "), by=people.admin, seen=0)

    assert queries.current().profile.contact == "mailto:hello@example.org"


def test_a_name_that_is_not_to_be_published_stops_every_text(people):
    withhold(people)
    name = "Rosa Paredes"
    secret = replace(
        told(
            taglines=(("en", f"News by {name}"),),
            about=(("es", "<p>Fundada por Rosa <em>Paredes</em>.</p>"),),
            main_menu=(MenuItem((("en", name),), (("en", "/en/-/about/rosa-paredes/"),)),),
            contact="rosa.paredes@example.org",
        ),
        name=name,
    )

    found = faults(secret, people)

    assert found.keys() == {
        "name",
        "taglines.en",
        "about.es",
        "main_menu.0.label.en",
        "main_menu.0.path.en",
        "contact",
    }
    assert {RULE in one for one in found.values()} == {True}
    assert not any("Rosa" in one for one in found.values())


def test_an_earlier_version_that_holds_what_is_secret_by_now_does_not_come_back(people):
    actions.change(replace(TOLD, name="Rosa Paredes News"), by=people.admin, seen=0)
    actions.change(TOLD, by=people.admin, seen=1)
    withhold(people)

    with pytest.raises(BadInput, match=RULE):
        actions.restore(1, by=people.admin, seen=2)

    assert queries.current() == TOLD


def test_a_menu_leads_to_no_article_that_readers_cannot_read(people):
    hidden = make.ready(people, make.numbered()).article
    live = asking.live(people)
    draft, shown = (make.current_of(one.source).slug for one in (hidden, live))
    items = [
        MenuItem((("en", "Read"),), (("en", path),))
        for path in (f"/en/{shown}/", f"/en/{draft}/", f"/en/{draft}", "/en/never-there/")
    ]

    found = faults(told(foot_menu=tuple(items)), people)

    assert found == {
        f"foot_menu.{place}.path.en": "Nothing is public at this address." for place in (1, 2, 3)
    }


def test_a_logo_is_named_by_its_content_and_has_the_size_that_it_is_shown_in(people):
    path = actions.keep_logo(png(480, 64), by=people.admin)
    assert actions.keep_logo(png(480, 64), by=people.admin) == path

    actions.change(told(logo=path, logo_size=(9_999, 1)), by=people.admin, seen=0)

    profile = queries.current().profile
    assert (profile.logo, profile.logo_size) == (path, (240, 32))


def test_what_one_language_has_and_the_other_lacks_is_known():
    one_sided = told(
        taglines=(("en", "News"),), main_menu=(MenuItem((("es", "Ayuda"),), MENU.paths),)
    )

    assert missing_texts(one_sided, ("en", "es")) == [
        ("taglines.es", "es"),
        ("main_menu.0.label.en", "en"),
    ]
    assert missing_texts(TOLD, ("en", "es")) == missing_texts(Content(), ("en", "es")) == []


def test_a_profile_is_the_same_after_a_way_through_a_file():
    assert of_json(as_json(TOLD)) == TOLD
    assert of_json({}) == Content()


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ([], ""),
        ({"nmae": "x"}, "nmae"),
        ({"name": 3}, "name"),
        ({"taglines": "x"}, "taglines"),
        ({"about": {"en": []}}, "about.en"),
        ({"main_menu": {}}, "main_menu"),
        ({"main_menu": ["x"]}, "main_menu.0"),
        ({"main_menu": [{"label": {}}]}, "main_menu.0.label"),
        ({"logo_size": [True, 1]}, "logo_size"),
        ({"logo_size": [1, 2, 3]}, "logo_size"),
    ],
)
def test_a_file_in_another_form_is_refused_by_field(form: Any, field: str):
    with pytest.raises(BadInput) as refused:
        of_json(form)

    assert refused.value.field == field


def test_the_profile_costs_one_small_statement_a_transaction(people):
    actions.change(TOLD, by=people.admin, seen=0)
    db.session.rollback()

    with statements.counted() as asked:
        queries.current()
        queries.current()

    assert len(asked) == 1
    assert "content" not in asked[0]
