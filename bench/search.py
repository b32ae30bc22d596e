"""Readers' search at growing sizes: how soon it answers, how quickly it is filled, beside LIKE."""

from __future__ import annotations

import datetime as dt
import os
import random
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sqlalchemy import insert, text, update

from bench.newsrooms import POSTGRESQL, SQLITE, newsroom
from bench.report import Figure, Report, percentile
from newsroom.articles.models import Article, Edition, Revision
from newsroom.articles.states import BylineKind, EditionState, PairPolicy, PublicState
from newsroom.database import action, db, reading
from newsroom.search import answering, following, storing
from newsroom.search.answering import Answer, Asked
from newsroom.search.finding import Filters
from tests import make

ARTICLES = int(os.environ.get("BENCH_SEARCH_ARTICLES", "20000"))
"""Pairs: each is a text in English and one in Spanish."""
MOST_P95_MS = 50
_LANGUAGES = ("en", "es")
_VOCABULARY = 60_000
_WORDS = 350
"""Of a body."""
_ASKED = 40
_WARM_UP = 3
_BATCH = 500
_FIRST_DAY = dt.date(2012, 1, 1)
_DAYS = 5_000
_SEED = 20_261_126
_LETTERS = ("bcdfglmnprstv", "aeiou")
_Question = tuple[str, Filters]


def measure() -> Report:
    """Fill the index on both databases and ask every kind of question."""
    figures: list[Figure] = []
    for kind in (SQLITE, POSTGRESQL):
        with newsroom(kind):
            figures += _measured(kind, _Prose(random.Random(_SEED)))  # noqa: S311 — the same every time
    return Report("search", tuple(figures), remarks=(_REMARK,))


_REMARK = (
    f"{ARTICLES:,} pairs of {_WORDS} words a text, drawn from {_VOCABULARY:,} words by Zipf's law;"
    " a question is also asked in the other language, and its ten results have their passages."
)


class _Prose:
    """Made-up words, of which few are common and most are rare."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.words = list(dict.fromkeys(self._word() for _ in range(_VOCABULARY * 2)))
        del self.words[_VOCABULARY:]
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def text(self, count: int) -> str:
        """Return so many words."""
        return " ".join(self.chance.choices(self.words, cum_weights=self._weights, k=count))

    def _word(self) -> str:
        syllables = self.chance.choice((2, 3, 3, 4, 4))
        return "".join(self.chance.choice(each) for _ in range(syllables) for each in _LETTERS)


def _measured(kind: str, prose: _Prose) -> list[Figure]:
    _fill(prose)
    begun = time.perf_counter()
    count = following.follow()
    action(storing.settle)()
    filled = 2 * count / (time.perf_counter() - begun)
    figures = [Figure(f"{kind}: index filled", filled, "texts/s")]
    with reading():
        for name, questions in _questions(prose).items():
            spent, cpu = _spent(questions, _ask)
            figures += [
                Figure(f"{kind}: {name} p50", percentile(spent, 0.5), "ms"),
                Figure(f"{kind}: {name} p95", percentile(spent, 0.95), "ms", at_most=MOST_P95_MS),
                Figure(f"{kind}: {name}, CPU of ours p50", percentile(cpu, 0.5), "ms"),
            ]
        naive, _cpu = _spent([(prose.words[9], Filters())] * 3, _like)
        db.session.rollback()
    return [*figures, Figure(f"{kind}: LIKE '%common word%', one language", min(naive), "ms")]


def _questions(prose: _Prose) -> dict[str, list[_Question]]:
    """Return what is asked, by kind."""
    common, middling = prose.words[3 : 3 + _ASKED], prose.words[300 : 300 + _ASKED]
    rare = prose.words[20_000 : 20_000 + _ASKED]
    none = Filters()
    year = Filters(country="PE", first=dt.date(2015, 1, 1), last=dt.date(2015, 12, 31))
    bodies = db.session.execute(text("SELECT body FROM revision LIMIT 200")).scalars().all()
    runs = [one[3:].split()[40:42] for one in bodies[:_ASKED]]
    db.session.rollback()
    return {
        "common word": [(one, none) for one in common],
        "rare word": [(one, none) for one in rare],
        "two words": [(f"{a} {b}", none) for a, b in zip(common, middling, strict=True)],
        "phrase": [(f'"{a} {b}"', none) for a, b in runs],
        "common word of a year and country": [(one, year) for one in common],
        "slip": [(_slip(one), none) for one in middling],
        "beginning": [(f"{one[:4]}*", none) for one in middling],
    }


def _slip(word: str) -> str:
    return f"{word[:2]}x{word[3:]}"


def _spent(
    questions: Sequence[_Question], ask: Callable[[_Question], object]
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of each answer, and those of its processor time here."""
    spent, cpu = [], []
    for question in [*questions[:_WARM_UP], *questions]:
        before, begun = time.process_time(), time.perf_counter()
        ask(question)
        spent.append((time.perf_counter() - begun) * 1_000)
        cpu.append((time.process_time() - before) * 1_000)
        db.session.rollback()
    return spent[_WARM_UP:], cpu[_WARM_UP:]


