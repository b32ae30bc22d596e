"""What the newsroom says of itself reaches all pages that show it, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.publishing import actions as releasing
from newsroom.publishing import commit, refreshing, taking_back
from newsroom.publishing.pages import inputs
from newsroom.publishing.pages.values import EditionPage, Profile, ReleaseInputs, SiteFacts
from newsroom.publishing.profiles import actions, logos, queries
from newsroom.publishing.profiles.content import Content
from newsroom.publishing.site import follow
from newsroom.settings import current
from newsroom.verify import ORACLES, look
from tests import make, statements
from tests.newsroom.publishing import asking
from tests.newsroom.publishing.profiles.pngs import png
from tests.newsroom.publishing.profiles.test_actions import TOLD, told

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


@pytest.fixture
def people() -> make.Staff:
    return make.staff()


def listed(path: str) -> str:
    file = follow.tree_of(current()).root / "lists" / "current" / path
    return file.read_text() if file.is_file() else ""


def change(content: Content, people: make.Staff) -> None:
    actions.change(content, by=people.admin, seen=queries.number())
    make.react()


def renewed() -> int:
    made = refreshing.refresh_all(refreshing.outdated())
    make.react()
    return len(made)


def test_the_name_of_the_settings_holds_until_the_profile_has_one(people):
    assert inputs.site_facts().name == current().name

    change(TOLD, people)

    assert inputs.site_facts().name == TOLD.name


def test_a_newsroom_that_has_published_nothing_shows_its_profile_at_once(people):
    tree = follow.tree_of(current())
    follow.rewrite_lists(tree)
    assert TOLD.name not in listed("en/index.html")

    change(TOLD, people)

    for page in ("en/index.html", "es/index.html", "404.html", "en/-/about/index.html"):
        assert TOLD.name in listed(page)
    assert "We write." in listed("en/-/about/index.html")
    assert "Escribimos." in listed("es/-/about/index.html")
    assert not follow.rewrite_lists(tree)


def test_a_change_renews_every_page_of_both_languages_and_lists_without_a_release(people):
    article = asking.live(people)
    number = follow.tree_of(current()).lists_shown()

    change(TOLD, people)
    assert TOLD.name in listed("es/index.html")
    assert follow.tree_of(current()).lists_shown() == number
    assert renewed() == 1

    for language in ("en", "es"):
        assert TOLD.name in asking.page(article, language).body.decode()
    assert renewed() == 0


def test_words_about_the_newsroom_renew_their_own_page_alone(people):
    asking.live(people)
    change(TOLD, people)
    renewed()

    about = (("en", "<p>We write on.</p>"), ("es", "<p>Seguimos escribiendo.</p>"))
    change(told(about=about, security_contact=""), people)

    assert "We write on." in listed("en/-/about/index.html")
    assert "Seguimos escribiendo." in listed("es/-/about/index.html")
    assert refreshing.outdated() == []


def test_an_earlier_profile_that_comes_back_is_shown_again(people):
    asking.live(people)
    change(TOLD, people)
    change(replace(TOLD, name="Another"), people)

    actions.restore(1, by=people.admin, seen=2)
    make.react()

    assert TOLD.name in listed("en/index.html")


def test_a_page_about_the_newsroom_in_one_language_says_so_and_names_no_other(people):
    change(told(about=(("en", "<p>We write.</p>"),)), people)

    page = listed("en/-/about/index.html")

    assert "this page exists in this language only" in page
    assert "/es/-/about/" not in page
    assert 'href="/es/"' in page


def test_a_link_in_it_leads_to_what_readers_can_read_or_nowhere(people):
    article, hidden = asking.live(people), make.ready(people, make.numbered()).article
    live, draft = (make.current_of(one.source).slug for one in (article, hidden))
    text = f'<p><a href="/en/{live}/">Ours</a>, <a href="/en/{draft}/">not yet</a>.</p>'
    change(told(about=(("en", text), ("es", text))), people)
    spanish = make.current_of(asking.edition_of(article, "es")).slug

    assert f'href="/en/{live}/"' in listed("en/-/about/index.html")
    assert f'href="/es/{spanish}/"' in listed("es/-/about/index.html")
    assert draft not in listed("en/-/about/index.html")
    taking_back.withdraw(article.id, by=people.editor_en, reason="No.")
    make.react()
    assert live not in listed("en/-/about/index.html")
    assert listed("en/-/about/index.html").count("Ours") == 1


def test_a_logo_is_served_and_kept_while_earlier_pages_name_it(people):
    path = actions.keep_logo(png(beside=((b"tEXt", b"Author\x00Rosa"),)), by=people.admin)
    change(told(logo=path), people)
    file = follow.tree_of(current()).root / "lists" / "current" / path.removeprefix("/")

    assert file.read_bytes() == queries.logo_file(logos.digest_in(path))
    assert b"Rosa" not in file.read_bytes()
    change(TOLD, people)
    assert file.is_file()


def test_the_pages_of_a_release_ask_for_the_profile_along_the_way(people):
    change(TOLD, people)
    release = make.ready(people)
    store = follow.tree_of(current()).objects

    releasing.publish(release.id, by=people.editor_es)
    with statements.counted() as asked:
        assert commit.publish(release.id, store)

    assert [one for one in asked if one.startswith("SELECT (SELECT site_profile")] == []


def test_everything_holds_after_a_change(people):
    asking.live(people)
    change(TOLD, people)
    renewed()

    assert list(look(ORACLES).violations) == []


def test_no_digest_knows_a_field_that_came_later_and_says_nothing():
    edition = EditionPage("en", "a", "t", "", "", "", "", "", "", "", (), revision_digest="0" * 64)
    site = SiteFacts("N", "https://n.example", ("en",))
    plain = ReleaseInputs("0" * 32, "en", "", "", (edition,), site, renderer="1")

    assert plain.digest() == ("65288475aa5e94c48b8bb915cfa5d85e6226bb91c124e3b9c355aaf9fc4ab53d")
    for said in (
        replace(plain, editions=(replace(edition, alone_reason="urgent"),)),
        replace(plain, site=replace(site, profile=Profile(accent="#000000"))),
    ):
        assert said.digest() != plain.digest()
