"""Edits of real texts whose truth is known: which segment of the new text was which of the old."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from newsroom.articles import placeholders
from newsroom.articles.sanitise import SafeBody
from newsroom.articles.segments import split
from newsroom.translations.carry_over import Carried, How, Piece, carry, new_key

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[^\s<])")
_LEAST_WORDS = 8
"""Shorter texts are cells and labels: they are moved and deleted, not rewritten."""
_FRESH = (
    "Yesterday the ferry did not sail, because its captain had gone to a wedding in the hills.",
    "Quien busque aquí una receta de pan de yuca tendrá que esperar hasta el próximo domingo.",
    "A retired beekeeper keeps the only key of the lighthouse and lends it to whoever asks.",
)


@dataclass(frozen=True)
class Unit:
    """One segment of a text that is edited, and which old ones its words come from."""

    kind: str
    text: str
    """Plain words."""
    origins: tuple[int, ...]
    how: str = "kept"

    @property
    def piece(self) -> Piece:
        return Piece(self.kind, _digest(self.text), words=self.text)


def _digest(words: str) -> str:
    return placeholders.digest(placeholders.from_plain(words))


@dataclass(frozen=True)
class Edited:
    """An old text, the new one, and what carrying over made of it."""

    old: Sequence[Piece]
    new: Sequence[Unit]
    carried: Sequence[Carried]

    def counts(self) -> Counter[str]:
        """Count segments by what became of them; ``wrong`` has somebody else's translation."""
        found: Counter[str] = Counter()
        for unit, one in zip(self.new, self.carried, strict=True):
            found[self._verdict(unit, one)] += 1
            found[f"{unit.how} → {one.how}"] += 1
        return found

    def _verdict(self, unit: Unit, one: Carried) -> str:
        if one.old is None:
            return "new"
        if one.how in {How.SAME, How.MOVED, How.REVIVED}:
            return "kept" if one.old.words == unit.text else "wrong"
        taken = one.parts or (one.old,)
        own = {self.old[origin].words for origin in unit.origins}
        return "fuzzy" if all(piece.words in own for piece in taken) else "wrong"


def edited(body: SafeBody, chance: random.Random, *, share: float = 0.15) -> Edited:
    """Edit a body's segments by chance, about ``share`` of them, and carry over the keys."""
    old = [
        Piece(one.kind, _digest(words), new_key(), words=words)
        for one in split(body).segments
        if (words := " ".join(placeholders.plain_text(one.text).split())) and one.kind != "link"
    ]
    units = [Unit(piece.kind, piece.words, (at,)) for at, piece in enumerate(old)]
    for _ in range(max(1, round(share * len(units)))):
        chance.choice(_EDITS)(units, chance)
    new = [unit.piece for unit in units]
    return Edited(old, units, carry(new, old))


def _pick(units: list[Unit], chance: random.Random) -> int | None:
    long = [at for at, one in enumerate(units) if len(one.text.split()) >= _LEAST_WORDS]
    return chance.choice(long) if long else None


def _change_words(units: list[Unit], chance: random.Random) -> None:
    at = _pick(units, chance)
    if at is None:
        return
    words = units[at].text.split()
    for _ in range(max(1, len(words) // 10)):
        place = chance.randrange(len(words))
        words[place : place + chance.randint(0, 1)] = chance.choice(
            [[], ["indeed"], ["today", "again"], ["2026"]]
        )
        words = words or ["nothing"]
    units[at] = replace(units[at], text=" ".join(words), how="edited")


def _move(units: list[Unit], chance: random.Random) -> None:
    if units:
        units.insert(chance.randint(0, len(units) - 1), units.pop(chance.randrange(len(units))))


def _delete(units: list[Unit], chance: random.Random) -> None:
    if len(units) > 1:
        del units[chance.randrange(len(units))]


def _insert(units: list[Unit], chance: random.Random) -> None:
    units.insert(chance.randint(0, len(units)), Unit("paragraph", chance.choice(_FRESH), (), "new"))


def _split(units: list[Unit], chance: random.Random) -> None:
    at = _pick(units, chance)
    sentences = _SENTENCE_END.split(units[at].text) if at is not None else []
    if at is None or len(sentences) < 2:
        return
    cut = chance.randint(1, len(sentences) - 1)
    parts = (" ".join(sentences[:cut]), " ".join(sentences[cut:]))
    units[at : at + 1] = [replace(units[at], text=part, how="split") for part in parts]


def _merge(units: list[Unit], chance: random.Random) -> None:
    at = _pick(units, chance)
    if at is None or at + 1 >= len(units) or len(units[at + 1].text.split()) < _LEAST_WORDS:
        return
    first, second = units[at], units[at + 1]
    origins = tuple(sorted({*first.origins, *second.origins}))
    units[at : at + 2] = [
        replace(first, text=f"{first.text} {second.text}", origins=origins, how="merged")
    ]


_EDITS: tuple[Callable[[list[Unit], random.Random], None], ...] = (
    _change_words,
    _change_words,
    _move,
    _delete,
    _insert,
    _split,
    _merge,
)
