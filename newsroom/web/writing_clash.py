"""Two people's texts of one article, field by field, and a text that was kept aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsroom.articles import kinds, sanitise, topics, word_diff
from newsroom.errors import StaleSave
from newsroom.web import body_text, locale, writing_countries, writing_names
from newsroom.web.reading import reader
from newsroom.web.writing_form import ArticleForm

_COMPARED = (
    "kind",
    "title",
    "standfirst",
    "body",
    "slug",
    "byline_kind",
    "byline",
    "dateline",
    "countries",
    "topics",
    "named",
    "photo_credit",
)


@dataclass(frozen=True)
class Clash:
    """One field in which two people's texts differ."""

    label: Any
    mine: str
    theirs: str
    passages: list[word_diff.Passage]


def shown(form: ArticleForm, texts: Mapping[str, Any]) -> list[tuple[Any, str]]:
    """Return a kept text as labels and words, empty fields left out."""
    return [
        (form[name].label.text, _as_typed(name, str(texts.get(name) or "")))
        for name in _COMPARED
        if texts.get(name)
    ]


def _as_typed(name: str, text: str) -> str:
    if name == "topics":
        return ", ".join(topics.names(text.split(), locale.language()))
    if name == "named":
        return "; ".join(one.label for one in writing_names.of_keys(text.split(), reader()))
    if name == "countries":
        return writing_countries.shown(text.split(), locale.language())
    if name == "kind":
        kind = kinds.named(text)
        return str(kinds.LABELS[kind]) if kind else ""
    return body_text.typed(sanitise.trusted(text)).text if name == "body" else text


def clashes(form: ArticleForm, stale: StaleSave) -> list[Clash]:
    """Return the fields in which what was typed differs from what is stored by now."""
    found = []
    for name in _COMPARED:
        mine, theirs = stale.mine.get(name, ""), stale.theirs.get(name, "")
        if mine == theirs:
            continue
        mine, theirs = _as_typed(name, mine), _as_typed(name, theirs)
        passages = word_diff.passages(theirs.split("\n\n"), mine.split("\n\n"))
        found.append(Clash(form[name].label.text, mine, theirs, passages))
    return found
