"""The navigation of the desk: the lists that a person works with, and which of them is open."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests import make
from tests.newsroom.web.journey import sign_in

WAYS = {
    ("author",): ["Desk", "My articles", "Pictures"],
    ("editor:en",): [
        "Desk",
        "All articles",
        "Translations",
        "Review",
        "Releases",
        "Terms",
        "Topics",
    ],
    ("translator:en>es",): ["Desk", "Translations", "Terms"],
    ("author", "editor:en"): [
        "Desk",
        "All articles",
        "My articles",
        "Pictures",
        "Translations",
        "Review",
        "Releases",
        "Terms",
        "Topics",
    ],
}


def ways(page: str) -> list[tuple[str, str]]:
    """Return the ways of the navigation, each with what it says of being the current one."""
    nav = page.partition('<nav class="nav"')[2].partition("</nav>")[0]
    return re.findall(r'<a href="[^"]*"(?: aria-current="(\w+)")?>([^<]*)</a>', nav)


@pytest.mark.parametrize("grants", WAYS)
def test_the_navigation_has_the_lists_that_a_person_works_with(
    app: Flask, grants: tuple[str, ...]
) -> None:
    desk = sign_in(app, make.person(*grants))

    shown = ways(desk.page("/desk/"))

    assert [name for _, name in shown] == WAYS[grants]
    assert shown[0] == ("page", "Desk")


@pytest.mark.parametrize(
    ("path", "name"),
    [("/desk/articles", "All articles"), ("/desk/mine", "My articles")],
)
def test_the_list_that_is_open_is_the_current_one_alone(app: Flask, path: str, name: str) -> None:
    desk = sign_in(app, make.person("author", "editor:en"))

    assert [one for one in ways(desk.page(path)) if one[0]] == [("page", name)]


def test_below_a_list_it_is_the_place_that_one_is_in(app: Flask) -> None:
    people = make.staff()
    article = f"/desk/articles/{make.draft(people).article_id}"

    pages = [
        sign_in(app, people.author).page("/desk/pictures/"),
        sign_in(app, people.author).page(article),
        sign_in(app, people.editor_en).page(article),
    ]

    here = [[one for one in ways(page) if one[0]] for page in pages]
    assert [[name for _, name in one] for one in here] == [["Pictures"], ["Desk"], ["All articles"]]
    assert here[1] == [("true", "Desk")]
