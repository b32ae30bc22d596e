"""The line that leads to the other language."""

import pytest

from newsroom.imports import invitations, trees

LANGUAGES = ("en", "es")
BODY = "".join(f"<p>Sentence number {number} of the text.</p>" for number in range(12))


def _kept(line: str, language: str, *, end: bool = False) -> bool:
    tree = trees.parse(BODY + line if end else line + BODY)
    decisions = invitations.take_out(tree, language, LANGUAGES)
    assert len(tree) == 13 - len(decisions)
    return not decisions


@pytest.mark.parametrize("end", [False, True])
@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Lea el artículo en español <a href='#'>aquí</a>.", "en"),
        ("<a href='/es/x'>Leer en español</a>", "en"),
        ("Lea este artículo en español [aquí]", "en"),
        ("Also available in Spanish", "en"),
        ("<em>Este artículo está disponible en español.</em>", "en"),
        ("This article is also available in Spanish here.", "en"),
        ("Para leer este artículo en castellano, haga clic aquí.", "en"),
        ("Versión en español", "en"),
        ("» En español", "en"),
        ("Español", "en"),
        ("Read the article in English here.", "es"),
        ("Read this story in English", "es"),
        ("Click here to read the article in English.", "es"),
        ("English version", "es"),
        ("Leer el artículo en inglés", "es"),
    ],
)
def test_an_invitation_is_taken_out(line: str, language: str, *, end: bool) -> None:
    assert not _kept(f"<p>{line}</p>", language, end=end)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("<p>Read the report in Spanish here.</p>", "en"),
        ("<p>The articles were written in Spanish.</p>", "en"),
        ("<p>Read the article in English here.</p>", "en"),
        ("<p>Lea el artículo en francés aquí.</p>", "en"),
        ("<h2>Español</h2>", "en"),
        (f"<p>Read the article in Spanish here. {'And more. ' * 12}</p>", "en"),
    ],
)
def test_anything_else_stays(line: str, language: str) -> None:
    assert _kept(line, language)


def test_the_same_words_in_the_middle_of_a_text_stay() -> None:
    tree = trees.parse(BODY + "<p>Leer en español</p>" + BODY)

    assert invitations.take_out(tree, "en", LANGUAGES) == []


def test_the_link_that_was_taken_out_is_told() -> None:
    tree = trees.parse("<p><a href='https://example.org/es'>Leer en español</a></p>" + BODY)

    (decision,) = invitations.take_out(tree, "en", LANGUAGES)

    assert decision.detail == "Leer en español https://example.org/es"


def test_a_newsroom_without_spanish_knows_no_castilian() -> None:
    tree = trees.parse("<p>Leer en castellano</p>")

    assert invitations.take_out(tree, "en", ("en", "fr")) == []
