"""Words near one that no text has: what somebody may have meant to type.

A word is looked up by how it begins and by how it ends, for a slip of the hand seldom touches
both. The words of the index may be those of a text that has just left: so whoever proposes one
asks first whether a text that readers have holds it.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA
from sqlalchemy import or_, select

from newsroom.database import db
from newsroom.search.models import SearchWord
from newsroom.search.tokens import Known, tokens

MOST = 3
_SHORTEST = 4
"""Letters; any three letters are near some word."""
_SHORT = 5
"""Up to so many letters one slip is allowed, and two in longer words."""
_PARTS_OF_LONG = 3
_MOST_READ = 6_000
_LAST = "\U0010ffff"


def near(word: Known, language: str) -> list[Known]:
    """Return words of a language that differ in few letters, the nearest and commonest first."""
    if len(word.folded) < _SHORTEST or not word.folded.isalpha():
        return []
    slips = 1 if len(word.folded) <= _SHORT else 2
    found: dict[str, tuple[int, int, str]] = {}
    for surface, folded, texts in _alike(word.folded, slips, language):
        distance = OSA.distance(word.folded, folded, score_cutoff=slips)
        if distance <= slips:
            rank = (distance, -texts, surface)
            found[folded] = min(rank, found.get(folded, rank))
    known = [_known(surface, language) for _, _, surface in sorted(found.values())]
    others = [one for one in known if one is not None and one.stem != word.stem]
    return list({one.stem: one for one in reversed(others)}.values())[::-1][:MOST]


def begun(beginning: str, language: str, most: int) -> list[Known]:
    """Return the commonest words that begin like this, without accents."""
    query = (
        select(SearchWord.word)
        .where(
            SearchWord.language == language,
            SearchWord.folded >= beginning,
            SearchWord.folded < beginning + _LAST,
        )
        .order_by(SearchWord.texts.desc(), SearchWord.word)
        .limit(most)
    )
    known = (_known(one, language) for one in db.session.scalars(query))
    return [one for one in known if one is not None]


def _alike(folded: str, slips: int, language: str) -> list[tuple[str, str, int]]:
    size = len(folded) // (2 if slips == 1 else _PARTS_OF_LONG)
    head, tail = folded[:size], folded[::-1][:size]
    query = (
        select(SearchWord.word, SearchWord.folded, SearchWord.texts)
        .where(
            SearchWord.language == language,
            or_(
                SearchWord.folded.between(head, head + _LAST),
                SearchWord.backwards.between(tail, tail + _LAST),
            ),
            SearchWord.folded != "",
        )
        .limit(_MOST_READ)
    )
    rows = db.session.execute(query).all()
    lengths = range(len(folded) - slips, len(folded) + slips + 1)
    return [(row.word, row.folded, row.texts) for row in rows if len(row.folded) in lengths]


def _known(surface: str, language: str) -> Known | None:
    found = tokens(surface, language)
    return found[0].known if len(found) == 1 else None
