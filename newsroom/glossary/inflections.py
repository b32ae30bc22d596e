"""All inflections of a word, looked up when a form is stored and kept beside it.

The dictionaries take a second and 116 MB to open. Whoever looks for terms in a text does
not open them: the few thousand words that a glossary has are looked up once, when they come in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from newsroom.glossary.words import FUNCTION_WORDS, fold, is_acronym

_WORD = re.compile(r"[^\W_]+")
_LANGUAGES = ("en", "es")
_MOST = 120
"""A verb of Spanish has up to ninety; those of *ser* and *ir* say nothing of a term."""
_MOST_KNOWN = 20_000
_known: dict[tuple[str, str], frozenset[str]] = {}
"""By language and word in small letters; empty where the dictionary has nothing to say."""


def of_forms(texts: Iterable[str], language: str) -> dict[str, dict[str, list[str]]]:
    """Return for each text what its words can become, folded; small words are left out.

    One walk through the dictionary serves all the texts together.
    """
    words = {text: [one for one in _WORD.findall(text) if not is_acronym(one)] for text in texts}
    small = FUNCTION_WORDS.get(language, frozenset())
    asked = {one.casefold() for some in words.values() for one in some if fold(one) not in small}
    _learn(asked, language)
    return {
        text: {
            fold(word): sorted(found)
            for word in some
            if (found := _known.get((language, word.casefold())))
        }
        for text, some in words.items()
    }


def _learn(words: set[str], language: str) -> None:
    """Look up what was not looked up lately: most changes of a concept bring no new word."""
    if len(_known) > _MOST_KNOWN:
        _known.clear()
    new = {one for one in words if (language, one) not in _known}
    if new and language in _LANGUAGES:
        found = _looked_up(new, language)
        _known.update({(language, one): frozenset(found.get(one, ())) for one in new})


def _looked_up(words: set[str], language: str) -> dict[str, set[str]]:
    dictionary = DefaultDictionaryFactory().get_dictionary(language)
    lemmas = {
        word: dictionary.get(word) or dictionary.get(word.capitalize()) or word for word in words
    }
    wanted = set(lemmas.values())
    letters = {one[0] for one in wanted}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for inflected in dictionary:
        # A word and its lemma begin alike, but for a few verbs that make no terms.
        if inflected[0] in letters:
            lemma = dictionary.get(inflected)
            if lemma in wanted:
                found[lemma].add(fold(inflected))
    return {
        word: found[lemma] | {fold(lemma)}
        for word, lemma in lemmas.items()
        if 0 < len(found[lemma]) <= _MOST
    }
