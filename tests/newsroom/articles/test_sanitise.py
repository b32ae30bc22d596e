import threading
import time

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.articles import body_limits, markup, sanitise
from newsroom.articles.body_policy import ATTRIBUTES, ELEMENTS
from newsroom.articles.sanitise import SafeBody, clean_body, removed, trusted
from newsroom.articles.urls import allowed_image, allowed_link
from newsroom.characters import plain
from newsroom.errors import BadInput, TooLarge, UnsafeBody
from tests.newsroom.articles import bodies

needs_corpora = pytest.mark.skipif(not bodies.CORPORA.is_dir(), reason="no corpora here")


def as_a_browser_reads_it(body: str) -> str:
    """Return what an HTML5 parser understands, in our spelling; fail on anything dangerous."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parseFragment(body)

    def node(element) -> markup.Element:
        assert isinstance(element.tag, str), "a comment survived"
        assert element.tag in ELEMENTS
        allowed = ATTRIBUTES.get(element.tag, frozenset()) | ATTRIBUTES["*"]
        assert set(element.attrib) <= allowed
        for name in ("href", "cite"):
            address = element.attrib.get(name)
            assert address is None or allowed_link(address) == address
        assert element.tag != "img" or allowed_image(element.attrib["src"])
        return markup.Element(element.tag, dict(element.attrib), children(element))

    def children(element) -> list[markup.Node]:
        found: list[markup.Node] = [markup.encoded(element.text or "")]
        for child in element:
            found += [node(child), markup.encoded(child.tail or "")]
        return found

    return markup.write(children(root))


@settings(max_examples=250, deadline=None)
@given(bodies.written())
def test_whatever_is_written_is_cleaned_once_and_for_all(html):
    body = clean_body(html)

    assert as_a_browser_reads_it(body) == body
    assert clean_body(body) == body


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_any_text_at_all_is_cleaned_once_and_for_all(text):
    body = clean_body(text)

    assert as_a_browser_reads_it(body) == body
    assert clean_body(body) == body


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("<h1>A</h1><h5>B</h5>", "<h2>A</h2><h4>B</h4>"),
        ("<p><b>a</b><i>b</i><strike>c</strike></p>",
         "<p><strong>a</strong><em>b</em><s>c</s></p>"),
        ("<p>It was <del datetime='2026-11-26'>12</del><ins>14</ins></p>",
         "<p>It was <s>12</s>14</p>"),
        ("a<script>alert(1)</script><style>b</style><template>c</template>d", "ad"),
        ("<div>one</div><div>two</div>", "<p>one</p><p>two</p>"),
        ("<div>one<p>two</p></div><div> </div>three", "\none<p>two</p>\n\n \nthree"),
        ("<div lang='es'><p>uno</p><p lang='en'>two</p>x</div>",
         '\n<p lang="es">uno</p><p lang="en">two</p>x\n'),
        ("<li><div>x</div></li>", "<li><p>x</p></li>"),
        ("<h2><div>x</div></h2>", "<h2>\nx\n</h2>"),
        ("<p>a <span style='x'>b</span> <span lang='es'>c</span></p>",
         '<p>a b <span lang="es">c</span></p>'),
        ("<p>a&nbsp;b</p>", "<p>a\u00a0b</p>"),
        ("<pre>\n\n<em></em>\n x</pre>", "<pre> x</pre>"),
        ("<pre><code>x\n</code></pre>", "<pre><code>x\n</code></pre>"),
        ("<p>a&#3;\ufdd0b&#13;c</p>", "<p>ab\nc</p>"),
        ("<p></p><p> </p><p><br></p><p>a<em> </em>b</p>", " <p><br></p><p>a b</p>"),
        ("<blockquote class='post x'>a</blockquote>", "<blockquote>a</blockquote>"),
        ("<ol start='3'><li>a</ol>", '<ol start="3"><li>a</li></ol>'),
        ("<td>x</td>", "x"),
        ('<p><a href="#">a</a> <a href="#fn9">b</a> <a name="x">c</a></p>', "<p>a b c</p>"),
        ('<p><a href="javascript:alert(1)">a</a> <a href="//e.org">b</a></p>', "<p>a b</p>"),
        ('<a href="#fn1">1</a><ol><li id="fn1">n</li><li id="fn1">m</li></ol>',
         '<a href="#fn1">1</a><ol><li id="fn1">n</li><li>m</li></ol>'),
        ('<img src="https://e.org/x.png" alt="x">y<img src="data:image/png;base64,x">', "y"),
        ('<img src="/-/media/a.png" alt="a&quot;&lt;b" width="10" height="x">',
         '<img src="/-/media/a.png" alt="a&quot;&lt;b" width="10">'),
        ('<td colspan="0">x</td><table><tr><th scope="col" colspan="2" rowspan="0">x</table>',
         'x<table><tbody><tr><th scope="col" colspan="2">x</th></tr></tbody></table>'),
        ('<abbr title="Universal Periodic Review">UPR</abbr>',
         '<abbr title="Universal Periodic Review">UPR</abbr>'),
        ('<p lang="no such!" dir="up" translate="yes" id="A b">x</p>', "<p>x</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_body_is_brought_to_the_policy(written, cleaned):
    assert clean_body(written) == cleaned


def test_an_embedded_post_stays_as_it_is():
    post = (
        '<blockquote class="post" lang="es" translate="no" cite="https://twitter.com/x/status/1">'
        "<p>Gracias por todo el trabajo</p><footer><cite>DEMUS (@DemusPeru)</cite> "
        '<time datetime="2017-10-13">13 October 2017</time></footer></blockquote>'
    )

    assert clean_body(post) == post


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
def test_text_that_cannot_be_stored_is_refused(text):
    with pytest.raises(BadInput) as refused:
        clean_body(text)

    assert refused.value.field == "body"


@pytest.mark.parametrize(
    "html",
    [
        "x" * 500_001,
        "<" * 200_000,
        "&" * 30_000,
        "<b>" * 160_000,
        "<p>" * 120_000,
        "<div>" * 99_000,
        "<em>" * 2_000 + "x",
        "<em>" * 101 + "x" + "</em>" * 101,
        "<br>" * 20_001,
        "<div title='> </div>'>" * 20_000,
        "<div><! </div>" * 30_000,
        "<div><select></div></select>" * 17_000,
        "<div><!-- </div> -->" * 20_000,
        "".join(f"<b lang='a{number}'>" for number in range(60)) + "<p>x" * 90_000,
    ],
    ids=lambda html: html[:24],
)
def test_a_costly_text_is_refused_in_time(html):
    began = time.process_time()

    with pytest.raises(TooLarge) as refused:
        clean_body(html)

    assert refused.value.field == "body"
    assert time.process_time() - began < 2


def test_well_closed_markup_of_any_length_is_not_called_deep():
    html = "<div><p>a</p><!-- <div> --><ul><li>b</ul></div>" * 2_000

    body_limits.refuse_costly(html)


def test_a_text_that_never_comes_to_rest_is_refused(monkeypatch):
    monkeypatch.setattr(sanitise, "_ROUNDS", 1)

    with pytest.raises(BadInput, match="cannot be understood"):
        clean_body("<b>a</b>")


def test_what_only_the_second_parser_changes_is_cleaned_again(monkeypatch):
    answers = iter(['<p lang="es">b</p><script>', '<p lang="es">b</p>'])
    monkeypatch.setattr(sanitise, "_bleached", lambda _: next(answers))

    assert clean_body('<p lang="es">a</p>') == '<p lang="es">b</p>'


def test_threads_clean_side_by_side():
    texts = [f"<p>text <b>{number}</b></p>" * 50 for number in range(8)]
    found: dict[int, str] = {}
    threads = [
        threading.Thread(target=lambda n=n: found.update({n: clean_body(texts[n])}))
        for n in range(len(texts))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == {n: f"<p>text <strong>{n}</strong></p>" * 50 for n in range(len(texts))}


def test_stored_text_is_marked_and_not_changed():
    body = trusted("<p>a</p>")

    assert isinstance(body, SafeBody)
    assert body == "<p>a</p>"


def test_what_was_taken_out_is_named():
    assert removed("<p>a</p><IFRAME></iframe><div><script>") == ("iframe", "script")


@pytest.mark.parametrize("html", ["<p>", "</p>", "<p></b>", "a < b", "a & b", "<P>x</P>"])
def test_only_our_own_spelling_is_read(html):
    with pytest.raises(UnsafeBody):
        markup.read(html)


def test_a_plain_field_keeps_its_markup_characters():
    assert plain("  <option>: El elemento & más ", limit=80, field="title") == (
        "<option>: El elemento & más"
    )


def test_line_ends_become_spaces_in_a_field_of_one_line():
    assert plain("a \r\n b\tc\u2028d", limit=80, field="title") == "a b c d"
    assert plain("a\r\nb\rc", limit=80, field="note", multiline=True) == "a\nb\nc"


@pytest.mark.parametrize(
    ("text", "error"),
    [("a\x00", BadInput), ("a\x07", BadInput), ("a\ud800", BadInput), (" ", BadInput),
     ("abcdef", TooLarge)],
)  # fmt: skip
def test_a_plain_field_that_cannot_be_kept_is_named(text, error):
    with pytest.raises(error) as refused:
        plain(text, limit=5, field="title", required=True)

    assert type(refused.value) is error
    assert refused.value.field == "title"


@needs_corpora
@pytest.mark.parametrize("every", [7, pytest.param(1, marks=pytest.mark.corpora)])
def test_no_attack_survives(every):
    for number, (name, payload) in enumerate(bodies.hostile()):
        if number % every:
            continue
        body = clean_body(payload)
        assert as_a_browser_reads_it(body) == body, name
        assert clean_body(body) == body, name


@needs_corpora
@pytest.mark.parametrize("every", [80, pytest.param(1, marks=pytest.mark.corpora)])
def test_real_bodies_are_cleaned_once_and_for_all(every):
    for name, html in bodies.real(every=every):
        if len(html) > body_limits.MAX_CHARACTERS:
            continue
        body = clean_body(html)
        assert as_a_browser_reads_it(body) == body, name
        assert clean_body(body) == body, name