def _ask(question: _Question) -> Answer:
    typed, filters = question
    return answering.answer(Asked(typed, "en", filters), _LANGUAGES, today=dt.date(2026, 11, 26))


def _like(question: _Question) -> object:
    query = text(
        "SELECT r.id FROM edition e JOIN revision r ON r.id = e.public_revision_id"
        " WHERE e.language = 'en' AND e.public_state = 'live'"
        " AND (r.title LIKE :typed OR r.body LIKE :typed)"
        " ORDER BY r.dateline DESC LIMIT 10 OFFSET 490"
    )
    return db.session.execute(query, {"typed": f"%{question[0]}%"}).all()


@dataclass(frozen=True)
class _Rows:
    articles: list[dict[str, object]]
    editions: list[dict[str, object]]
    revisions: list[dict[str, object]]


def _fill(prose: _Prose) -> None:
    """Store live pairs as rows, past all rules."""
    author = make.person("author").id
    for first in range(1, ARTICLES + 1, _BATCH):
        made = _rows(prose, range(first, min(first + _BATCH, ARTICLES + 1)), author)
        for model, rows in zip(
            (Article, Edition, Revision),
            (made.articles, made.editions, made.revisions),
            strict=True,
        ):
            db.session.execute(insert(model), rows)
        live = {"public_state": PublicState.LIVE}
        pointed = [
            {"id": one["edition_id"], "public_revision_id": one["id"], **live}
            for one in made.revisions
        ]
        db.session.execute(update(Edition), pointed)
        db.session.commit()


def _rows(prose: _Prose, numbers: range, author: uuid.UUID) -> _Rows:
    made = _Rows([], [], [])
    for number in numbers:
        day = _FIRST_DAY + dt.timedelta(days=number * _DAYS // ARTICLES)
        at = dt.datetime.combine(day, dt.time(12), dt.UTC)
        article = {
            "id": uuid.uuid4(), "source_language": "en", "pair_policy": PairPolicy.TOGETHER,
            "policy_reason": "", "created_at": at, "first_public_at": at, "public_number": number,
        }  # fmt: skip
        made.articles.append(article)
        for language in _LANGUAGES:
            edition = {
                "id": uuid.uuid4(), "article_id": article["id"], "language": language,
                "state": EditionState.APPROVED, "version": 0, "public_state": PublicState.NEVER,
            }  # fmt: skip
            made.editions.append(edition)
            made.revisions.append(
                {
                    "id": uuid.uuid4(), "edition_id": edition["id"], "number": 1,
                    "title": prose.text(7), "standfirst": prose.text(18),
                    "body": f"<p>{prose.text(_WORDS)}</p>", "slug": f"story-{number}",
                    "byline": "", "byline_kind": BylineKind.REAL, "photo_credit": "",
                    "dateline": day, "countries": [("PE", "CL", "GT", "MX")[number % 4]],
                    "topics": [], "digest": "", "created_at": at, "created_by": author,
                }
            )  # fmt: skip
    return made
