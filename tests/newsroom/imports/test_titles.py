"""Which words are the title."""

import pytest

from newsroom.errors import BadInput
from newsroom.imports import titles, trees


@pytest.mark.parametrize(
    ("html", "given", "title", "rest"),
    [
        ("<h2>A</h2><p>b</p>", "", "A", "<p>b</p>"),
        ("<p>News</p><h1>A <em>b</em></h1><p>c</p>", "", "A b", "<p>News</p>\n<p>c</p>"),
        ("<h1></h1><h2>A</h2>", "", "A", "<h1></h1>"),
        ("<h1>A</h1><p>b</p>", "A", "A", "<p>b</p>"),
        ("<h2>B</h2><p>c</p>", "A", "A", "<h2>B</h2>\n<p>c</p>"),
        ("<p>c</p>", "A", "A", "<p>c</p>"),
        ("<p></p><p>A</p><p>b</p>", "", "A", "<p></p>\n<p>b</p>"),
        ("<p>A\nb <i>c</i></p>", "", "A", "<p>b <i>c</i></p>"),
        (f"<p>A</p><p>{'b' * 121}</p><h2>C</h2>", "", "A", f"<p>{'b' * 121}</p>\n<h2>C</h2>"),
    ],
)
def test_a_title_is_found_and_taken_out(html: str, given: str, title: str, rest: str) -> None:
    tree = trees.parse(html)

    assert titles.take_out(tree, given)[0] == title
    assert trees.serialise(tree) == rest


@pytest.mark.parametrize("html", ["<p></p>", f"<p>{'a' * 201}</p>", "<ul><li>A</li></ul>"])
def test_a_text_without_a_title_is_refused(html: str) -> None:
    with pytest.raises(BadInput, match="no title"):
        titles.take_out(trees.parse(html), "")
