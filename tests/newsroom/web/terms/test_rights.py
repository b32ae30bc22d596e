"""Who sees and changes what of the glossary; a name that is never published, least of all."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy.orm.attributes import flag_modified

from newsroom.database import db
from newsroom.glossary import actions, queries
from newsroom.glossary.models import Concept
from newsroom.glossary.states import ConceptState
from newsroom.people.models import Person
from tests import make
from tests.newsroom.web import glossary
from tests.newsroom.web.glossary import RULE, SECRET, without_dictionary  # noqa: F401 — a fixture
from tests.newsroom.web.journey import Desk, sign_in

pytestmark = pytest.mark.usefixtures("without_dictionary")

READ, NEW, EDIT, DECIDE = "read", "new", "edit", "decide"
MATRIX = {
    #                 list, entry, form, suggestion of another, change, decide
    "translator": (200, 200, 200, 404, 403, 403),
    "author": (200, 200, 200, 404, 403, 403),
    "editor_en": (200, 200, 200, 200, 200, 302),
    "editor_es": (200, 200, 200, 200, 200, 302),
    "duty": (200, 200, 200, 200, 200, 302),
    "keeper": (200, 200, 200, 200, 200, 302),
    "admin": (403, 403, 403, 403, 403, 403),
    "nobody": (403, 403, 403, 403, 403, 403),
}
SIGHTLESS = ("translator", "author", "editor_en", "editor_es")
LISTS = ("/terms/", "/terms/names", "/terms/suggestions")


def cast() -> dict[str, Person]:
    """Return one person for each kind of right."""
    people = make.staff()
    names = ("translator", "author", "editor_en", "editor_es", "duty", "admin")
    found = {name: getattr(people, name) for name in names}
    return found | {"keeper": make.person("keeper"), "nobody": make.person()}


def send(desk: Desk, url: str, **fields: str) -> int:
    """Send a form from wherever the person can get a token."""
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', desk.open("/account/profile").text)
    assert token
    return desk.client.post(url, data={"csrf_token": token[1], **fields}).status_code


@pytest.mark.parametrize("who", MATRIX)
def test_the_pages_of_terms_open_to_those_who_work_on_texts(app: Flask, who: str) -> None:
    people = cast()
    known = glossary.term(people["editor_en"])
    other = glossary.term(make.person("translator:en>es"), "impunity", "impunidad")
    desk = sign_in(app, people[who])

    opened = tuple(
        desk.open(path).status_code
        for path in ("/terms/", f"/terms/{known.id}", "/terms/new", f"/terms/{other.id}")
    )
    changed = desk.open(f"/terms/{known.id}/edit").status_code
    decided = send(desk, f"/terms/{known.id}/retire", reason="Old.")

    assert (*opened, changed, decided) == MATRIX[who]
    db.session.rollback()
    is_retired = queries.concept(known.id).state is ConceptState.RETIRED
    assert is_retired == (MATRIX[who][-1] == 302)


def test_whoever_is_not_signed_in_is_led_to_the_sign_in(app: Flask) -> None:
    known = glossary.term(make.staff().editor_en)

    statuses = {
        app.test_client().get(path).status_code
        for path in (*LISTS, "/terms/new", f"/terms/{known.id}", f"/terms/{known.id}/edit")
    }

    assert statuses == {302}


@pytest.mark.parametrize("who", SIGHTLESS)
def test_a_secret_name_changes_no_list_no_count_and_no_search(app: Flask, who: str) -> None:
    people = cast()
    glossary.term(people["editor_en"])
    desk = sign_in(app, people[who])

    def seen() -> list[str]:
        pages = [desk.page(one) for one in LISTS]
        for tab in ("", "names", "suggestions"):
            for asked in (SECRET, "Rosalinda", "Marta Luz", ""):
                ticks = {"secret": "1"} if not asked else {}
                pages.append(desk.send(f"/terms/{tab}", q=asked, **ticks).text)
        return [re.sub(r'nonce="[^"]*"|value="[^"]*"|X-CSRFToken[^}]*', "", one) for one in pages]

    before = [one.replace(RULE, "") for one in seen()]
    registered = glossary.secret(people["keeper"])
    glossary.secret(people["keeper"], "Rosalinda Mamani")
    waiting = glossary.secret(people["keeper"], "Rosalinda Huanca")
    waiting.state = ConceptState.SUGGESTED
    flag_modified(waiting, "state")
    db.session.commit()
    after = seen()

    for page in after:
        assert "Rosalinda" not in page
        assert "Marta Luz" not in page
        assert str(registered.id) not in page
    counts = [re.findall(r"terms-count[^<]*<|count-of[^<]*<", one) for one in after]
    assert counts == [re.findall(r"terms-count[^<]*<|count-of[^<]*<", one) for one in before]
    names = desk.page("/terms/names")
    assert names.count("A protected name: write “a neighbour”.") == 1


@pytest.mark.parametrize("who", SIGHTLESS)
def test_of_a_secret_name_others_read_the_rule_alone(app: Flask, who: str) -> None:
    people = cast()
    registered = glossary.secret(people["keeper"])
    desk = sign_in(app, people[who])

    page = desk.page(f"/terms/{registered.id}")

    assert "A protected name: write “a neighbour”." in page
    for word in ("Rosalinda", "Marta Luz", "Person", people["keeper"].desk_name):
        assert f">{word}" not in page
        assert f"{word}<" not in page
    assert desk.open(f"/terms/{registered.id}/edit").status_code == 404
    assert send(desk, f"/terms/{registered.id}/retire", reason="Why not.") == 404
    assert send(desk, f"/terms/{registered.id}/edit", **{"en.0.text": "Anybody"}) == 404


@pytest.mark.parametrize("who", ["keeper", "duty"])
def test_those_with_the_right_find_and_keep_secret_names(app: Flask, who: str) -> None:
    people = cast()
    registered = glossary.secret(people["keeper"])
    desk = sign_in(app, people[who])

    listed = desk.page("/terms/names")
    page = desk.page(f"/terms/{registered.id}")

    assert SECRET in listed
    assert "Marta Luz" in listed
    assert SECRET in page
    assert 'name="secret"' in desk.page(f"/terms/{registered.id}/edit")


def test_an_editor_registers_a_secret_name_and_reads_the_rule_from_then_on(app: Flask) -> None:
    people = cast()
    desk = sign_in(app, people["editor_en"])

    form = desk.page("/terms/new")
    made = desk.send(
        "/terms/new", **{"en.0.text": "Ana Poma"}, kind="person", secret="1", rule="Hidden."
    )

    assert "only identity keepers and duty editors read it" in form
    page = desk.page(made.location)
    assert "Hidden." in page
    assert "Ana Poma" not in page


def test_a_suggestion_that_becomes_secret_waits_for_those_who_read_it(app: Flask) -> None:
    people = cast()
    made = glossary.term(people["translator"], "Ana Poma", "Ana Poma")
    desk = sign_in(app, people["editor_en"])
    filled = {"en.0.text": "Ana Poma", "secret": "1", "rule": "Hidden."}

    sent = desk.send(f"/terms/{made.id}/edit", **filled, version="1", then="accept")
    afterwards = desk.open(f"/terms/{made.id}").status_code
    decided = sign_in(app, people["duty"]).send(f"/terms/{made.id}/approve").status_code

    assert (sent.status_code, afterwards, decided) == (302, 404, 302)
    db.session.rollback()
    kept = queries.concept(made.id)
    assert (kept.secret, kept.state) == (True, ConceptState.APPROVED)


def test_whoever_does_not_decide_makes_no_name_secret(app: Flask) -> None:
    people = cast()
    desk = sign_in(app, people["translator"])

    form = desk.page("/terms/new")
    status = send(
        desk, "/terms/new", **{"en.0.text": "Ana Poma"}, kind="person", secret="1", rule="Hidden."
    )

    assert 'name="secret"' not in form
    assert status == 302
    db.session.rollback()
    [made] = db.session.scalars(db.select(Concept)).all()
    assert (made.secret, made.rule) == (False, "")


def test_a_suggestion_names_the_article_to_those_alone_who_may_open_it(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    entry = glossary.entry(("en", "impunity"))
    made = actions.propose(entry, by=people.translator, article_id=task.article_id)
    stranger = make.person("keeper")

    seen = f"/desk/articles/{task.article_id}"
    assert seen in sign_in(app, people.editor_en).page(f"/terms/{made.id}")
    assert seen not in sign_in(app, stranger).page(f"/terms/{made.id}")


def test_an_article_that_one_may_not_open_takes_no_suggestion(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people)
    stranger = sign_in(app, make.person("translator:es>en"))

    status = send(stranger, "/terms/new", **{"en.0.text": "x"}, article=str(task.article_id))

    assert status == 404
    assert db.session.scalars(db.select(Concept)).all() == []


def test_only_translators_editors_and_keepers_have_terms_in_their_menu(app: Flask) -> None:
    people = cast()

    shown = {
        who: 'href="/terms/"' in sign_in(app, person).page("/account/profile")
        for who, person in people.items()
    }

    assert {who for who, is_shown in shown.items() if is_shown} == {
        "translator", "editor_en", "editor_es", "duty", "keeper",
    }  # fmt: skip
