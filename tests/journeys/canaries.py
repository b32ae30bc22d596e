"""Words that stand in every field of articles that are not public, and how a leak is found."""

from __future__ import annotations

import base64
import binascii
import contextlib
import datetime as dt
import gzip
import html
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote_to_bytes

import brotli  # type: ignore[import-untyped]

from newsroom.articles import actions as writing
from newsroom.articles.content import Content, of_revision
from newsroom.articles.models import Article, Edition
from newsroom.database import db, now
from newsroom.errors import StaleSave
from newsroom.publishing import actions, corrections, going_out, takedowns, taking_back
from newsroom.publishing.models import Release
from newsroom.publishing.states import Severity
from newsroom.translations import queries as translations
from newsroom.translations.saving import Entry, save_segments
from tests import make

COUNTRY = "ZQ"
YEAR = "1777"
"""No word may stand in these two fields, so each has a value that nothing public has."""
PLANTED: set[str] = set()
"""Every canary that was ever made; anything else that looks like one is chance."""
_CANARY = re.compile(rb"zq[a-z]+xk")
_PACKED = re.compile(rb"[A-Za-z0-9_\-+/]{24,}={0,2}")
_ESCAPE = re.compile(rb"\\(?:u00|x)([0-9a-f]{2})", re.IGNORECASE)


def canary(state: str, field: str) -> str:
    """Return the word that stands in one field of the article in one state, and nowhere else."""
    word = f"zq{state}{field}xk"
    PLANTED.add(word)
    return word


def leaks(blob: bytes) -> set[str]:
    """Return every canary in some bytes, whichever way they are written."""
    return PLANTED & {
        found.decode()
        for form in _forms(blob)
        for both_ways in (form.lower(), form.lower()[::-1])
        for found in _CANARY.findall(both_ways)
    }


def _forms(blob: bytes) -> Iterator[bytes]:
    plain = _unpacked(blob)
    yield plain
    yield html.unescape(plain.decode("utf-8", "replace")).encode()
    yield unquote_to_bytes(plain)
    yield _ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), plain)
    yield plain.replace(b"\0", b"")  # two bytes a letter
    for packed in _PACKED.findall(plain):
        with contextlib.suppress(binascii.Error, ValueError):
            opened = base64.urlsafe_b64decode(packed.rstrip(b"=") + b"==")
            yield opened
            # A session's cookie is packed before it is written in letters.
            with contextlib.suppress(zlib.error):
                yield zlib.decompress(opened)


def _unpacked(blob: bytes) -> bytes:
    for opened in (gzip.decompress, brotli.decompress):
        with contextlib.suppress(OSError, EOFError, zlib.error, brotli.error):
            result: bytes = opened(blob)
            return result
    return blob


def content(state: str) -> Content:
    """Return a text with a canary in every field."""
    return replace(
        make.STORY,
        title=f"{canary(state, 'title')} is the title",
        standfirst=f"A summary with {canary(state, 'standfirst')} in it.",
        body=(
            f"<p>It begins with {canary(state, 'body')}.</p>"
            f'<p><a href="https://{canary(state, "link")}.example/">A link</a></p>'
        ),
        slug=canary(state, "slug"),
        byline=canary(state, "byline"),
        photo_credit=f"Photo: {canary(state, 'credit')}",
        dateline=dt.date(int(YEAR), 7, 7),
        countries=(COUNTRY,),
    )


def staff() -> make.Staff:
    """Add people whose names are canaries as well; they work on nothing that is public."""
    return make.Staff(
        author=make.person("author", name=canary("author", "name")),
        translator=make.person(
            "translator:en>es", "translator:es>en", name=canary("translator", "name")
        ),
        editor_en=make.person("editor:en", name=canary("editoren", "name")),
        editor_es=make.person("editor:es", name=canary("editores", "name")),
        duty=make.person("duty", name=canary("duty", "name")),
        admin=make.person("admin", name=canary("admin", "name")),
    )


def embargo(article: Article, state: str, by: make.Staff) -> None:
    """Put an article under an embargo of a month, for a reason that is a canary."""
    until = now() + dt.timedelta(days=30)
    reason = canary(state, "embargo")
    writing.set_embargo(article.id, until, by=by.editor_en, reason=reason)


