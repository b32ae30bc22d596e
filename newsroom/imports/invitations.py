"""The line that leads to the article in the other language; the newsroom makes its own."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale
from flask_babel import lazy_gettext as _l

from newsroom.imports import trees
from newsroom.imports.decisions import Decision

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_OPENING = 5
_ENDING = 4
_LONGEST = 120
# Only words for the article itself: "Read the report in Spanish" leads to something else.
_THING = (
    r"(?: ?(?:the|this|our|el|este|esta|la|nuestra|nuestro|full|complete))*"
    r"(?: (?:articles?|story|post|piece|page|news|press release|text|version"
    r"|articulo|nota|noticia|texto|entrada|publicacion|pagina|comunicado(?: de prensa)?))?"
    r"(?: (?:completo|completa))?"
)
_HERE = (
    r"(?:,? ?(?:click |(?:haga |haz |de )?clic )?(?:here|aqui|aca|en este enlace|at this link))?"
)
_FORMS = (
    rf"(?:(?:click here )?to )?(?:read|see|view|find){_THING} in {{name}}",
    (
        rf"(?:(?:haga|haz|pulse|de)? ?(?:clic )?aqui )?(?:para |puede |puedes )?"
        rf"(?:lea|lee|leer|leelo|lealo|leela|leala|ver|vea|consulte|encuentre){_THING} en {{name}}"
    ),
    rf"(?:{_THING} )?(?:is |are )?(?:also )?available(?: too)?(?: here)? in {{name}}",
    (
        rf"(?:{_THING} )?(?:esta |se encuentra )?(?:tambien )?disponible(?: tambien)?(?: aqui)?"
        rf" en {{name}}"
    ),
    r"(?:also )?in {name}|(?:tambien )?en {name}|{name}",
    r"(?:the )?{name}(?: language)? version(?: is)?(?: available)?|version en {name}",
)


def take_out(root: ET.Element, language: str, languages: tuple[str, ...]) -> list[Decision]:
    """Remove short paragraphs that only say where the article is in another language.

    Looks at the opening and the end of the text; anything longer, or about another
    document than the article, stays.
    """
    blocks = list(root)
    near = [*blocks[:_OPENING], *blocks[max(_OPENING, len(blocks) - _ENDING) :]]
    pattern = _pattern(language, languages)
    decisions = []
    for block in near:
        words = trees.text_of(block)
        if block.tag == "p" and len(words) <= _LONGEST and pattern.fullmatch(_fold(words)):
            targets = [link.get("href", "") for link in block.iter("a")]
            trees.remove(root, block)
            message = _l("The line that leads to the other language was taken out.")
            decisions.append(Decision("invitation", message, " ".join([words, *targets])))
    return decisions


@lru_cache(maxsize=16)
def _pattern(language: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    names = {
        _fold(str(Locale.parse(other).get_display_name(shown) or other))
        for other in languages
        for shown in languages
        if other != language
    }
    # What Spanish is called in much of the Spanish-speaking world.
    names |= {"castellano"} if "es" in languages and language != "es" else set()
    name = "(?:" + "|".join(re.escape(one) for one in sorted(names)) + ")"
    forms = "|".join(f"(?:{form.format(name=name)})" for form in _FORMS)
    return re.compile(rf"(?:{forms}){_HERE}")


def _fold(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(re.sub(r"[^\w\s,]", " ", letters).split()).strip(" ,")
