"""Reading whole files, by the outcome that an author sees."""

from __future__ import annotations

import json
from datetime import date

import pytest

from newsroom.articles.kinds import ArticleKind
from newsroom.articles.sanitise import SafeBody
from newsroom.errors import BadInput, TooLarge
from newsroom.imports.decisions import ImportedArticle
from newsroom.imports.markdown import read
from tests.newsroom.imports.articles import ENGLISH, SPANISH


def _details(article: ImportedArticle, kind: str) -> list[str]:
    return [one.detail for one in article.decisions if one.kind == kind]


def test_an_english_article_copied_from_a_page_needs_no_hand_work() -> None:
    article = read(ENGLISH, language="en")

    assert article.title == "Court opens the Lake Arven files to the families"
    assert article.countries == ("CL", "PE")
    assert article.dateline == date(2019, 3, 14)
    assert article.photo_credit == "@lake_arven"
    assert article.standfirst == ""
    assert isinstance(article.body, SafeBody)
    assert article.body.split("\n") == [
        (
            "<p>The regional court of Arven ruled on Thursday that all 312 files "
            "must be opened, the "
            '<a href="https://families.example.org/">Families\' Network</a> said. '
            "Its first request "
            "was refused.</p>"
        ),
        (
            "<p>The ruling follows nine years of work by the National Council of Witnesses "
            '(<em lang="es">Consejo Nacional de Testigos y Familiares - CNTF</em>) '
            "and was praised by "
            "the newspaper <em>El Faro</em> on the same day without further comment from the "
            "ministry, said Inés Robledo.</p>"
        ),
        "<p>'It is late, but it is here,' said Robledo.</p>",
        (
            '<blockquote class="post" translate="no" lang="en"><p>#OpenFiles Today '
            "the families read "
            "the first page of the files that were hidden from them pic.twitter.com/aRv3nL4k</p>"
            "<footer><cite>FAMILIES NETWORK (@Families_Arven)</cite> "
            '<time datetime="2019-03-14">March 14, 2019</time></footer></blockquote>'
        ),
        (
            '<blockquote class="post" translate="no" lang="es" '
            'cite="https://posts.example.org/status/7"><p>@Ines_Robledo gracias '
            "por acompañar a todas "
            "las personas defensoras durante estos años #Arven</p>"
            "<footer><cite>Casa de la Memoria (@casamemoria)</cite> "
            '<a href="https://posts.example.org/status/7"><time datetime="2019-03-13">'
            "13 de marzo de 2019</time></a></footer></blockquote>"
        ),
        "<p>Read the ruling here.</p>",
    ]


def test_every_decision_is_reported_once() -> None:
    article = read(ENGLISH, language="en")

    assert [one.kind for one in article.decisions] == [
        "escapes",
        "dateline",
        "invitation",
        "countries",
        "photo_credit",
        "post",
        "post",
        "joined",
        "foreign_name",
        "dead_links",
        "empty_pointers",
    ]
    assert _details(article, "dead_links") == [
        (
            "Chile, Perú | Court opens the Lake Arven files to the families\naquí\nfirst request\n"
            "#OpenFiles\nMarch 14, 2019\n@Ines_Robledo\n#Arven\nhere\n@lake_arven"
        )
    ]
    assert _details(article, "empty_pointers") == ["“here”: Read the ruling here."]
    assert _details(article, "joined") == [
        "…by the newspaper El Faro on the same day ⏎ without further comment from the ministr…"
    ]


