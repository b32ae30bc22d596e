"""How people are named in a comment, and who can be."""

from __future__ import annotations

import pytest

from newsroom.articles.comments import people as comments_people
from tests import make

pytestmark = pytest.mark.usefixtures("at_rest")


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("@Emma, look", ["Emma"]),
        ("(@emma) and @[Elena]", ["Emma", "Elena"]),
        ("@Emmanuel is somebody else", []),
        ("write to me@Emma.example", []),
        ("@Emma, @[emma] twice", ["Emma"]),
        ("nobody @ all", []),
    ],
)
def test_who_reads_the_comments_can_be_mentioned(
    people: make.Staff, typed: str, who: list[str]
) -> None:
    edition = make.draft(people, make.numbered())
    ids = {"Emma": people.editor_en.id, "Elena": people.editor_es.id}

    kept = comments_people.stored(typed, edition)

    assert comments_people.mentioned(kept) == [ids[name] for name in who]


def test_a_mention_shows_the_name_that_the_person_has_now(people: make.Staff) -> None:
    edition = make.draft(people, make.numbered())
    kept = comments_people.stored("Ask @[Emma].", edition)
    names = {people.editor_en.id: "Another Name"}

    assert "Emma" not in kept
    assert comments_people.typed(kept, names) == "Ask @[Another Name]."
    assert comments_people.pieces(kept, names) == [
        (False, "Ask "),
        (True, "Another Name"),
        (False, "."),
    ]


def test_those_are_offered_who_read_the_comments(people: make.Staff) -> None:
    edition = make.draft(people, make.numbered())

    names = comments_people.offered(edition, besides=people.author.id)

    assert {"Emma", "Elena", "Dora"} <= set(names)
    assert {"Ana", "Tomás", "Alex"}.isdisjoint(names)
