"""Real sentences in both languages, extended by seeded recombination to any size."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsroom import paths

FOLDER = paths.checkout().parent / "shared" / "corpora" / "sentences"
_FILES = ("aligned_blocks.jsonl.gz", "python_docs_es.jsonl.gz", "flores200.jsonl")
_CLAUSE_END = re.compile(r"(?<=[,;:.])\s+")
_LONGEST = 2_000
_SHORTEST_CLAUSE = 8
_SEED = 20_261_126
_EDITS = ("replace",) * 5 + ("leave out",) * 2 + ("add",) * 2 + ("cut",)

Pair = tuple[str, str]


def real(folder: Path = FOLDER) -> list[Pair]:
    """Return every pair of English and Spanish texts in a seeded order, none twice."""
    pairs = dict.fromkeys(
        (" ".join(row["en"].split()), " ".join(row["es"].split()))
        for name in _FILES
        for row in _rows(folder / name)
        if row["en"].strip() and row["es"].strip()
    )
    found = list(pairs)
    _chance().shuffle(found)
    return found


def extended(pairs: Sequence[Pair], size: int) -> list[Pair]:
    """Return so many pairs: the real ones, then new ones put together from their clauses.

    A new text has as many clauses as some real one, so the lengths stay those of real prose. Its
    two sides answer each other in nothing but that; only their words are wanted.
    """
    chance = _chance()
    found = list(dict.fromkeys(pairs))[:size]
    clauses = [[clause for pair in pairs for clause in _clauses(pair[side])] for side in range(2)]
    lengths = [len(_CLAUSE_END.split(pair[0])) for pair in pairs]
    seen = set(found)
    while len(found) < size:
        count = chance.choice(lengths)
        english, spanish = (" ".join(chance.choice(of) for _ in range(count)) for of in clauses)
        if (english, spanish) not in seen and len(english) <= _LONGEST:
            seen.add((english, spanish))
            found.append((english, spanish))
    return found


def edited(texts: Sequence[str], count: int) -> list[str]:
    """Return texts of which 5 to 30 % of the words were replaced, left out, added or cut."""
    chance = _chance(1)
    words = [word for text in texts[:3_000] for word in text.split()]
    return [_edited(chance.choice(texts), words, chance) for _ in range(count)]


def _edited(text: str, words: Sequence[str], chance: random.Random) -> str:
    kept = text.split()
    for _ in range(max(1, round(len(kept) * chance.choice((0.05, 0.1, 0.15, 0.2, 0.3))))):
        at = chance.randrange(len(kept))
        what = chance.choice(_EDITS)
        if what == "replace":
            kept[at] = chance.choice(words)
        elif what == "leave out" and len(kept) > 1:
            del kept[at]
        elif what == "add":
            kept.insert(at, chance.choice(words))
        else:
            kept[at] = kept[at][:-1] or kept[at]
    return " ".join(kept)


def _chance(more: int = 0) -> random.Random:
    return random.Random(_SEED + more)  # noqa: S311 — the same every time is what is wanted


def _clauses(text: str) -> list[str]:
    return [one for one in _CLAUSE_END.split(text) if len(one) > _SHORTEST_CLAUSE]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)
