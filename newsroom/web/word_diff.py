"""What changed between two texts, as the pages show it; ``articles.word_diff`` finds it."""

from __future__ import annotations

from newsroom.articles.word_diff import ADDED, REMOVED, SAME, Passage, Piece, passages, words

__all__ = ["ADDED", "REMOVED", "SAME", "Passage", "Piece", "passages", "words"]
