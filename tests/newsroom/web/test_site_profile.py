"""The profile's page: administrators change it, editors see it, nothing typed is lost."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask import Flask
from lxml import html as lxml_html

from newsroom.database import db
from newsroom.publishing.profiles import actions, logos, queries
from tests import make, statements
from tests.newsroom.publishing.profiles.pngs import png
from tests.newsroom.publishing.profiles.test_actions import TOLD, told
from tests.newsroom.publishing.test_withheld import RULE, withhold
from tests.newsroom.web.browsing import Browser

PAGE = "/admin/site/"
FORM = {
    "step": "save",
    "seen": "0",
    "name": "La Mesa del Río",
    "taglines.en": "News of the rivers",
    "taglines.es": "Noticias de los ríos",
    "about.en": "We **write**.",
    "about.es": "Escribimos.",
    "accent": "#0D4F5C",
    "contact": "hello@example.org",
    "main_menu.0.place": "2",
    "main_menu.0.label.en": "Second",
    "main_menu.0.path.en": "/en/",
    "main_menu.3.place": "1",
    "main_menu.3.label.en": "First",
    "main_menu.3.path.en": "/en/-/about/",
}


@pytest.fixture
def people(app: Flask) -> make.Staff:
    assert app.testing
    return make.staff()


def html(text: str) -> Any:
    return lxml_html.fromstring(text)


def marked(text: str) -> dict[str, str]:
    """Return the complaints of a page by the names of their fields."""
    page = html(text)
    found = {}
    for one in page.xpath("//*[@aria-invalid]"):
        key = one.get("id") + "-error"
        [words] = page.xpath(f"//*[@id='{key}']")
        found[one.get("name")] = words.text_content()
    return found


def values(text: str) -> dict[str, str]:
    form = html(text).forms
    [one] = [each for each in form if each.action == PAGE]
    # As browsers do, and lxml does not: the first line end of a textarea is none of its text.
    return {name: text.removeprefix("\n") for name, text in one.form_values()}


def test_an_administrator_stores_a_profile_of_both_languages(app: Flask, people):
    browser = Browser(app, people.admin)

    answer = browser.post(PAGE, FORM)

    assert (answer.status_code, answer.location) == (302, PAGE)
    content = queries.current()
    assert content.name == FORM["name"]
    assert content.profile.taglines == (
        ("en", FORM["taglines.en"]),
        ("es", FORM["taglines.es"]),
    )
    assert dict(content.profile.about)["en"] == "<p>We <strong>write</strong>.</p>"
    assert (content.profile.accent, content.profile.contact) == (
        "#0d4f5c",
        "mailto:hello@example.org",
    )
    labels = [dict(one.labels)["en"] for one in content.profile.main_menu]
    assert labels == ["First", "Second"]


def test_a_page_that_is_stored_as_it_is_changes_nothing(app: Flask, people):
    odd = told(about=(("en", '<p>We <cite lang="es">escribimos</cite>.</p><p>a<br>b</p>'),))
    actions.change(odd, by=people.admin, seen=0)
    browser = Browser(app, people.admin)

    sent = values(browser.get(PAGE).text) | {"step": "save"}
    answer = browser.post(PAGE, sent)

    assert answer.status_code == 302
    assert (queries.number(), queries.current()) == (1, odd)


def test_everything_that_is_wrong_is_told_beside_its_field_and_stays(app: Flask, people):
    wrong = FORM | {
        "accent": "#eeeeee",
        "taglines.es": "ñ" * 161,
        "about.en": "x" * 20_001,
        "main_menu.0.path.en": "javascript:alert(1)",
        "security_contact": "<script>",
    }
    browser = Browser(app, people.admin)

    answer = browser.post(PAGE, wrong)

    assert answer.status_code == 422
    assert marked(answer.text).keys() == {
        "accent",
        "taglines.es",
        "about.en",
        "main_menu.1.path.en",
        "security_contact",
    }
    kept = values(answer.text)
    assert {kept[name] for name in ("name", "taglines.es", "about.en", "accent")} == {
        wrong[name] for name in ("name", "taglines.es", "about.en", "accent")
    }
    assert kept["main_menu.1.path.en"] == "javascript:alert(1)"
    assert queries.number() == 0


def test_a_secret_name_is_refused_by_its_rule_alone(app: Flask, people):
    withhold(people)

    answer = Browser(app, people.admin).post(PAGE, FORM | {"taglines.en": "By Rosa Paredes"})

    assert answer.status_code == 422
    assert RULE in marked(answer.text)["taglines.en"]


def test_who_comes_second_is_told_and_loses_nothing(app: Flask, people):
    actions.change(TOLD, by=people.admin, seen=0)
    browser = Browser(app, people.admin)

    answer = browser.post(PAGE, FORM)

    assert answer.status_code == 422
    assert "Somebody else has changed the profile meanwhile" in answer.text
    assert queries.current() == TOLD
    again = browser.post(PAGE, values(answer.text) | {"step": "save"})
    assert (again.status_code, queries.number()) == (302, 2)


def test_what_readers_of_one_language_will_not_see_is_said_beside_it(app: Flask, people):
    lacking = {"taglines.es": "", "about.es": "", "step": "preview"}

    page = Browser(app, people.admin).post(PAGE, FORM | lacking).text

    assert "Readers of español will not see a tagline." in page
    assert "Readers of español will not have a page about the newsroom." in page
    assert page.count("Readers of español will not see this entry.") == 2
    assert "Readers of English" not in page


def test_a_preview_stores_nothing_and_shows_the_colours_and_their_contrast(app: Flask, people):
    browser = Browser(app, people.admin)

    page = browser.post(PAGE, FORM | {"step": "preview", "accent": "#777"})
    [sample] = html(page.text).xpath("//img[@id='site-sample']/@src")
    drawn = browser.get(sample)

    assert (page.status_code, queries.number()) == (200, 0)
    assert "Contrast 3.9 : 1" in page.text
    assert drawn.content_type.startswith("image/svg+xml")
    assert drawn.text.count('fill="#777777"') == 4
    assert "<script" not in browser.get(f"{PAGE}colours.svg?accent=%22%3E%3Cscript%3E").text


def test_a_logo_is_kept_although_something_else_is_wrong(app: Flask, people):
    browser = Browser(app, people.admin)
    upload: dict[str, Any] = {"logo_upload": (io.BytesIO(png()), "Rosa.png")}

    refused = browser.post(PAGE, FORM | upload | {"accent": "red"})
    path = values(refused.text)["logo"]
    shown = browser.get(f"{PAGE}logo/{logos.digest_in(path)}.png")
    stored = browser.post(PAGE, values(refused.text) | {"accent": "", "step": "save"})

    assert (refused.status_code, stored.status_code, queries.number()) == (422, 302, 1)
    assert (shown.content_type, shown.data) == ("image/png", logos.taken(png()).file)
    assert queries.current().profile.logo == path
    again = values(browser.get(PAGE).text)
    assert browser.post(PAGE, again | {"logo_remove": "1", "step": "save"}).status_code == 302
    assert queries.current().profile.logo == ""


@pytest.mark.parametrize("file", [b"<svg onload='x()'/>", b"", b"GIF89a"])
def test_what_is_no_picture_is_refused_beside_the_field(app: Flask, people, file: bytes):
    upload: dict[str, Any] = {"logo_upload": (io.BytesIO(file), "logo.svg")}

    answer = Browser(app, people.admin).post(PAGE, FORM | upload)

    assert answer.status_code == 422
    assert "This is no PNG, WebP or JPEG file" in marked(answer.text)["logo_upload"]
    assert queries.number() == 0


def test_an_earlier_version_is_shown_and_brought_back(app: Flask, people):
    actions.change(TOLD, by=people.admin, seen=0)
    browser = Browser(app, people.admin)
    browser.post(PAGE, FORM | {"seen": "1", "name": "Short"})

    page = browser.get(f"{PAGE}versions/1")
    answer = browser.post(f"{PAGE}versions/1/restore", {"seen": "2"})
    late = browser.post(f"{PAGE}versions/2/restore", {"seen": "2"})

    assert TOLD.name in page.text
    assert "Bring this version back" in page.text
    assert answer.location == PAGE
    assert late.location == f"{PAGE}versions/2"
    assert (queries.number(), queries.current()) == (3, TOLD)
    assert browser.get(f"{PAGE}versions/9").status_code == 404
    assert browser.post(f"{PAGE}versions/9/restore", {"seen": "3"}).status_code == 404


def test_editors_see_it_and_change_nothing_and_others_do_not_even_see_it(app: Flask, people):
    actions.change(TOLD, by=people.admin, seen=0)

    for who in (people.editor_en, people.duty):
        browser = Browser(app, who)
        page = browser.get(PAGE)
        assert page.status_code == 200
        assert html(page.text).xpath("//fieldset[@disabled]")
        assert 'value="save"' not in page.text
        assert browser.post(PAGE, FORM).status_code == 403
        assert browser.post(f"{PAGE}versions/1/restore", {"seen": "1"}).status_code == 403
    for who in (people.author, people.translator):
        browser = Browser(app, who)
        for path in (PAGE, f"{PAGE}versions/1", f"{PAGE}colours.svg"):
            assert browser.get(path).status_code == 403
    assert queries.number() == 1


def test_the_page_speaks_spanish(app: Flask, people):
    people.admin.locale = "es"
    db.session.commit()
    browser = Browser(app, people.admin)

    answer = browser.post(PAGE, FORM | {"accent": "rojo"})

    assert "Escriba el color con # y seis cifras" in answer.text
    assert "Lo que escribió sigue aquí." in answer.text
    assert "Esto es un enlace" in browser.get(f"{PAGE}colours.svg").text


def test_a_hundred_versions_cost_no_more_than_one(app: Flask, people):
    actions.change(TOLD, by=people.admin, seen=0)
    browser = Browser(app, people.admin)
    browser.get(PAGE)
    with statements.counted() as few:
        browser.get(PAGE)
    for number in range(1, 20):
        actions.change(told(contact=f"n{number}@example.org"), by=people.admin, seen=number)
    browser.get(PAGE)
    with statements.counted() as many:
        browser.get(PAGE)

    assert len(many) == len(few)


def test_an_earlier_version_that_became_secret_tells_its_rule_alone(app: Flask, people):
    text = "<p>Rosa\n<em>Paredes</em> founded it.</p>"
    actions.change(told(about=(("en", text),)), by=people.admin, seen=0)
    actions.change(TOLD, by=people.admin, seen=1)
    withhold(people)

    pages = [Browser(app, one).get(f"{PAGE}versions/1").text for one in (people.admin, people.duty)]

    assert [RULE in one for one in pages] == [True, False]
    assert ["Paredes" in one for one in pages] == [False, True]
