"""One page of every kind that readers can meet, in every language, with all that it can hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsroom.publishing.pages.beside import TopicName
from newsroom.publishing.pages.render import render_release
from newsroom.publishing.pages.values import (
    GonePaths,
    ListEntry,
    LoggedCorrection,
    Notice,
    Profile,
    ReleaseInputs,
    RetractedPage,
    SiteFacts,
)
from tests.newsroom.publishing import listed
from tests.newsroom.publishing.samples import PAIR, RELEASE, SITE, entry_of, numbered

LATER = "2026-11-25T08:00:00.000000+00:00"
NOW = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)
TOPICS = {
    "en": (TopicName("water", "Water & land", "water-and-land"),),
    "es": (TopicName("water", "Agua y tierra", "agua-y-tierra"),),
}
HOSTILE = (
    '"><script>alert(1)</script> & <b> \u202eback \u2066x\u2069 👩🏽\u200d⚕️ ]]> --> %s {{ 7 }}'
)
PROFILE = Profile(
    taglines=(("en", "News of the river"), ("es", "Noticias del río")),
    about=(("en", "<p>Who we are.</p>"), ("es", "<p>Quiénes somos.</p>")),
    contact="mailto:desk@news.example.org",
    security_contact="mailto:security@news.example.org",
)
KNOWN = replace(SITE, profile=PROFILE)
NOTICES = (
    Notice("corrected", "en", LATER, "serious", "A figure was wrong."),
    Notice("correcting", "en", LATER, "correction", "A name was wrong."),
    Notice("corrected_elsewhere", "es", LATER, "clarification", "Said more clearly."),
    Notice("updating", "es"),
)


def every_page() -> list[tuple[str, bytes]]:
    """Return (name, page) of every kind."""
    return [*_articles(), *_taken_back(), *_lists()]


def hostile_release() -> ReleaseInputs:
    """Return a release whose every field holds what could break a page."""
    editions = tuple(
        replace(
            one,
            title=HOSTILE,
            standfirst=HOSTILE,
            photo_credit=HOSTILE,
            byline=HOSTILE,
            translator=HOSTILE,
            reviewer=HOSTILE,
        )
        for one in RELEASE.editions
    )
    return replace(RELEASE, editions=editions, site=replace(SITE, name=HOSTILE))


def _articles() -> Iterator[tuple[str, bytes]]:
    noticed = tuple(
        replace(one, notices=NOTICES, topics=TOPICS[one.language], former_slugs=("old",))
        for one in RELEASE.editions
    )
    alone = replace(RELEASE.editions[1], alone_reason="urgent", is_withheld=True, byline="")
    bare = replace(
        RELEASE.editions[0], standfirst="", dateline="", countries=(), photo_credit="", reviewer=""
    )
    yield from _rendered("article", RELEASE)
    yield from _rendered("noticed", replace(RELEASE, site=KNOWN, editions=noticed, public_at=LATER))
    yield from _rendered("alone", replace(RELEASE, editions=(alone,)))
    yield from _rendered("bare", replace(RELEASE, editions=(bare,)))
    yield from _rendered("hostile", hostile_release())


def _taken_back() -> Iterator[tuple[str, bytes]]:
    notes = (("en", "It was wrong."), ("es", "Era un error."))
    retracted = tuple(
        RetractedPage(one.language, one.slug, one.title, LATER, "c" * 64, notes, ("former",))
        for one in RELEASE.editions
    )
    yield from _rendered("retracted", replace(RELEASE, editions=(), retracted=retracted))
    gone = tuple(GonePaths(one.language, (one.slug,)) for one in RELEASE.editions)
    yield from _rendered("taken away", replace(RELEASE, editions=(), gone=gone))


def _lists() -> Iterator[tuple[str, bytes]]:
    corrections = [
        LoggedCorrection(one.language, one.slug, one.title, severity, "What was wrong.", LATER)
        for one in PAIR
        for severity in ("correction", "clarification", "serious", "retraction")
    ]
    topical = [
        replace(one, topics=TOPICS[one.language])
        for number in range(40)
        for one in numbered(number)
    ]
    hostile = [
        replace(one, title=HOSTILE, standfirst=HOSTILE, byline=HOSTILE, alternates=())
        for one in map(entry_of, RELEASE.editions)
    ]
    yield from _listed("full", KNOWN, topical, corrections)
    yield from _listed("empty", SITE, (), ())
    yield from _listed("hostile", replace(SITE, name=HOSTILE), hostile, ())


def _rendered(name: str, release: ReleaseInputs) -> Iterator[tuple[str, bytes]]:
    for one in render_release(release):
        yield f"{name}: {one.language}/{one.slug} ({one.role})", one.content


def _listed(
    name: str,
    site: SiteFacts,
    entries: Sequence[ListEntry],
    corrections: Sequence[LoggedCorrection],
) -> Iterator[tuple[str, bytes]]:
    updated = LATER if entries else ""
    found = listed.render_lists(site, entries, updated=updated, now=NOW, corrections=corrections)
    yield from ((f"{name}: {path}", page) for path, page in found.items() if path.endswith(".html"))
