"""A text shows pictures by their ids, and takes their words when it is saved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.articles import actions, pictures
from newsroom.articles import queries as articles
from newsroom.articles.sanitise import clean_body
from newsroom.errors import Refused
from newsroom.media import actions as media
from newsroom.media.actions import Said
from newsroom.translations import queries
from tests import make
from tests.newsroom.media import taken

A, B = "a" * 32, "b" * 32


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (f'<img src="picture:{A}" alt="x">', f'<img src="picture:{A}" alt="x">'),
        (f'<img src="picture:{A}" onerror="x" srcset="/y 2x">', f'<img src="picture:{A}">'),
        (f'<img src="picture:{A.upper()}">', ""),
        (f'<img src="PICTURE:{A}">', ""),
        (f'<img src="picture:{A}0">', ""),
        (f'<img src="picture:{A}/../x">', ""),
        (f'<img src=" picture:{A}">', ""),
        ("<img src='picture:../../secret'>", ""),
        ('<img src="https://elsewhere.example/a.jpg">', ""),
        ('<img src="data:image/png;base64,AAAA">', ""),
        (f'<p><a href="picture:{A}">words</a></p>', "<p>words</p>"),
        (f'<blockquote cite="picture:{A}"><p>words</p></blockquote>',
         "<blockquote><p>words</p></blockquote>"),
    ],
)  # fmt: skip
def test_a_body_names_pictures_of_ours_and_no_other_image(typed, kept):
    assert clean_body(typed) == kept


def test_pictures_are_found_once_each_in_reading_order():
    body = "".join(f'<p><img src="picture:{one}" alt="x"></p>' for one in (B, A, B))

    assert pictures.shown_in(clean_body(body)) == (B, A)
    assert pictures.shown_in("<p>A picture: none.</p>") == ()


@pytest.mark.database
@pytest.mark.usefixtures("at_rest")
class TestSaved:
    """What becomes of a text that shows a picture."""

    @staticmethod
    def body(people, typed: str, *, language: str = "en") -> str:
        edition = make.draft(people, replace(make.numbered(), body=typed), language=language)
        return make.current_of(edition).body

    def test_what_nothing_was_said_of_takes_description_and_caption_of_its_language(self, people):
        one = taken.picture(people.author, width=301, made=False)
        name = f"picture:{one.id.hex}"

        english = self.body(people, f'<p><img src="{name}" alt=""></p>')
        spanish = self.body(people, f'<figure><img src="{name}"></figure>', language="es")

        assert english == (
            f'<figure><img src="{name}" alt="A river seen from above.">'
            "<figcaption>The river in May.</figcaption></figure>"
        )
        assert spanish == (
            f'<figure><img src="{name}" alt="Un río visto desde arriba.">'
            "<figcaption>El río en mayo.</figcaption></figure>"
        )

    def test_what_the_author_said_stays(self, people):
        one = taken.picture(people.author, width=302, made=False)
        typed = (
            f'<figure><img src="picture:{one.id.hex}" alt="Ours">'
            "<figcaption>An <em>own</em> caption</figcaption></figure>"
        )
        bare = f'<figure><img src="picture:{one.id.hex}" alt="Ours"></figure>'

        assert self.body(people, typed) == typed
        assert self.body(people, bare) == bare

    def test_a_picture_among_words_takes_a_description_and_stays_there(self, people):
        one = taken.picture(people.author, width=303, made=False)

        body = self.body(people, f'<p>See <img src="picture:{one.id.hex}" alt=""> here.</p>')

        assert body == (
            f'<p>See <img src="picture:{one.id.hex}" alt="A river seen from above."> here.</p>'
        )

    def test_a_text_knows_its_pictures_and_can_be_found_by_them(self, people):
        one = taken.picture(people.author, width=304, made=False)
        story = replace(
            make.numbered(), body=f'<p>Words.</p><p><img src="picture:{one.id.hex}" alt=""></p>'
        )
        edition = make.draft(people, story)

        assert make.current_of(edition).pictures == one.id.hex
        assert list(articles.showing_picture(one.id, live=False)) == [edition.article_id]
        assert list(articles.showing_picture(one.id)) == []

    def test_description_and_caption_are_translated_like_all_words(self, people):
        one = taken.picture(people.author, width=305, made=False)
        story = replace(make.numbered(), body=f'<p><img src="picture:{one.id.hex}" alt=""></p>')

        task = make.claimed(people, story)

        rows = {row.segment.kind: row.segment.text for row in queries.rows(task)}
        assert rows["alt"] == "A river seen from above."
        assert rows["caption"] == "The river in May."

    @pytest.mark.parametrize(
        ("alt", "decorative", "refused"),
        [("", False, True), ("A river", False, False), ("", True, False)],
    )
    def test_a_picture_says_what_it_shows_or_is_an_ornament(self, people, alt, decorative, refused):
        one = taken.picture(people.author, width=306 + len(alt) + decorative, made=False)
        said = Said({}, decorative=decorative)
        media.describe(one.id, said, version=one.version, by=people.author)
        body = f'<p>Words.</p><figure><img src="picture:{one.id.hex}" alt="{alt}"></figure>'
        edition = make.draft(people, replace(make.numbered(), body=body))

        if refused:
            with pytest.raises(Refused, match="says nothing of what it shows"):
                actions.submit(edition.id, by=people.author)
        else:
            actions.submit(edition.id, by=people.author)

    def test_a_picture_that_is_not_here_is_no_part_of_a_text_to_be_read(self, people):
        body = f'<p>Words.</p><figure><img src="picture:{A}" alt="A river"></figure>'
        edition = make.draft(people, replace(make.numbered(), body=body))

        with pytest.raises(Refused, match="is not here any more"):
            actions.submit(edition.id, by=people.author)
