"""A question as a value: words, "phrases", -what is not wanted, and the beginnings of words*."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import lazy_gettext as _l

from newsroom.errors import BadInput
from newsroom.search.tokens import Known, flat, stems_meant, tokens

LONGEST = 200
"""Characters of a question."""
MOST_WORDS = 16
SHORTEST_BEGINNING = 3
"""Letters before a ``*``; fewer would be the beginning of half the dictionary."""
MOST_BEGINNINGS = 3
"""Each is looked up in all words of the index: sixteen would keep it busy for seconds."""
_MOST_FORMS = 16
_PIECE = re.compile(r'(?P<no>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„«»‟", '"'))
_WORD = re.compile(r"[^\W_]+")
_SPACES = re.compile(r"\s+")

_ONLY_UNWANTED = _l("Please type also a word that you do look for.")
_SAYS_NOTHING = _l("Please type a word that says more: these stand in every article, or in none.")

Form = tuple[str, ...]
"""Stems that stand one behind the other."""


@dataclass(frozen=True)
class Piece:
    """One part of a question, before anybody knows the language."""

    text: str
    is_excluded: bool = False
    is_beginning: bool = False


@dataclass(frozen=True)
class Term:
    """One part of a question in a language."""

    words: tuple[Known, ...]
    forms: tuple[Form, ...]
    """Whatever is one of these is meant."""
    marked: str = ""
    """The stem with its ñ: who has it comes first."""
    beginning: str = ""
    """Also words that begin like this, without accents."""
    is_excluded: bool = False

    @property
    def is_word(self) -> bool:
        """Tell whether it is one whole word."""
        return len(self.words) == 1 and not self.beginning


@dataclass(frozen=True)
class Query:
    """What is wanted in one language."""

    language: str
    terms: tuple[Term, ...] = ()

    @property
    def wanted(self) -> tuple[Term, ...]:
        """What every article that is found has."""
        return tuple(one for one in self.terms if not one.is_excluded)

    @property
    def unwanted(self) -> tuple[Term, ...]:
        """What no article that is found has."""
        return tuple(one for one in self.terms if one.is_excluded)


def tidy(text: str) -> str:
    """Return what somebody typed in one line.

    Raises:
        BadInput: it is too long.
    """
    line = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
    if len(line) > LONGEST:
        raise BadInput(
            _l("Please search with %(limit)s characters at most.", limit=LONGEST), field="q"
        )
    return line


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the parts of a question; any text is one, and quotation marks may be any.

    Raises:
        BadInput: it is too long.
    """
    found = []
    for match in _PIECE.finditer(tidy(text).translate(_QUOTATION_MARKS)):
        typed = match["phrase"] if match["word"] is None else match["word"]
        is_beginning = match["word"] is not None and typed.endswith("*")
        found.append(Piece(typed, match["no"] is not None, is_beginning))
    return tuple(found)


def in_language(asked: Iterable[Piece], language: str) -> Query:
    """Return a question as one language understands it.

    Raises:
        BadInput: it has too many words, or none that an article could be found by.
    """
    terms = [one for piece in asked if (one := _term(piece, language)) is not None]
    if sum(len(one.words) for one in terms) > MOST_WORDS:
        raise BadInput(
            _l("Please search for %(limit)s words at most.", limit=MOST_WORDS), field="q"
        )
    if sum(bool(one.beginning) for one in terms) > MOST_BEGINNINGS:
        message = _l("Please use %(limit)s asterisks at most.", limit=MOST_BEGINNINGS)
        raise BadInput(message, field="q")
    if not any(not one.is_excluded for one in terms):
        raise BadInput(_ONLY_UNWANTED if terms else _SAYS_NOTHING, field="q")
    return Query(language, tuple(dict.fromkeys(terms)))


def of_words(known: Sequence[Known], language: str) -> Term:
    """Return the part of a question that is these words, one behind the other."""
    return Term(
        words=tuple(known),
        forms=_forms(known, language),
        marked=known[0].marked if len(known) == 1 else "",
    )


def replaced(text: str, others: Mapping[str, str]) -> str:
    """Return a question with other words in the place of some; these without accents."""
    line = tidy(text)
    return _WORD.sub(lambda match: others.get(flat(match[0]), match[0]), line)


def _term(piece: Piece, language: str) -> Term | None:
    known = tuple(one.known for one in tokens(piece.text, language))
    if not known:
        return None
    begun = known[-1].folded if piece.is_beginning and len(known) == 1 else ""
    return replace(
        of_words(known, language),
        beginning=begun if len(begun) >= SHORTEST_BEGINNING else "",
        is_excluded=piece.is_excluded,
    )


def _forms(known: Sequence[Known], language: str) -> tuple[Form, ...]:
    """Return every run of stems that may be meant, the likeliest first, and never many."""
    meant = [stems_meant(one.surface, language) for one in known]
    return tuple(itertools.islice(itertools.product(*meant), _MOST_FORMS))
