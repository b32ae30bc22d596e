"""Take an older text of an edition up again: it is saved as a new revision, like any other text."""

from __future__ import annotations

import uuid
from dataclasses import replace

from flask_babel import lazy_gettext as _l

from newsroom.articles import actions, history, named, queries, topics
from newsroom.articles.content import Content, of_revision
from newsroom.articles.models import Revision
from newsroom.articles.states import BylineKind
from newsroom.database import action
from newsroom.errors import Refused, Unmet
from newsroom.people.models import Person


@action
def restore_text(edition_id: uuid.UUID, number: int, *, version: int, by: Person) -> Revision:
    """Save an older text of a source edition again; the newer ones stay in the history.

    Raises:
        NotFound: there is no such text.
        Refused: its words were erased.
        StaleSave, NotAllowed: as saving.
    """
    revision = history.numbered(edition_id, [number])[number]
    if revision.redacted_at is not None:
        edition = queries.edition(edition_id)
        message = _l("The words of this text were erased, and nothing brings them back.")
        raise Refused("restore_text", [Unmet("erased", message)], edition)
    content = _as_it_can_be(revision, queries.edition(edition_id).current_revision)
    return actions.save(edition_id, content, version=version, by=by)


def _as_it_can_be(revision: Revision, present: Revision | None) -> Content:
    """Return an older text without the topics and names that nobody can choose any more.

    A name that is withheld by now stays withheld: who asks for older words asks for no name.
    """
    borne = {*present.topics, *present.named} if present else set()
    known = topics.known() if revision.topics else {}
    chosen = {key for key, one in known.items() if one.retired_at is None}
    chosen |= borne | named.choosable([key for key in revision.named if key not in borne])
    content = of_revision(revision)
    if present is not None and present.byline_kind is BylineKind.WITHHELD:
        content = replace(content, byline=present.byline, byline_kind=present.byline_kind)
    return replace(
        content,
        topics=tuple(key for key in revision.topics if key in chosen),
        named=tuple(key for key in revision.named if key in chosen),
    )
