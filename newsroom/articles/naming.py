"""What editors do with topics: make, rename, retire, bring back. Revisions only name their keys."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Collection, Iterable, Mapping

from flask_babel import lazy_gettext as _l

from newsroom.articles import slugs, topics
from newsroom.articles.models import Topic
from newsroom.characters import plain
from newsroom.database import action, db, new_id, now
from newsroom.errors import BadInput, NotAllowed, NotFound
from newsroom.events.actions import record
from newsroom.glossary import stopping
from newsroom.glossary.spelling import folded
from newsroom.people import rights
from newsroom.people.models import Person
from newsroom.settings import current

NAME_LIMIT = 60
MOST_IN_USE = 200
"""Authors choose among all of them on one page."""


@action
def make(names: Mapping[str, str], *, by: Person) -> Topic:
    """Add a topic with a name in every language of the newsroom; its addresses follow from them.

    Raises:
        NotAllowed: by somebody who edits no language.
        BadInput: names the field (``name_es``) that is empty, taken, or not to be published.
    """
    _require_editor(by)
    kept = _cleaned(names)
    others = topics.locked().values()
    _refuse_taken(kept, others)
    _refuse_too_many()
    chosen = {code: _free_slug(code, name, others) for code, name in kept.items()}
    topic = Topic(key=new_id().hex, names=kept, slugs=chosen, made_at=now())
    db.session.add(topic)
    _record("topic_made", topic, by)
    return topic


@action
def rename(key: str, names: Mapping[str, str], *, shown: str, by: Person) -> Topic:
    """Call a topic something else; its addresses stay, so that links to them keep working.

    ``shown`` is the ``wording`` that the person changed. A language that the newsroom has come to
    publish in gets its address with its first name.

    Raises:
        BadInput: as for ``make``, or somebody else has renamed it meanwhile.
    """
    _require_editor(by)
    kept = _cleaned(names)
    topic, others = _locked(key)
    if kept == {code: topic.names.get(code) for code in kept}:
        return topic
    if shown != wording(topic):
        message = _l("Somebody else renamed this topic meanwhile. Look at its names, then decide.")
        raise BadInput(message)
    _refuse_taken(kept, others)
    new = {code: name for code, name in kept.items() if code not in topic.slugs}
    topic.slugs = topic.slugs | {code: _free_slug(code, one, others) for code, one in new.items()}
    topic.names = topic.names | kept
    _record("topic_renamed", topic, by)
    return topic


@action
def retire(key: str, *, by: Person) -> Topic:
    """Let nobody choose a topic any more; what bears it keeps it, and so do its lists."""
    _require_editor(by)
    topic, _others = _locked(key)
    if topic.retired_at is None:
        topic.retired_at = now()
        _record("topic_retired", topic, by)
    return topic


@action
def bring_back(key: str, *, by: Person) -> Topic:
    """Let people choose a retired topic again."""
    _require_editor(by)
    topic, _others = _locked(key)
    if topic.retired_at is not None:
        _refuse_too_many()
        topic.retired_at = None
        _record("topic_brought_back", topic, by)
    return topic


def wording(topic: Topic) -> str:
    """Return what changes whenever a topic is called something else; a form carries it."""
    return hashlib.sha256(json.dumps(topic.names, sort_keys=True).encode()).hexdigest()[:16]


def _require_editor(by: Person) -> None:
    if not rights.is_any_editor(by):
        raise NotAllowed


def _cleaned(names: Mapping[str, str]) -> dict[str, str]:
    """Return a name for each language of the newsroom: one without would be a list on its own."""
    kept = {}
    for code in current().languages:
        field = f"name_{code}"
        name = plain(names.get(code, ""), limit=NAME_LIMIT, field=field, required=True)
        if not any(character.isalnum() for character in name):
            raise BadInput(_l("A name needs at least one letter."), field=field)
        stopping.refuse(name, field=field)
        kept[code] = name
    return kept


def _locked(key: str) -> tuple[Topic, list[Topic]]:
    """Return a topic and all others."""
    found = topics.locked()
    topic = found.get(key)
    if topic is None:
        raise NotFound
    return topic, [one for one in found.values() if one is not topic]


def _refuse_taken(names: Mapping[str, str], others: Iterable[Topic]) -> None:
    for code, name in names.items():
        for one in others:
            if folded(one.names.get(code, "")) != folded(name):
                continue
            if one.retired_at is None:
                message = _l("There is a topic of this name already.")
            else:
                message = _l("A retired topic has this name. Bring it back instead.")
            raise BadInput(message, field=f"name_{code}")


def _refuse_too_many() -> None:
    if len(topics.in_use()) >= MOST_IN_USE:
        message = _l(
            "There are %(most)s topics already. Retire those that nobody needs.", most=MOST_IN_USE
        )
        raise BadInput(message)


def _free_slug(language: str, name: str, others: Collection[Topic]) -> str:
    """Return the slug of a name or, where another topic has it, the first numbered one."""
    taken = {one.slugs.get(language) for one in others}
    wanted = slugs.slug_from(name)
    batch = 1
    while True:
        for one in slugs.candidates(wanted, batch):
            if one not in taken:
                return one
        batch += 1


def _record(kind: str, topic: Topic, by: Person) -> None:
    db.session.flush()
    topics.forget()
    record(
        kind,
        at=now(),
        actor_id=by.id,
        subject_id=uuid.UUID(hex=topic.key),
        payload={"names": dict(topic.names)},
    )
