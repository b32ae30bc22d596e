"""The photo credit."""

import pytest

from newsroom.imports import photo_credits, trees

BODY = "".join(f"<p>Sentence number {number}.</p>" for number in range(9))


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("<p>Photo credit: <a href='https://example.org'>@ana</a></p>", "@ana"),
        ("<p>Photo: Ana Sol / Red</p>", "Ana Sol / Red"),
        ("<p><em>Foto: Ana Sol</em></p>", "Ana Sol"),
        ("<p>(Crédito de la foto: Ana Sol)</p>", "Ana Sol"),
        ("<h6>Fotografía: Ana_Sol</h6>", "Ana_Sol"),
        ("<p>Photo by: Ana Sol</p>", "Ana Sol"),
        ("<p>It ended.\nPhoto credit: Ana</p>", "Ana"),
        ("<p>‘It ended.’ Photo: <b>Ana</b> Sol</p>", "Ana Sol"),
        ("<p>It ended. <em>Photo: Ana</em></p>", "Ana"),
        ("<p>It <b>really</b> ended. <em>Photo: Ana</em></p>", "Ana"),
    ],
)
def test_a_credit_moves_out_of_the_text(line: str, credit: str) -> None:
    tree = trees.parse(BODY + line)

    assert photo_credits.take_out(tree)[0] == credit
    assert credit not in trees.text_of(tree)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Photo: <img src='https://example.org/a.png'></p>",
        "<p>The photo: a man and a dog.</p>",
        f"<p>Photo: {'a man and a dog. ' * 20}</p>",
        f"<p>It ended. Photo: {'a man and a dog. ' * 20}</p>",
        "<p>It ended. <em>Good</em></p>",
        "<p>It ended. <em>Photo: Ana</em> was there.</p>",
        "<ul><li>Photo: Ana</li></ul>",
    ],
)
def test_anything_else_stays(line: str) -> None:
    tree = trees.parse(BODY + line)
    before = trees.text_of(tree)

    assert photo_credits.take_out(tree) == ("", [])
    assert trees.text_of(tree) == before


def test_several_credits_become_one_line() -> None:
    tree = trees.parse("<p>Photo: Ana</p>" + BODY + "<p>Foto: Luis</p><p>Photo: Ana</p>")

    assert photo_credits.take_out(tree)[0] == "Ana; Luis"