def plant_early(people: make.Staff) -> list[Article]:
    """Plant articles whose source or translation is still being written."""
    key = canary("draft", "key")
    draft = writing.start(content("draft"), language="en", by=people.author, source_key=key)
    _save_too_late(draft, people)
    returned = make.draft(people, content("returned"))
    writing.submit(returned.id, by=people.author)
    writing.request_changes(returned.id, by=people.editor_en, reason=canary("returned", "reason"))
    spiked = make.draft(people, content("spiked"))
    writing.spike(spiked.id, by=people.author, reason="Not now.")
    approved = make.approved(people, content("approved"))
    claimed = make.claimed(people, content("claimed"))
    row = next(one for one in translations.rows(claimed) if one.segment.kind == "title")
    typed = Entry(row.segment.key, canary("claimed", "segment"), row.version)
    save_segments(claimed.id, [typed], fence=claimed.fence, by=people.translator)
    return [draft.article, returned.article, spiked.article, approved.article, claimed.article]


def _save_too_late(edition: Edition, people: make.Staff) -> None:
    text = replace(content("draft"), title=canary("draft", "aside"))
    with contextlib.suppress(StaleSave):
        writing.save(edition.id, text, version=edition.version - 1, by=people.author)


def plant_releases(people: make.Staff) -> list[Article]:
    """Plant articles whose releases are ready, scheduled, on hold, voided, failed, cancelled."""
    found = {
        state: make.ready(people, content(state))
        for state in ("ready", "scheduled", "held", "voided", "failed", "cancelled")
    }
    for state, release in found.items():
        embargo(release.article, state, people)
    after = (now() + dt.timedelta(days=40)).replace(tzinfo=None, microsecond=0)
    by, reason = people.editor_es, canary("release", "reason")
    actions.schedule(found["scheduled"].id, wall=after, zone="UTC", by=by)
    actions.hold(found["held"].id, by=by, reason=reason)
    actions.cancel(found["cancelled"].id, by=by, reason=reason)
    _edit(found["voided"].article.source, "voided", people)
    _fail(found["failed"], people)
    make.react()
    return [one.article for one in found.values()]


def _edit(edition: Edition, state: str, people: make.Staff) -> None:
    revision = make.current_of(edition)
    text = replace(of_revision(revision), standfirst=canary(state, "edit"))
    writing.save(edition.id, text, version=edition.version, by=people.author)


def _fail(release: Release, people: make.Staff) -> None:
    """Send it out before its embargo as only an accident could, and let that fail."""
    article = release.article
    until, article.embargo_until = article.embargo_until, None
    db.session.commit()
    actions.publish(release.id, by=people.editor_es)
    article.embargo_until = until
    db.session.commit()
    going_out.fail(release.id, failure=canary("failed", "failure"))


def plant_taken_away(people: make.Staff) -> list[Article]:
    """Plant articles that readers saw and see no more, and what is still in work about them."""
    withdrawn = make.published(people, content("withdrawn")).article
    reason = canary("withdrawn", "reason")
    taking_back.withdraw(withdrawn.id, by=people.duty, reason=reason)
    down = make.published(people, content("takendown")).article
    takedown = takedowns.take_down(down.id, by=people.editor_en)
    takedowns.search_for(takedown.id, names=[canary("takendown", "search")], by=people.duty)
    make.react()
    for state, article in (("withdrawn", withdrawn), ("takendown", down)):
        _edit(article.source, state, people)
        embargo(article, state, people)
    make.react()
    return [withdrawn, down]


def plant_beside(live: Article, people: make.Staff) -> None:
    """Plant what nobody agreed to yet beside a live article: a new text, a correction's notes."""
    edition = live.source
    text = replace(content("update"), slug=canary("update", "slug"))
    writing.save(edition.id, text, version=edition.version, by=people.editor_en)
    corrections.open_correction(
        live.id,
        severity=Severity.SERIOUS,
        scope=["en"],
        notes={code: canary(f"note{code}", "words") for code in ("en", "es")},
        by=people.editor_en,
    )
    make.react()
