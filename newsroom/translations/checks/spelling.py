"""Words that one slip of the hand makes of a dictionary's are told, where there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks import dictionaries, quoting
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair

_SHORTEST = 4
_WORDS_OF_A_TERM = 3
# In much of America tú is vos: podés, querés, decís. Dictionaries of Spain lack the forms.
_VOSEO = re.compile(r"(?:[áé]s|ís)$")
_NO_WORDS = re.compile(r"\w+://\S+|\bwww\.\S+|\S+@\S+|[@#]\w+|`+[^`]*`+|\{\{.*?\}\}|\S*[_/\\=]\S*")
_WORD = re.compile(r"(?<![\w'’.\-*])[^\W\d_]+(?:['’](?:s|t|re|ve|ll|d))?(?![\w*\-]|['’.]\w)")


def _find(pair: Pair) -> Iterator[Found]:
    """Find slips; names, words that the source has too and quoted terms are left out."""
    language, text = pair.target.language, pair.target.text
    if not pair.is_prose or not dictionaries.has(language):
        return
    ours = {word[0].casefold() for word in pair.source.words}
    quoted = [one.span for one in quoting.read(text).passages if one.depth == 0]
    bare = _NO_WORDS.sub(lambda found: " " * len(found[0]), text)
    for found in _WORD.finditer(bare):
        word = found[0].replace("’", "'")
        if len(word) < _SHORTEST or not word.islower() or word in ours or _VOSEO.search(word):
            continue
        if any(one.start <= found.start() < one.end for one in quoted if _is_short(text, one)):
            continue
        if dictionaries.knows(word, language):
            continue
        meant = dictionaries.meant(word, language)
        if meant:
            message = _l(
                "“%(word)s” is in no dictionary; “%(meant)s” is.", word=found[0], meant=meant
            )
            yield Found(message, target=(Span(*found.span()),))


def _is_short(text: str, quoted: Span) -> bool:
    """Tell whether a quoted passage is a word or two, which may be slang or another language."""
    return len(text[quoted.start : quoted.end].split()) <= _WORDS_OF_A_TERM


CHECK = Check(
    "spelling",
    Severity.INFO,
    _l("Spelling"),
    _l(
        "The word is in none of the dictionaries of this machine, and one slip of the hand away"
        " from another one that is. It may be right all the same."
    ),
    _find,
)
