import pytest
from hypothesis import given, settings

from newsroom.articles import body_limits, placeholders, segments
from newsroom.articles.sanitise import SafeBody, clean_body
from newsroom.articles.segments import Segment, Split, rebuild, split
from newsroom.errors import BrokenMarks, TooLarge, UnsafeBody
from tests.newsroom.articles import bodies

needs_corpora = pytest.mark.skipif(not bodies.CORPORA.is_dir(), reason="no corpora here")


def own_texts(cut: Split) -> dict[str, tuple[str, placeholders.InlineMap]]:
    return {segment.slot: (segment.text, segment.inline_map) for segment in cut.segments}


def assert_holds(body: SafeBody, name: str = "") -> None:
    cut = split(body)

    assert rebuild(cut.skeleton, own_texts(cut)) == body, name
    assert [one.slot for one in cut.segments] == [
        f"s{number + 1}" for number in range(len(cut.segments))
    ], name
    for segment in cut.segments:
        placeholders.check(segment.text, segment.inline_map)


def kinds_and_texts(html: str) -> list[tuple[str, str]]:
    return [(segment.kind, segment.text) for segment in split(clean_body(html)).segments]


@settings(max_examples=250, deadline=None)
@given(bodies.written())
def test_a_body_taken_apart_and_put_together_is_the_same(html):
    assert_holds(clean_body(html))


@needs_corpora
@pytest.mark.parametrize("every", [80, pytest.param(1, marks=pytest.mark.corpora)])
def test_real_bodies_taken_apart_and_put_together_are_the_same(every):
    for name, html in bodies.real(every=every):
        if len(html) <= body_limits.MAX_CHARACTERS:
            assert_holds(clean_body(html), name)


@needs_corpora
@pytest.mark.parametrize("every", [20, pytest.param(1, marks=pytest.mark.corpora)])
def test_attacks_taken_apart_and_put_together_are_the_same(every):
    for number, (name, payload) in enumerate(bodies.hostile()):
        if number % every == 0:
            assert_holds(clean_body(payload), name)


