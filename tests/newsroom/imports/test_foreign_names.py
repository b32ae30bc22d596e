"""Names in italics that are in another language."""

import pytest

from newsroom.imports import foreign_names, trees


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>the Council (<em>Consejo Nacional de Testigos</em>) met</p>", True),
        ("<p>the Council <i>(Consejo Nacional de Testigos)</i> met</p>", True),
        ("<p>She read <em>La noche que llovió sobre las casas</em>.</p>", True),
        ("<p>the paper (<em>El Faro</em>)</p>", False),
        ("<p>the paper <em>Diario del Valle</em></p>", False),
        ("<p>the Council (<em>National Council of Witnesses</em>)</p>", False),
    ],
)
def test_only_a_clear_name_is_marked(html: str, *, marked: bool) -> None:
    tree = trees.parse(html)

    decisions = foreign_names.mark(tree, "en", ("en", "es"))

    assert bool(decisions) is marked
    assert (' lang="es"' in trees.serialise(tree)) is marked


def test_a_language_that_the_author_named_stays() -> None:
    tree = trees.parse("<p>(<em lang='gl'>Consejo Nacional de Testigos</em>)</p>")

    assert foreign_names.mark(tree, "en", ("en", "es")) == []
