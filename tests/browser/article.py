"""The article that travels through the browser, and its translation segment by segment."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

STANDFIRST = "Thirty families measured the river themselves, with bottles and string."
BODY = """\
On Tuesday the women of Las Garzas walked to the river **with ninety bottles** and a notebook.

## What the bottles say

They sent the samples to [a laboratory in the city](https://laboratory.example/results), which \
asked for nothing in return.

> Now we have a number, and a number can be read aloud.

The notebook is in its third year.
"""
CREDIT = "Nuria Campos, from the boat"

LINKED = "https://laboratory.example/results"

SPANISH = {
    STANDFIRST: "Treinta familias midieron el río por su cuenta, con botellas y cuerda.",
    "On Tuesday the women of Las Garzas walked to the river {1}with ninety bottles{/1} and a "
    "notebook.": "El martes, las mujeres de Las Garzas fueron al río {1}con noventa botellas{/1} "
    "y un cuaderno.",
    "What the bottles say": "Lo que dicen las botellas",
    "They sent the samples to {1}a laboratory in the city{/1}, which asked for nothing in "
    "return.": "Enviaron las muestras a {1}un laboratorio de la ciudad{/1}, que no pidió nada a "
    "cambio.",
    "Now we have a number, and a number can be read aloud.": "Ahora tenemos una cifra, y una cifra "
    "se puede leer en voz alta.",
    "The notebook is in its third year.": "El cuaderno va por su tercer año.",
    CREDIT: "Nuria Campos, desde la barca",
}
BETTER_LAST = "El cuaderno ya va por el tercer año."


@dataclass(frozen=True)
class Titles:
    """What one run calls the article, so that runs do not meet."""

    english: str
    spanish: str
    english_slug: str
    spanish_slug: str


TITLES = {
    "en": Titles(
        "The river that was measured with bottles",
        "El río que se midió con botellas",
        "the-river-that-was-measured-with-bottles",
        "el-rio-que-se-midio-con-botellas",
    ),
    "es": Titles(
        "Ninety bottles and a notebook",
        "Noventa botellas y un cuaderno",
        "ninety-bottles-and-a-notebook",
        "noventa-botellas-y-un-cuaderno",
    ),
}
"""By the language of the interface: the article itself is English both times."""


_attempts: Counter[Titles] = Counter()


def of_this_attempt(titles: Titles) -> Titles:
    """Return the titles with a number of their own from the second time on.

    A test that is tried again meets the article of its first attempt in the same newsroom.
    """
    _attempts[titles] += 1
    number = _attempts[titles]
    if number == 1:
        return titles
    return Titles(
        f"{titles.english} {number}",
        f"{titles.spanish} {number}",
        f"{titles.english_slug}-{number}",
        f"{titles.spanish_slug}-{number}",
    )


def translated(source: str, titles: Titles) -> str:
    """Return the Spanish of a segment; addresses stay as they are or are made from the title."""
    left_empty = {titles.english_slug: "", LINKED: ""}
    return (SPANISH | {titles.english: titles.spanish} | left_empty)[source]
