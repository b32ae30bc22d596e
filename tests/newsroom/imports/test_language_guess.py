"""The language of short texts."""

import pytest

from newsroom.imports.language_guess import guess

LANGUAGES = ("en", "es")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The families wait for an answer", "en"),
        ("Las familias esperan una respuesta", "es"),
        ("#Familias the families wait for an answer @esperan", "en"),
        ("Red de Periodistas del Valle - RPV", "es"),
        ("Thank you", None),
        ("de facto", None),
        ("No no no", None),
        ("Obrigada pelo trabalho de todas as defensoras no Brasil", None),
        ("Merci à toutes et à tous pour votre soutien", None),
        ("https://example.org/las/familias/esperan", None),
        ("", None),
    ],
)
def test_a_short_text_is_known_or_left_open(text: str, language: str | None) -> None:
    assert guess(text, LANGUAGES) == language
