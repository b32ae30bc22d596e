"""The languages that a newsroom can publish in; a further language is one line here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """One language as readers, browsers and social networks know it."""

    code: str
    """BCP 47 code, used in URLs, ``lang`` and ``hreflang``."""
    name: str
    """Its own name for itself."""
    og_locale: str
    """The form that Open Graph wants."""
    invitation: str
    """The line, in this language, that leads to an article's edition in it."""
    front_invitation: str
    """The same line for a page that is no article."""
    direction: str = "ltr"


LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("en", "English", "en_US", "Read the article in English", "Read in English"),
        Language("es", "español", "es_ES", "Lea el artículo en español", "Leer en español"),
    )
}


def other_than(code: str, among: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages of a newsroom except one, in the newsroom's order."""
    return tuple(language for language in among if language != code)
