"""How texts and questions are cut into the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.search.tokens import known_words, stems_meant, tokens

ALIKE = {
    "es": [
        "río ríos", "año años", "ley leyes", "juez jueces", "voz voces", "crimen crímenes",
        "joven jóvenes", "mujer mujeres", "nación naciones", "investigación investigaciones",
        "país países", "víctima víctimas", "derecho derechos", "líder líderes", "mes meses",
        "corazón corazones", "desaparecido desaparecidas", "vez veces", "red redes",
        "imagen imágenes", "niño niñas", "mural murales", "defensora defensores",
    ],
    "en": [
        "river rivers", "woman women", "policeman policemen", "child children", "life lives",
        "investigate investigating", "family families", "defender defenders",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "pair"), [(code, pair) for code, pairs in ALIKE.items() for pair in pairs]
)
def test_forms_of_a_word_have_one_stem_with_their_accents_and_without(language, pair):
    one, other = tokens(pair, language)

    assert one.known.stem == other.known.stem
    for folded in (one.known.folded, other.known.folded):
        assert one.known.stem in stems_meant(folded, language)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The State’s women-led group", ["state", "women", "led", "group"]),
        ("en", "No. 12,000", ["no", "12", "000"]),
        ("es", "¿Qué dijo la ONU en 2019?", ["qué", "dijo", "onu", "2019"]),
        ("es", "EE. UU. y la UNESCO", ["ee", "uu", "y", "unesco"]),
        ("en", "ﬁnally, cafe\u0301 ½ _x_ 日本", ["finally", "café", "12", "x", "日本"]),
    ],
)  # fmt: skip
def test_a_text_is_cut_at_what_is_no_letter_and_small_words_do_not_count(language, text, words):
    assert [one.known.surface for one in tokens(text, language)] == words


def test_words_know_their_place():
    text = "Los ríos, las voces."

    assert [text[one.start : one.end] for one in tokens(text, "es")] == ["ríos", "voces"]


@given(st.text(), st.sampled_from(["en", "es", "de"]))
def test_any_text_becomes_words_of_letters_and_digits(text, language):
    for stem in (one.stem for one in known_words(text, language)):
        assert stem.isalnum()
        assert len(stem) <= 128
