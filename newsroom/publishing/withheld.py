"""What is not to be published, in everything that a release would show to readers."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from flask_babel import gettext as _

from newsroom.articles import topics, withheld
from newsroom.articles.models import Revision
from newsroom.articles.queries import load_revisions
from newsroom.articles.sources import queries as sources
from newsroom.articles.withheld import FIELDS
from newsroom.database import db
from newsroom.glossary import current, stopping
from newsroom.glossary.secrets import Secret
from newsroom.media import rules as media
from newsroom.media.models import Picture
from newsroom.people.models import Person
from newsroom.publishing.models import CorrectionNote, Release, ReleaseMember
from newsroom.publishing.states import TAKES_AWAY, ReleaseKind


def read_ahead(releases: Iterable[Release]) -> None:
    """Judge the texts of many releases in one statement, before each is asked by itself."""
    withheld.in_revisions(member.revision_id for release in releases for member in release.members)


def found(release: Release) -> Sequence[tuple[str, Secret]]:
    """Return where a release holds what is not to be published: (place, what), for people.

    Nothing keeps readers from losing a text, and renewed pages show what is public already.
    """
    glossary = current()
    is_new = release.kind not in TAKES_AWAY and release.kind is not ReleaseKind.REFRESH
    if not is_new:
        return ()
    named = _sources_named(release) if release.article.sources_kept else []
    if not glossary.secrets:
        return named
    return [
        *named,
        *((f"{language} · {FIELDS[name]}", one) for language, name, one in _in_texts(release)),
        *((f"{language} · {_('Topics')}", one) for language, one in _in_topics(release)),
        *(
            (_of_credit(language), one)
            for language, credit in _credits(release)
            for one in glossary.secrets.found_in(credit)
        ),
        *(
            (_of_note(note), one)
            for note in _notes(release)
            for one in glossary.secrets.found_in(note.note)
        ),
    ]


def _sources_named(release: Release) -> Sequence[tuple[str, Secret]]:
    """Return where a release names a private source of its article: whatever readers get of it."""
    words = []
    for member in release.members:
        texts = load_revisions((one.id for one in _texts(release, member)), bodies=True)
        words += [
            (f"{member.language} · {FIELDS[name]}", getattr(one, name) or "")
            for one in texts.values()
            for name in sources.WORDS
        ]
    words += [(_of_credit(language), credit) for language, credit in _credits(release)]
    words += [(_of_note(one), one.note) for one in _notes(release)]
    return sources.named_in_words(words, release.article_id)


def _notes(release: Release) -> Sequence[CorrectionNote]:
    return release.correction.notes if release.correction else ()


def _of_note(note: CorrectionNote) -> str:
    return f"{note.language} · {_('Note')}"


def _of_credit(language: str) -> str:
    return f"{language} · {FIELDS['photo_credit']}"


def _in_texts(release: Release) -> Iterator[tuple[str, str, Secret]]:
    glossary = current()
    for member in release.members:
        # A sheet has no words; those of many were read ahead.
        found = _texts(release, member)
        at_hand = [one for one in found if isinstance(one, Revision)]
        away = [one.id for one in found if not isinstance(one, Revision)]
        holds = [withheld.in_revision(one, glossary) for one in at_hand]
        holds += withheld.in_revisions(away).values()
        for some in holds:
            for name, one in some:
                yield member.language, name, one


def _texts(release: Release, member: ReleaseMember) -> list[Any]:
    """Return the text that a member pins, and the one that it would pin now."""
    edition = release.article.edition(member.language)
    present = edition.current_revision if edition else None
    if release.kind is ReleaseKind.REINSTATEMENT:
        present = None
    return list({one.id: one for one in (member.revision, present) if one is not None}.values())


def _in_topics(release: Release) -> Iterator[tuple[str, Secret]]:
    """Yield what the names of topics hold: they were fine when somebody chose them."""
    for member in release.members:
        for key in {key: None for one in _texts(release, member) for key in one.topics}:
            topic = topics.known().get(key)
            name = topic.names.get(member.language, "") if topic else ""
            for one in current().secrets.found_in(name):
                yield member.language, one


def _credits(release: Release) -> Iterator[tuple[str, str]]:
    """Yield (language, credit) of pictures: they stand beside the texts, in no revision."""
    for member in release.members:
        names = {name: None for one in _texts(release, member) for name in one.pictures.split()}
        for name in names:
            picture = db.session.get(Picture, uuid.UUID(name))
            if picture and media.is_shown(picture):
                yield member.language, picture.credit


def told(release: Release, by: Person | None) -> str:
    """Say which rules stop a release, and in which fields of which language."""
    return stopping.told(found(release), by)