def test_a_spanish_article_with_broken_front_matter_keeps_everything_else() -> None:
    article = read(SPANISH, language="es")

    assert article.title == "La fiscalía reabre el caso del puente de Sarmal"
    assert article.countries == ("PE",)
    assert article.dateline == date(2021, 11, 8)
    assert article.standfirst == "Las familias esperaban esta decisión desde hacía doce años."
    assert article.photo_credit == "Marta Ruiz / Red del Valle"
    assert _details(article, "date_unreadable") == ["2021-31-02"]
    assert _details(article, "authors") == ["Lucía Ferrán, Tomás Aldea"]
    assert article.body.split("\n") == [
        (
            "<p>La fiscalía anunció que reabrirá el caso del puente de Sarmal, informó la Red de "
            'Periodistas (<em lang="en">Network of Journalists of the Valley</em>) el lunes.</p>'
        ),
        (
            '<blockquote class="post" translate="no" lang="en"><p>The families '
            "were told this morning "
            "that the case is open again #Sarmal</p><footer><cite>Valley Watch "
            "(@valleywatch)</cite> "
            '<time datetime="2021-11-08">November 8, 2021</time></footer></blockquote>'
        ),
        "<p>«Doce años son demasiados», dijo Ferrán.</p>",
    ]


def test_an_article_and_its_decisions_can_be_printed_as_json() -> None:
    article = read("# Rain over Arven\n\n08/11/2017\n\nIt rained.", language="en")

    assert json.loads(json.dumps(article.as_json())) == {
        "title": "Rain over Arven",
        "standfirst": "",
        "body": "<p>It rained.</p>",
        "dateline": "2017-11-08",
        "countries": [],
        "kind": "news",
        "photo_credit": "",
        "decisions": [
            {
                "kind": "dateline",
                "message": "The date at the beginning became the dateline.",
                "detail": "08/11/2017 → 2017-11-08",
                "warning": False,
            }
        ],
    }
    assert read("# Rain\n\nIt rained.", language="en").as_json()["dateline"] is None


def test_what_the_front_matter_says_is_used_where_the_text_says_nothing() -> None:
    head = "---\ntitle: Rain\ndate: 2020-05-01\ncountry: [Peru, Chile]\ncredito: Ana Sol\n---\n"

    article = read(f"{head}\nIt rained.\n\n2 May 2020\n\n## Later\n\nIt stopped.", language="en")

    assert (article.title, article.countries) == ("Rain", ("PE", "CL"))
    assert (article.dateline, article.photo_credit) == (date(2020, 5, 1), "Ana Sol")
    assert article.body.split("\n") == [
        "<p>It rained.</p>",
        "<p>2 May 2020</p>",
        "<h2>Later</h2>",
        "<p>It stopped.</p>",
    ]


def test_an_unreadable_date_without_another_leaves_the_dateline_empty() -> None:
    article = read("---\ntitle: Rain\ndate: soon\n---\nIt rained.", language="en")

    assert article.dateline is None
    assert _details(article, "date_unreadable") == ["soon"]


@pytest.mark.parametrize("text", ["", " \r\n\n", "\ufeff", "\x01"])
def test_an_empty_file_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="empty"):
        read(text, language="en")


@pytest.mark.parametrize("text", ["# Title\n\nA\0B", "# Title\n\nA\ud800B"])
def test_what_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="UTF-8"):
        read(text, language="en")


@pytest.mark.parametrize("text", ["a" * 2_097_153, "ñ" * 1_048_577])
def test_a_file_above_two_megabytes_is_refused(text: str) -> None:
    with pytest.raises(TooLarge, match="2 MB"):
        read(text, language="en")


def test_control_characters_are_taken_out_and_said_so() -> None:
    article = read("# Rain\x0b\n\nIt\x03 rained.", language="en")

    assert article.body == "<p>It rained.</p>"
    assert [one.kind for one in article.decisions] == ["control_characters"]


def test_a_text_in_another_language_than_said_is_doubted_but_read() -> None:
    text = "# Lluvia\n\nLa lluvia cayó durante toda la noche sobre las casas del valle."

    article = read(text, language="en")

    assert _details(article, "language_doubt") == ["en → es"]


