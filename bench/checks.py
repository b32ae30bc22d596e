"""The checks of a segment: alone, and behind the address that is asked while somebody types."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from flask import Flask

from bench import prose
from bench.newsrooms import POSTGRESQL, SQLITE, newsroom
from bench.report import Figure, Report, percentile
from newsroom.articles import markup
from newsroom.database import db
from newsroom.translations import checks, queries
from newsroom.translations.checks import pair
from tests import make
from tests.newsroom.web.journey import sign_in

PAIRS = 3_000
SEGMENTS = 100
"""Of the article that somebody types in."""
LONG = 600
"""Characters of the long paragraphs by which the set of checks is judged as a whole."""
MOST_CHECK_MS = 10
MOST_ANSWER_MS = 50
_WARM_UP = 5
_BOTH = ("en", "es")


def measure() -> Report:
    """Judge real prose, and ask a newsroom about texts as they would be typed."""
    if not prose.FOLDER.is_dir():
        return Report("checks", remarks=(f"nothing measured: there is no {prose.FOLDER.name}",))
    pairs = prose.real()[:PAIRS]
    figures = _alone("a real segment", pairs)
    figures += _alone(f"{LONG} characters", _long(pairs), at_most=MOST_CHECK_MS)
    for kind in (SQLITE, POSTGRESQL):
        with newsroom(kind) as app:
            figures += _typed(kind, app, _long(pairs)[:SEGMENTS])
            db.session.remove()
    remark = (
        f"{len(checks.CHECKS)} checks. At work: the processor's time of the newsroom alone, which a"
        " busy machine hardly changes. An answer is a whole request of the server without the"
        f" network, for one paragraph of about {LONG} characters among {SEGMENTS}."
    )
    return Report("checks", tuple(figures), remarks=(remark,))


def _long(pairs: Sequence[prose.Pair]) -> list[prose.Pair]:
    """Return paragraphs of about the wanted length, put together from neighbours."""
    found: list[prose.Pair] = []
    source, target = "", ""
    for one, other in pairs:
        source, target = f"{source} {one}".strip(), f"{target} {other}".strip()
        if len(source) >= LONG:
            found.append((source, target))
            source, target = "", ""
    return found


def _alone(name: str, pairs: Sequence[prose.Pair], *, at_most: float | None = None) -> list[Figure]:
    spent = []
    for source, target in pairs:
        both = pair.of_plain(source, target, languages=_BOTH)
        begun = time.perf_counter()
        checks.findings(both)
        spent.append((time.perf_counter() - begun) * 1_000)
    return [
        Figure(f"all checks, {name}, p50", percentile(spent, 0.5), "ms"),
        Figure(f"all checks, {name}, p95", percentile(spent, 0.95), "ms", at_most=at_most),
    ]


def _typed(kind: str, app: Flask, pairs: Sequence[prose.Pair]) -> list[Figure]:
    people = make.staff()
    body = "".join(f"<p>{markup.encoded(source)}</p>" for source, _ in pairs)
    task = make.claimed(people, replace(make.STORY, body=body))
    keys = [row.segment.key for row in queries.rows(task) if row.segment.kind == "paragraph"]
    url = f"/translate/{task.id}"
    desk = sign_in(app, people.translator)
    token = desk.form(desk.page(url), url)["csrf_token"]
    spent, worked = [], []
    for key, (_, target) in zip(keys, pairs, strict=True):
        form = {"csrf_token": token, f"text.{key}": target}
        db.session.remove()
        begun, busy = time.perf_counter(), time.process_time()
        reply = desk.client.post(f"{url}/segments/{key}/check", data=form)
        spent.append((time.perf_counter() - begun) * 1_000)
        worked.append((time.process_time() - busy) * 1_000)
        if reply.status_code != 200:  # noqa: PLR2004 — anything else was not measured
            message = f"the newsroom answered {reply.status_code}"
            raise RuntimeError(message)
    answers = spent[_WARM_UP:]
    return [
        Figure(f"answer while typing, {kind}, p50", percentile(answers, 0.5), "ms"),
        Figure(
            f"answer while typing, {kind}, p95",
            percentile(answers, 0.95),
            "ms",
            at_most=MOST_ANSWER_MS,
        ),
        Figure(f"… of it at work, {kind}, p95", percentile(worked[_WARM_UP:], 0.95), "ms"),
    ]
