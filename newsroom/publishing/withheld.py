"""What is not to be published, in everything that a release would show to readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from flask_babel import gettext as _

from newsroom.articles import withheld
from newsroom.articles.models import Revision
from newsroom.articles.withheld import FIELDS
from newsroom.glossary import current, stopping
from newsroom.glossary.secrets import Secret
from newsroom.people.models import Person
from newsroom.publishing.models import Release
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
    if not glossary.secrets or not is_new:
        return ()
    return [
        *((f"{language} · {FIELDS[name]}", one) for language, name, one in _in_texts(release)),
        *(
            (f"{note.language} · {_('Note')}", one)
            for note in (release.correction.notes if release.correction else ())
            for one in glossary.secrets.found_in(note.note)
        ),
    ]


def _in_texts(release: Release) -> Iterator[tuple[str, str, Secret]]:
    glossary = current()
    for member in release.members:
        edition = release.article.edition(member.language)
        texts = {
            one.id: one
            for one in (member.revision, edition.current_revision if edition else None)
            if one is not None
        }
        if release.kind is ReleaseKind.REINSTATEMENT:
            texts = {one.id: one for one in (member.revision,) if one is not None}
        # A sheet has no words; those of many were read ahead.
        found: list[Any] = list(texts.values())
        at_hand = [one for one in found if isinstance(one, Revision)]
        away = [one.id for one in found if not isinstance(one, Revision)]
        holds = [withheld.in_revision(one, glossary) for one in at_hand]
        holds += withheld.in_revisions(away).values()
        for some in holds:
            for name, one in some:
                yield member.language, name, one


def told(release: Release, by: Person | None) -> str:
    """Say which rules stop a release, and in which fields of which language."""
    return stopping.told(found(release), by)
