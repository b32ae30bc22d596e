"""What a copy breaks, put right."""

import pytest

from newsroom.imports import repairs, trees

FIRST = "The council of the valley decided on Monday that all the files"
SECOND = "must be opened to the families before the end of the year."


def _joined(html: str) -> str:
    tree = trees.parse(html)
    repairs.join_broken(tree)
    return trees.serialise(tree)


def test_a_sentence_broken_twice_becomes_one_paragraph_with_its_marks() -> None:
    html = f"<p>{FIRST}</p><p>and <em>papers</em></p><p>{SECOND}</p><p>New.</p>"

    assert _joined(html) == f"<p>{FIRST} and <em>papers</em> {SECOND}</p>\n<p>New.</p>"


@pytest.mark.parametrize("close", [",", "’,", ")", ""])
def test_a_first_part_without_an_end_is_joined(close: str) -> None:
    assert _joined(f"<p>{FIRST}{close}</p><p>{SECOND}</p>").count("<p>") == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"<p>{FIRST}.</p>", f"<p>{SECOND}</p>"),
        (f"<p>{FIRST}:</p>", f"<p>{SECOND}</p>"),
        (f"<p>{FIRST}.’</p>", f"<p>{SECOND}</p>"),
        (f"<p>{FIRST}</p>", f"<p>{SECOND.capitalize()}</p>"),
        (f"<h2>{FIRST}</h2>", f"<p>{SECOND}</p>"),
        (f"<p>{FIRST}</p>", f"<ul><li>{SECOND}</li></ul>"),
        (f"<p>{FIRST}</p>", f"<blockquote><p>{SECOND}</p></blockquote>"),
        (f"<p><strong>{FIRST}</strong></p>", f"<p>{SECOND}</p>"),
        (f"<p>{FIRST}<br>{FIRST}</p>", f"<p>{SECOND}</p>"),
        (f"<p>{FIRST}</p>\nloose", f"<p>{SECOND}</p>"),
        ("<p>the river runs by night</p>", "<p>and no one hears it</p>"),
        ("<p>Dear friends of the valley</p>", f"<p>{SECOND}</p>"),
        (f"<p>{FIRST}</p>", f"<p>a) {SECOND}</p>"),
        (f"<p>{FIRST}</p>", "<p>https://example.org/files</p>"),
        (f"<p>{FIRST}</p>", f"<p>eBooks {SECOND}</p>"),
    ],
)
def test_what_may_be_meant_as_it_stands_is_not_joined(first: str, second: str) -> None:
    apart = _joined(first + second)

    assert apart.replace("\n", "") == (first + second).replace("\n", "")


def test_a_backslash_is_taken_out_of_names_but_never_out_of_code() -> None:
    tree = trees.parse("<p>@a\\_b <b>x</b> c\\_d \\_e <code>f\\_g</code> h\\_i</p><pre>j\\_k</pre>")

    (decision,) = repairs.unescape(tree)

    assert decision.detail == "@a\\_b, c\\_d, h\\_i"
    assert trees.text_of(tree) == "@a_b x c_d \\_e f\\_g h_ij\\_k"


def test_headings_get_the_ranks_below_a_title() -> None:
    tree = trees.parse("<h1>a</h1><h2>b</h2><h3>c</h3><h6>d</h6>")

    repairs.lower_headings(tree)

    assert [one.tag for one in tree] == ["h2", "h3", "h4", "h4"]
