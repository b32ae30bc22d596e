"""What pages know of the pictures that their texts show, from the rows."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import select

from newsroom.articles.models import Revision
from newsroom.database import db, now
from newsroom.media import clearance, queries, rules
from newsroom.media import models as media
from newsroom.media.clearance import Obstacle
from newsroom.media.states import UsedIn
from newsroom.media.store import SUFFIXES
from newsroom.publishing import standing
from newsroom.publishing.models import Release
from newsroom.publishing.pages.values import Picture, PictureFile

PLACE = "/-/media/"
"""Where the public files of pictures are, by their content."""
_WIDE, _CARD = "wide", "card"
_NAME_DIGITS = 32
"""Of the 64 that a SHA-256 has: a page names each picture a dozen times."""
Known = Mapping[uuid.UUID, media.Picture]


class _Text(Protocol):
    """A revision, or the sheet of one."""

    pictures: str


class Text(_Text, Protocol):
    """A revision with its words."""

    body: str


def known(revisions: Iterable[_Text]) -> Known:
    """Return the pictures of many texts; takes no statement where none shows any."""
    return queries.many(uuid.UUID(name) for one in revisions for name in one.pictures.split())


def of_text(revision: _Text, pictures: Known) -> tuple[tuple[str, Picture], ...]:
    """Return what a page shows of a text's pictures, by their ids as they stand in the body.

    One that was retired, or whose files are not made, is not among them. What a picture shows, the
    text itself says, in words that were approved with it.
    """
    found = ((name, pictures.get(uuid.UUID(name))) for name in revision.pictures.split())
    return tuple(
        (name, _public(one, _WIDE))
        for name, one in found
        if one is not None and rules.is_shown(one) and rules.is_made(one)
    )


def card_of(revision: _Text, pictures: Known) -> Picture | None:
    """Return the first picture that a page shows of a text, cut to the shape of lists.

    It has no description: beside a headline that says the same it is an ornament.
    """
    for name in revision.pictures.split():
        one = pictures.get(uuid.UUID(name))
        if one is not None and rules.is_shown(one) and rules.is_made(one):
            return _public(one, _CARD)
    return None


def for_lists(revision_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Picture]:
    """Return ``card_of`` each text that has one.

    In three statements for any number of texts, and one where none has a picture.
    """
    query = select(Revision.id, Revision.pictures).where(Revision.id.in_(revision_ids))
    rows: Sequence[Any] = [row for row in db.session.execute(query) if row.pictures]
    pictures = known(rows)
    cards = {row.id: card_of(row, pictures) for row in rows}
    return {revision_id: card for revision_id, card in cards.items() if card is not None}


def hold(releases: Iterable[Release]) -> Known:
    """Read the pictures of many releases at once, and let nobody change one before they commit.

    Consent that is taken back in the same instant is either seen here, or waits and then finds
    the release. Whoever keeps the result can ask ``are_made`` of each without a statement.
    """
    texts = (text for one in releases for text in [*_texts(one), *_left_live(one)])
    return queries.held(uuid.UUID(name) for text in texts for name in text.pictures.split())


def are_made(release: Release) -> bool:
    """Tell whether the files of every picture are made that a release would show."""
    found = known(_texts(release)).values()
    return all(not rules.is_shown(one) or rules.is_made(one) for one in found)


def uncleared(release: Release) -> tuple[Obstacle, ...]:
    """Return why pictures that a release would show may not be shown by now, each reason once."""
    found = known(_texts(release)).values()
    reasons = (clearance.obstacle(one, now(), release.article_id) for one in found)
    # What was taken from the pages for good is left out of them, and that is no obstacle.
    wanted = {one: None for one in reasons if one and one is not Obstacle.RETIRED}
    return tuple(wanted)


def name_of(file: Mapping[str, Any]) -> str:
    """Return what a public file is called: the beginning of its SHA-256, 128 bits, and a suffix."""
    return f"{file['digest'][:_NAME_DIGITS]}{SUFFIXES[file['media_type']]}"


def _texts(release: Release) -> list[_Text]:
    """Return the texts that a release pins, and those that it would pin now."""
    found: list[Any] = []
    for member in release.members:
        edition = release.article.edition(member.language)
        found += [member.revision, edition.current_revision if edition else None]
    return [one for one in found if one is not None]


def _left_live(release: Release) -> list[_Text]:
    """Return the texts that readers have once a release is public, also those that it lets be."""
    found = (one.revision for one in standing.after(release) if one.is_live)
    return [one for one in found if one is not None]


def _public(one: media.Picture, use: str) -> Picture:
    files = [file for file in one.files if file["use"] == use]
    widest = max(files, key=lambda file: int(file["width"]))
    return Picture(
        width=widest["width"],
        height=widest["height"],
        files=tuple(
            PictureFile(
                f"{PLACE}{name_of(file)}", file["width"], file["media_type"], file["digest"]
            )
            for file in files
        ),
        alt="",
        credit=one.credit,
        focus=(one.focus_x / 100, one.focus_y / 100),
        on_cards=one.used_in is not UsedIn.NOT_ON_CARDS,
    )