def test_a_paragraph_is_one_segment_with_numbered_marks():
    body = clean_body(
        '<p>\n In the <a href="https://example.org/r">joint <em>report</em></a><br>of 2017 </p>'
    )

    assert split(body) == Split(
        "<p>\n <slot s1> </p>",
        (
            Segment(
                slot="s1",
                kind="paragraph",
                text='In the <g id="1">joint <g id="2">report</g></g><x id="3"/>of 2017',
                digest=placeholders.digest(
                    'In the <g id="1">joint <g id="2">report</g></g><x id="3"/>of 2017'
                ),
                inline_map={
                    "1": {
                        "tag": "a",
                        "attributes": {"href": "<slot s2>"},
                        "void": False,
                    },
                    "2": {"tag": "em", "attributes": {}, "void": False},
                    "3": {"tag": "br", "attributes": {}, "void": True},
                },
            ),
            Segment(
                slot="s2",
                kind="link",
                text="https://example.org/r",
                digest=placeholders.digest("https://example.org/r"),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<h2>A</h2><p>b</p>loose", [("heading", "A"), ("paragraph", "b"), ("paragraph", "loose")]),
        ("<ul><li>one<ul><li>two</ul>three<li><p>four</ul>",
         [("item", "one"), ("item", "two"), ("item", "three"), ("item", "four")]),
        ("<blockquote>loose<p>b</p><footer>c</footer></blockquote>",
         [("quote", "loose"), ("quote", "b"), ("attribution", "c")]),
        ("<table><caption>a</caption><tr><th>b<td>c</table>",
         [("caption", "a"), ("cell", "b"), ("cell", "c")]),
        ("<dl><dt>a<dd>b</dl>", [("term", "a"), ("definition", "b")]),
        ("<pre>a <em>b</em></pre>", [("code", 'a <g id="1">b</g>')]),
        ('<figure><img src="/-/media/a.png" alt="A"><figcaption>b</figcaption></figure>',
         [("alt", "A"), ("caption", "b")]),
        ('<p>a <img src="/-/media/a.png" alt="A &amp; B"> b</p>',
         [("paragraph", 'a <x id="1"/> b'), ("alt", "A &amp; B")]),
        ('<p><a href="/" title="T">a</a> <abbr title="U">b</abbr></p>',
         [("paragraph", '<g id="1">a</g> <g id="2">b</g>'), ("link_title", "T"),
          ("abbreviation", "U")]),
        ('<a href="/" title="T"><p>a</p></a>', [("link_title", "T"), ("paragraph", "a")]),
        ('<p><a href="https://a.example/?b=1&amp;c=2" title="T">a</a></p>',
         [("paragraph", '<g id="1">a</g>'), ("link_title", "T"),
          ("link", "https://a.example/?b=1&amp;c=2")]),
        ('<p><a href="mailto:a@b.example">a</a> <a href="/en/x/">b</a> <a href="/-/y">c</a></p>',
         [("paragraph", '<g id="1">a</g> <g id="2">b</g> <g id="3">c</g>'),
          ("link", "mailto:a@b.example")]),
        ("<em>a<p>b</p>c</em>", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ('<p><img src="/-/media/a.png" alt=" "></p><hr>', []),
        ("<p>a &amp; &lt;b&gt;</p>", [("paragraph", "a &amp; &lt;b&gt;")]),
    ],
)  # fmt: skip
def test_every_block_gives_its_words(html, found):
    assert kinds_and_texts(html) == found


def test_a_link_to_an_article_of_this_site_has_no_address_of_its_own():
    body = clean_body(
        '<p><a href="https://news.example/en/peru/">a</a> <a href="https://other.example/">b</a></p>'
    )

    cut = split(body, public_url="https://news.example")

    assert [one.text for one in cut.segments[1:]] == ["https://other.example/"]


def test_a_link_may_lead_elsewhere_in_another_language():
    cut = split(
        clean_body('<p>See <a href="https://un.example/en?a=1&amp;b=2">the report</a>.</p>')
    )
    run, link = cut.segments

    body = rebuild(
        cut.skeleton,
        {
            "s1": ('Vea <g id="1">el informe</g>.', run.inline_map),
            "s2": (placeholders.from_plain("https://un.example/es?a=1&b=2"), link.inline_map),
        },
    )

    assert body == '<p>Vea <a href="https://un.example/es?a=1&amp;b=2">el informe</a>.</p>'


PROSE = (
    "# Summary\n\nThe judges read their decision on Friday in a room that was full of people.\n"
    "\n  \nThey said that the company has to leave the valley by the end of May."
)
CODE = (
    "for one in rows:\n    print(one)\n\n# the last of them is not printed by this loop\nrows = []"
)


def test_prose_that_was_written_as_verbatim_text_is_translated_paragraph_by_paragraph():
    body = clean_body(f"<pre>{PROSE}</pre>")

    cut = split(body)

    assert [(one.kind, one.locked, one.text) for one in cut.segments] == [
        ("code", False, "# Summary"),
        ("code", False, PROSE.split("\n\n")[1]),
        ("code", False, "They said that the company has to leave the valley by the end of May."),
    ]
    assert_holds(body)


@pytest.mark.parametrize(
    ("html", "locked"),
    [
        (f"<pre>{CODE}</pre>", [True]),
        (f'<pre translate="yes">{CODE}</pre>', [False, False]),
        (f'<pre translate="no">{PROSE}</pre>', [True]),
        (f'<div translate="no"><pre translate="yes">{PROSE}</pre></div>', [False] * 3),
        (f'<pre>{PROSE}<em translate="no">x</em></pre>', [False] * 3),
    ],
)
def test_a_person_decides_where_the_guess_about_verbatim_text_is_wrong(html, locked):
    body = clean_body(html)

    assert [one.locked for one in split(body).segments] == locked
    assert clean_body(body) == body
    assert_holds(body)


def test_a_protected_name_is_one_mark_that_nobody_can_change():
    body = clean_body('<p>Said <span translate="no">Ana <b title="x">V</b></span>.</p>')

    (segment,) = split(body).segments

    assert segment.text == 'Said <x id="1"/>.'
    assert segment.inline_map == {
        "1": {
            "tag": "span",
            "attributes": {"translate": "no"},
            "void": True,
            "inner": "Ana <strong>V</strong>",
        }
    }


def test_what_is_not_translated_is_locked():
    body = clean_body(
        '<p>a</p><p>2017 — 1,250</p><p><span translate="no">Ana</span></p><pre>x</pre>'
        '<blockquote class="post" lang="es" translate="no"><p>hola</p></blockquote>'
        '<p translate="no">b <img src="/-/media/a.png" alt="c"></p>'
    )

    locked = [segment.locked for segment in split(body).segments]

    assert locked == [False, True, True, True, True, True, True]


def test_a_passage_says_its_language():
    body = clean_body(
        '<p>a</p><blockquote lang="es"><p>b</p><p lang="qu">c</p></blockquote>'
        '<p> <strong><em lang="es">d</em></strong></p><p>e <em lang="es">f</em></p>'
        "<p><em>g</em></p>"
    )

    languages = [segment.language for segment in split(body).segments]

    assert languages == ["", "es", "qu", "es", "", ""]


def test_a_translation_is_put_in_the_place_of_its_source():
    cut = split(
        clean_body(
            '<h2>Peru</h2><p>See <a href="/en/" title="The report">here</a> '
            '<img src="/-/media/a.png" alt="A march"></p>'
            '<figure><img src="/-/media/b.png" alt="A room"></figure>'
        )
    )
    spanish = ["Perú", 'Aquí: <x id="2"/> <g id="1">véalo</g>', "El «informe»", 'Una "marcha"',
               "Una sala &amp; gente"]  # fmt: skip
    texts = {
        segment.slot: (text, segment.inline_map)
        for segment, text in zip(cut.segments, spanish, strict=True)
    }

    assert rebuild(cut.skeleton, texts) == (
        '<h2>Perú</h2><p>Aquí: <img src="/-/media/a.png" alt="Una &quot;marcha&quot;"> '
        '<a href="/en/" title="El «informe»">véalo</a></p>'
        '<figure><img src="/-/media/b.png" alt="Una sala &amp; gente"></figure>'
    )


def test_marks_nested_as_no_author_could_are_cleaned():
    cut = split(clean_body('<p><a href="/a">a</a> <a href="/b">b</a></p>'))
    text = '<g id="1">a <g id="2">b</g></g>'

    body = rebuild(cut.skeleton, {"s1": (text, cut.segments[0].inline_map)})

    assert body == '<p><a href="/a">a </a><a href="/b">b</a></p>'


def test_a_skeleton_without_all_of_its_texts_is_refused():
    cut = split(clean_body("<p>a</p><p>b</p>"))

    with pytest.raises(BrokenMarks, match="missing"):
        rebuild(cut.skeleton, {"s1": ("a", {})})


def test_only_a_cleaned_body_is_taken_apart():
    with pytest.raises(UnsafeBody):
        split("<p>a</p>")  # type: ignore[arg-type]


def test_too_many_segments_are_refused(monkeypatch):
    monkeypatch.setattr(segments, "MAX_SEGMENTS", 1)

    with pytest.raises(TooLarge):
        split(clean_body("<p>a</p><p>b</p>"))


def test_words_that_look_like_a_slot_are_words():
    assert_holds(clean_body('<p>&lt;slot s1&gt; <abbr title="&lt;slot s1&gt;">x</abbr></p>'))