def test_raw_html_passes_through_the_sanitiser_and_losses_are_told() -> None:
    text = (
        "# Rain\n\n<div><div><p onclick='x()'>It rained.</p></div><script>x()</script></div>\n\n"
        "<div>Loose words</div>\n\n<!-- a note -->\n\n"
        "<iframe src='https://video.example.org/1'></iframe>\n\n"
        "[ftp](ftp://example.org/a) and [a page](https://example.org/ü)"
    )

    article = read(text, language="en")

    assert article.body.split("\n")[:2] == ["<p>It rained.</p>", "<p>Loose words</p>"]
    assert "ftp and <a href=" in article.body
    assert "note" not in article.body
    assert _details(article, "taken_out") == [
        "a ftp ftp://example.org/a\niframe https://video.example.org/1"
    ]


def test_every_kind_of_dead_link_is_dropped_with_its_marks_kept() -> None:
    text = "# Rain\n\n[*a*](<>) [b](javascript:x) [c](#top) <a>d</a> - [e](<https://example.org>)"

    article = read(text, language="en")

    assert article.body == ('<p><em>a</em> b c d - <a href="https://example.org">e</a></p>')
    assert _details(article, "dead_links") == ["a\nb\nc\nd"]


def test_a_dead_link_to_an_image_outside_any_paragraph_is_dropped() -> None:
    article = read(
        "# Rain\n\n<figure><figcaption><a href='#'>here</a></figcaption></figure>\n", language="en"
    )

    assert _details(article, "empty_pointers") == ["“here”: here"]


def test_quotes_escapes_and_hard_spaces_stay_as_written() -> None:
    text = "# A\\_B “x”\n\n'Go,' she said: 10\u00a0000 \\* `a\\_b` C\\\\_D «uno» &nbsp;|"

    article = read(text, language="en")

    assert article.title == "A_B “x”"
    assert article.body == (
        "<p>'Go,' she said: 10\u00a0000 * <code>a\\_b</code> C_D «uno» \u00a0|</p>"
    )


def test_footnotes_of_a_file_are_footnotes_whatever_they_are_called() -> None:
    source = (
        "# A river\n\nThe court spoke[^1], the families too[^Ñandú]. Again[^1]. Lost[^9].\n\n"
        "[^1]: The *ruling* was read.\n[^Ñandú]: A bird.\n\n    [More](https://example.org/).\n\n"
        "[^left]: Nobody refers to it.\n\n[^1]: The same name once more.\n\nThe end.\n"
    )

    article = read(source, language="en")

    named = ' id="noteref-'
    assert article.body == (
        f'<p>The court spoke<sup><a href="#note-1"{named}1">1</a></sup>, the families too'
        f'<sup><a href="#note-note-1"{named}note-1">2</a></sup>. Again'
        f'<sup><a href="#note-1"{named}1-2">1</a></sup>. Lost[^9].</p>\n'
        f'<p><sup><a href="#note-1"{named}1-3">1</a></sup>: The same name once more.</p>\n'
        "<p>The end.</p>\n"
        '<ol class="notes">\n<li id="note-1">The <em>ruling</em> was read.</li>\n'
        '<li id="note-note-1">\n<p>A bird.</p>\n<p><a href="https://example.org/">More</a>.</p>\n'
        '</li>\n<li id="note-left">Nobody refers to it.</li>\n</ol>'
    )
    assert article.decisions == ()


@pytest.mark.parametrize(
    ("head", "kind", "told"),
    [
        ("kind: report", ArticleKind.REPORT, []),
        ("Tipo: Artículo", ArticleKind.NEWS, []),
        ("tipo: comunicado", ArticleKind.STATEMENT, []),
        ("type: post", ArticleKind.NEWS, []),
        ("kind: poem", ArticleKind.NEWS, ["poem"]),
    ],
)
def test_the_head_of_a_file_says_what_kind_of_text_it_is(
    head: str, kind: ArticleKind, told: list[str]
) -> None:
    article = read(f"---\ntitle: Water\n{head}\n---\n\nThey met.\n", language="en")

    assert article.kind is kind
    assert _details(article, "kind_unknown") == told
