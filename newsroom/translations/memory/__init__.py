"""The translation memory: approved pairs, found from either language.

Only what was approved is remembered, with where it comes from; only what readers can see now is
shown outside its own article. ``lookup`` finds what is like a text, ``coverage`` what of many
texts is known already, ``concordance`` how words were translated before.
"""

from __future__ import annotations

from newsroom.translations.memory.concordance import Concordance, concordance
from newsroom.translations.memory.forgetting import forget_article, forget_person
from newsroom.translations.memory.learning import learn
from newsroom.translations.memory.looking import Context, Match, coverage, lookup
from newsroom.translations.memory.origins import Provenance
from newsroom.translations.memory.scoring import Risk

__all__ = [
    "Concordance",
    "Context",
    "Match",
    "Provenance",
    "Risk",
    "concordance",
    "coverage",
    "forget_article",
    "forget_person",
    "learn",
    "lookup",
]
