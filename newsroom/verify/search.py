"""Invariant 3: the search knows what is live, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from newsroom.search import following, storing
from newsroom.verify import advice, walk
from newsroom.verify.violation import Violation
from newsroom.verify.walk import Known


def search() -> Iterator[Violation]:
    """Yield texts that the index holds or lacks against the editions, as far as it has come.

    Whatever the index holds, only what is live is ever shown; this tells what is to be mended.
    """
    reached = following.reached()
    for batch in walk.batches():
        # What the log has said since is not indexed yet; upkeep does it within a minute.
        yield from _faults([one for one in batch if (one.public_number or 0) <= reached])


def _faults(articles: Sequence[Known]) -> Iterator[Violation]:
    indexed = following.indexed([one.id for article in articles for one in article.editions])
    there = storing.numbers_there([entry_id for entry_id, _revision in indexed.values()])
    for article in articles:
        for edition in article.editions:
            entry_id, revision_id = indexed.get(edition.id, (0, None))
            live = edition.public_revision_id if edition.is_live else None
            path = f"{edition.language}/{edition.slug}"
            if revision_id is not None and revision_id != live:
                what = _("The search’s index holds a text that is not live: %(path)s.", path=path)
                yield Violation(3, article.id.hex, what, str(advice.INDEX_AGAIN))
            elif live is not None and entry_id not in there:
                what = _("The search’s index lacks a text that is live: %(path)s.", path=path)
                yield Violation(3, article.id.hex, what, str(advice.INDEX_AGAIN))
