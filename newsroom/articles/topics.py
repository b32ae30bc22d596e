"""The topics that articles are about: which there are, what they are called, who bears them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from newsroom.articles.models import Edition, RevisionTopic, Topic
from newsroom.articles.states import PublicState
from newsroom.database import db
from newsroom.errors import BadInput
from newsroom.events import heads
from newsroom.glossary.spelling import folded

_KNOWN = "topics"


def known() -> Mapping[str, Topic]:
    """Return every topic by its key, retired ones as well, in the order in which they were made.

    The database is asked once in each transaction.
    """
    session = db.session()
    kept = session.info.get(_KNOWN)
    if kept is None or kept[0] is None or kept[0] is not session.get_transaction():
        query = select(Topic).order_by(Topic.made_at, Topic.key)
        found = db.session.scalars(query, execution_options={"populate_existing": True})
        by_key = {one.key: one for one in found}
        kept = session.info[_KNOWN] = (session.get_transaction(), by_key)
    topics: Mapping[str, Topic] = kept[1]
    return topics


def locked() -> Mapping[str, Topic]:
    """Return what ``known`` does, as it is now; whoever changes topics does so alone.

    The lock is that of the chain in which each such change is recorded.
    """
    heads.known().update(heads.locked([heads.ACCOUNT]))
    forget()
    return known()


def forget() -> None:
    """Say that this transaction has changed the topics."""
    db.session().info.pop(_KNOWN, None)


def sorted_by_name(language: str) -> list[Topic]:
    """Return every topic by what it is called in a language, accents and capitals apart."""
    return sorted(known().values(), key=lambda one: (folded(name_of(one, language)), one.key))


def in_use() -> list[Topic]:
    """Return the topics that can be chosen."""
    return [one for one in known().values() if one.retired_at is None]


def refuse_unknown(keys: Sequence[str], *, besides: Collection[str] = ()) -> None:
    """Refuse keys that nobody can choose; a text keeps those that it bears already, ``besides``.

    Raises:
        BadInput: there is no such topic, or it is not in use any more.
    """
    new = [key for key in keys if key not in besides]
    for key in new:
        topic = known().get(key)
        if topic is None:
            message = _l("There is no such topic. Choose among those that are offered.")
            raise BadInput(message, field="topics")
        if topic.retired_at is not None:
            name = ", ".join(dict.fromkeys(topic.names.values()))
            message = _l("The topic “%(name)s” is no longer in use. Choose another one.", name=name)
            raise BadInput(message, field="topics")


def names(keys: Iterable[str], language: str) -> list[str]:
    """Return what topics are called in a language, or else in another one; nothing for nothing."""
    wanted = list(keys)
    return [name_of(known()[key], language) for key in wanted if key in known()] if wanted else []


def name_of(topic: Topic, language: str) -> str:
    """Return what a topic is called in a language, or else in another one."""
    return topic.names.get(language) or next(iter(topic.names.values()), topic.key)


def live_counts() -> dict[str, int]:
    """Return how many articles that readers see bear each topic, by key; none is left out."""
    query = (
        select(RevisionTopic.topic_key, func.count(Edition.article_id.distinct()))
        .join(Edition, Edition.public_revision_id == RevisionTopic.revision_id)
        .where(Edition.public_state == PublicState.LIVE)
        .group_by(RevisionTopic.topic_key)
    )
    counted = {row[0]: row[1] for row in db.session.execute(query)}
    return {key: counted.get(key, 0) for key in known()}
