"""One article of ten thousand segments: cut up, carried over, opened and saved."""

from __future__ import annotations

import itertools
import os
import random
import time
import uuid
from collections.abc import Callable
from dataclasses import replace

from flask import Flask

from bench.newsrooms import POSTGRESQL, SQLITE, newsroom
from bench.report import Figure, Report, percentile
from newsroom.articles import actions as articles
from newsroom.articles.models import Article
from newsroom.database import db, now
from newsroom.glossary import actions as glossary
from newsroom.glossary import versions
from newsroom.glossary.entries import Entry as Concept
from newsroom.glossary.entries import FormEntry
from newsroom.glossary.states import ConceptState
from newsroom.translations import actions, claims, queries
from newsroom.translations.models import TranslationTask
from newsroom.translations.saving import Entry, save_segments
from tests import make, words
from tests.newsroom.web.browsing import Browser

SEGMENTS = int(os.environ.get("BENCH_SEGMENTS", "10000"))
TERMS = 1_000
SAVES = int(os.environ.get("BENCH_SAVES", "50"))
MOST_CUT_S = MOST_OPEN_S = 2
MOST_SAVE_MS = 150
_SAID = """
valley river court judge water road school market letter village mountain teacher company spring
winter harvest bridge lawyer evidence family
"""
_WORDS = _SAID.split()


def measure() -> Report:
    """Carry one long article to a claimed task on both databases, and edit its source."""
    figures: list[Figure] = []
    for kind in (SQLITE, POSTGRESQL):
        with newsroom(kind) as app:
            figures += _figures(kind, app)
            db.session.remove()
    return Report(
        "large_article",
        tuple(figures),
        remarks=(
            "The edit moves, rewrites, splits, merges, deletes and adds one segment in twenty.",
            "Opening and saving are whole requests of the server, without the network.",
        ),
    )


def _figures(kind: str, app: Flask) -> list[Figure]:
    people = make.staff()
    chance = random.Random(7)  # noqa: S311 — the same text every time
    paragraphs = [_paragraph(number, chance) for number in range(SEGMENTS)]
    edition = make.draft(people, replace(make.STORY, body=_body(paragraphs)))
    article_id = edition.article_id
    first_s = _approved(people, article_id)
    task = make.task_of(db.session.get_one(Article, article_id))
    claims.claim(task.id, by=people.translator)
    _translate(task, people)
    open_s, saves = _pages(app, task, people)
    _name_things(people)
    named_s, _ = _pages(app, task, people, saves=0)
    db.session.rollback()
    source = db.session.get_one(Article, article_id).source
    content = replace(make.STORY, body=_body(_edited(paragraphs, chance)))
    articles.save(source.id, content, version=source.version, by=people.author)
    carried_s = _approved(people, article_id)
    task = make.task_of(db.session.get_one(Article, article_id))
    again_s, _ = _pages(app, task, people, saves=0)
    return [
        Figure(f"{kind}: cut {SEGMENTS:,} segments and open the task", first_s, "s", MOST_CUT_S),
        Figure(f"{kind}: cut an edit, carry over, follow", carried_s, "s", MOST_CUT_S),
        Figure(f"{kind}: open the translator's page", open_s, "s", MOST_OPEN_S),
        Figure(f"{kind}: open it with {TERMS:,} terms", named_s, "s", MOST_OPEN_S),
        Figure(f"{kind}: open it after the edit", again_s, "s", MOST_OPEN_S),
        Figure(f"{kind}: save one segment p50", percentile(saves, 0.5), "ms"),
        Figure(f"{kind}: save one segment p99", percentile(saves, 0.99), "ms", MOST_SAVE_MS),
    ]


def _approved(people: make.Staff, article_id: uuid.UUID) -> float:
    """Submit and approve; returns how long it takes to cut the text and open or move the task."""
    source = db.session.get_one(Article, article_id).source
    articles.submit(source.id, by=people.author)
    articles.approve(source.id, make.current_of(source).id, by=people.editor_en)
    db.session.rollback()
    return _seconds(lambda: actions.open_tasks(article_id))


def _translate(task: TranslationTask, people: make.Staff) -> None:
    rows = queries.rows(task)
    entries = [
        Entry(row.segment.key, words.translated(row.segment.text), 0, confirmed=True)
        for row in rows[: len(rows) // 2]
        if not row.is_optional
    ]
    save_segments(task.id, entries, fence=task.fence, by=people.translator)


def _name_things(people: make.Staff) -> None:
    """Register terms of one word and of three, each word beginning fifty of them."""
    chance = random.Random(11)  # noqa: S311 — the same terms every time
    pairs = itertools.product(_WORDS, repeat=3)
    chosen = chance.sample([" ".join(one) for one in pairs], TERMS - len(_WORDS))
    for name in [*_WORDS, *chosen]:
        forms = (FormEntry("en", name), FormEntry("es", f"{name} dicho en español"))
        made = glossary.begun(
            Concept(forms), {}, by=people.editor_en, at=now(), state=ConceptState.APPROVED
        )
        db.session.add(made)
    versions.move()
    db.session.commit()


def _pages(
    app: Flask, task: TranslationTask, people: make.Staff, *, saves: int = SAVES
) -> tuple[float, list[float]]:
    """Return the seconds of the quickest of three openings, and the milliseconds of each save."""
    path, fence = f"/translate/{task.id}", task.fence
    keys = [row.segment.key for row in queries.rows(task)[-saves - 1 : -1]] if saves else []
    browser = Browser(app, people.translator)
    opened = min(_seconds(lambda: _expect(browser.get(path).status_code)) for _ in range(3))
    spent = []
    token = browser.token()
    for number, key in enumerate(keys):
        data = {
            "csrf_token": token,
            "fence": str(fence),
            f"text.{key}": f"El texto número {number}.",
            f"seen.{key}": "0:",
        }
        db.session.rollback()
        spent.append(1_000 * _seconds(lambda: _saved(browser, f"{path}/segments/{key}", data)))  # noqa: B023 — called at once
    return opened, spent


def _saved(browser: Browser, path: str, data: dict[str, str]) -> None:
    reply = browser.client.post(path, data=data, headers={"Origin": "http://localhost"})
    _expect(reply.status_code)


def _expect(status: int) -> None:
    if status != 200:  # noqa: PLR2004 — HTTP
        message = f"the page answered {status}, so nothing was measured"
        raise RuntimeError(message)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _paragraph(number: int, chance: random.Random) -> str:
    return f"{number} {' '.join(chance.sample(_WORDS, 4))}."


def _body(paragraphs: list[str]) -> str:
    return "".join(f"<p>{one}</p>" for one in paragraphs)


def _edited(paragraphs: list[str], chance: random.Random) -> list[str]:
    """Return the text after one change in twenty of its paragraphs."""
    edited = list(paragraphs)
    for _ in range(len(paragraphs) // 100):
        edited.insert(chance.randrange(len(edited)), edited.pop(chance.randrange(len(edited))))
        at = chance.randrange(len(edited))
        edited[at] = edited[at].replace(".", " again.")
        at = chance.randrange(len(edited) - 1)
        edited[at : at + 2] = [" ".join(edited[at : at + 2])]
        del edited[chance.randrange(len(edited))]
        edited.insert(chance.randrange(len(edited)), "Nobody had seen this sentence before.")
    return edited
