"""How long texts are, counted as people count."""

from __future__ import annotations

import pytest

from newsroom.articles import measures
from newsroom.articles.measures import Measures


@pytest.mark.parametrize(
    ("text", "language", "words", "sentences"),
    [
        ("", "en", 0, 0),
        ("One word", "en", 2, 1),
        ("It is dry. Who knew? The council!", "en", 7, 3),
        ("Mr. Bell met Dr. J. Alva in St. Ives.", "en", 9, 1),
        ("La Sra. Luz vive en la av. Arce. ¿Quién lo sabía? —Nadie…", "es", 12, 3),
        ("It cost 1,250.50 euros, a well-known sum.", "en", 7, 1),
        ("Lo dijo “en voz alta.” Después calló.", "es", 7, 2),
        ("… — !", "en", 0, 0),
        ("Wait ... what happened?", "en", 3, 1),
    ],
)
def test_words_and_sentences_are_counted(text, language, words, sentences):
    told = measures.of_blocks([text], language)

    assert (told.words, told.sentences) == (words, sentences)


def test_a_body_is_measured_by_its_blocks():
    body = "<h2>Who knew</h2><ul><li>The <em>coun</em>cil</li><li><p>Ana<br>Luz</p></li></ul>"

    assert measures.blocks(body) == ["Who knew", "The council", "Ana Luz"]
    assert measures.of_body(body, "en") == Measures(words=6, characters=26, sentences=3, minutes=1)


def test_each_language_is_read_at_its_own_speed():
    text = ["word " * 223]

    assert measures.of_blocks(text, "en").minutes == 1
    assert measures.of_blocks(text, "es").minutes == 2
