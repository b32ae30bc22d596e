"""Answer a reader's question: what was found, why, what was meant, and what the others have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select

from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.errors import BadInput
from newsroom.publishing import addresses
from newsroom.publishing.pages import picture_facts, wording
from newsroom.search import finding, near, passages, query, texts
from newsroom.search.entries import day_shown
from newsroom.search.finding import Filters, Found
from newsroom.search.models import SearchEntry
from newsroom.search.passages import Part
from newsroom.search.query import Query, Term
from newsroom.search.tokens import Known

PER_PAGE = 10
MOST_PAGES = finding.MOST // PER_PAGE
SHOWN_ELSEWHERE = 3
_MOST_ELSEWHERE = 100
_MOST_BEGUN = 40
_MOST_MENDED = 3
"""Words of one question that are taken for slips; with more, it was meant for elsewhere."""


@dataclass(frozen=True)
class Asked:
    """A reader's question."""

    text: str
    language: str
    filters: Filters = field(default_factory=Filters)
    page: int = 1


@dataclass(frozen=True)
class Result:
    """One article that was found."""

    language: str
    path: str
    title: tuple[Part, ...]
    passage: tuple[Part, ...]
    shown_date: str
    """ISO date."""
    countries: tuple[str, ...]


@dataclass(frozen=True)
class Elsewhere:
    """What another language has."""

    language: str
    count: int
    is_all: bool
    first: tuple[Result, ...]


@dataclass(frozen=True)
class Answer:
    """What a question found."""

    results: tuple[Result, ...] = ()
    count: int = 0
    is_all: bool = True
    """Whether there are no more than ``count``."""
    page: int = 1
    pages: int = 0
    instead: str = ""
    """The question that was answered, where nothing is found for the one that was asked."""
    elsewhere: tuple[Elsewhere, ...] = ()


def answer(asked: Asked, languages: Sequence[str], *, today: dt.date) -> Answer:
    """Answer a question in its language, and say what the other ones have.

    Raises:
        BadInput: the question is too long, or nothing could be found by it; names the field.
    """
    typed = query.pieces(asked.text)
    wanted = _widened(query.in_language(typed, asked.language))
    found, instead = finding.find(wanted, asked.filters, today=today), ""
    if not found.entries:
        wanted, found, instead = _mended(wanted, asked, today)
    others = tuple(_others(typed, asked, languages, today))
    start = (asked.page - 1) * PER_PAGE
    shown = found.entries[start : start + PER_PAGE]
    rows = _rows([*shown, *(one for _, it in others for one in it.entries[:SHOWN_ELSEWHERE])])
    return Answer(
        results=tuple(_results(shown, rows, wanted, _pictures(shown, rows))),
        count=len(found.entries),
        is_all=found.is_all,
        page=asked.page,
        pages=-(-len(found.entries) // PER_PAGE),
        instead=instead,
        elsewhere=tuple(
            Elsewhere(
                one.language,
                len(it.entries),
                it.is_all,
                tuple(_results(it.entries[:SHOWN_ELSEWHERE], rows, one)),
            )
            for one, it in others
            if it.entries
        ),
    )


def _widened(wanted: Query) -> Query:
    """Let the beginning of a word stand for the stems of all words that begin like it."""
    return replace(wanted, terms=tuple(_widened_term(one, wanted.language) for one in wanted.terms))


def _widened_term(term: Term, language: str) -> Term:
    if not term.beginning:
        return term
    begun = near.begun(term.beginning, language, _MOST_BEGUN)
    return replace(term, forms=tuple(dict.fromkeys([*term.forms, *((one.stem,) for one in begun)])))


def _others(
    typed: Sequence[query.Piece], asked: Asked, languages: Sequence[str], today: dt.date
) -> Iterator[tuple[Query, Found]]:
    for language in languages:
        if language == asked.language:
            continue
        try:
            wanted = _widened(query.in_language(typed, language))
        except BadInput:
            continue  # what says nothing in the other language, such as *de*, is found in none
        yield wanted, finding.find(wanted, asked.filters, today=today, most=_MOST_ELSEWHERE)


def _mended(wanted: Query, asked: Asked, today: dt.date) -> tuple[Query, Found, str]:
    """Ask again with words that somebody may have meant, where no text has what was typed."""
    unknown = [word for word in _words(wanted) if not finding.is_known(_alone(word, wanted))]
    if not 0 < len(unknown) <= _MOST_MENDED:
        return wanted, Found(), ""
    proposed = {word: near.near(word, wanted.language) for word in unknown}
    for at in range(near.MOST):
        chosen = {word: ones[min(at, len(ones) - 1)] for word, ones in proposed.items() if ones}
        if len(chosen) < len(unknown):
            break
        other = _with(wanted, chosen)
        found = finding.find(other, asked.filters, today=today)
        if found.entries:
            return other, found, _reworded(asked.text, chosen)
    return wanted, Found(), ""


def _words(wanted: Query) -> list[Known]:
    return list(
        dict.fromkeys(word for one in wanted.wanted if not one.beginning for word in one.words)
    )


def _alone(word: Known, wanted: Query) -> Query:
    return Query(wanted.language, (query.of_words((word,), wanted.language),))


def _with(wanted: Query, chosen: dict[Known, Known]) -> Query:
    terms = []
    for one in wanted.terms:
        words = tuple(chosen.get(word, word) for word in one.words)
        is_same = one.is_excluded or words == one.words
        terms.append(one if is_same else query.of_words(words, wanted.language))
    return replace(wanted, terms=tuple(terms))


def _reworded(text: str, chosen: dict[Known, Known]) -> str:
    """Return the question as it was typed, with other words in the place of some."""
    return query.replaced(text, {old.folded: new.surface for old, new in chosen.items()})


def _rows(entries: Iterable[int]) -> dict[int, Any]:
    """Return the texts of hits; the answer shows nothing but what readers have right now."""
    wanted = (
        select(
            SearchEntry.id,
            Revision.title,
            Revision.standfirst,
            Revision.body,
            Revision.pictures,
            Revision.slug,
            Revision.dateline,
            Revision.countries,
            Article.first_public_at,
        )
        .join(SearchEntry, SearchEntry.revision_id == Revision.id)
        .join(Edition, Edition.public_revision_id == Revision.id)
        .join(Article, Article.id == Edition.article_id)
        .where(
            SearchEntry.id.in_(list(entries)),
            Edition.public_state == PublicState.LIVE,
        )
    )
    return {row.id: row for row in db.session.execute(wanted)}


def _pictures(entries: Iterable[int], rows: dict[int, Any]) -> picture_facts.Known:
    """Return the pictures of hits; takes no statement where none has any."""
    found = (rows[entry] for entry in entries if entry in rows)
    return picture_facts.known(row for row in found if row.pictures)


def _results(
    entries: Iterable[int],
    rows: dict[int, Any],
    wanted: Query,
    pictures: picture_facts.Known | None = None,
) -> Iterator[Result]:
    """Yield hits; without ``pictures`` briefly, by their titles alone."""
    for entry in entries:
        row = rows.get(entry)
        if row is None:
            continue
        whole = () if pictures is None else (row.standfirst, texts.shown(row, pictures))
        yield Result(
            language=wanted.language,
            path=addresses.article_path(wanted.language, row.slug),
            title=passages.marked(row.title, wanted),
            passage=passages.passage(whole, wanted),
            shown_date=day_shown(row.dateline, wording.iso(row.first_public_at)).isoformat(),
            countries=tuple(row.countries),
        )
