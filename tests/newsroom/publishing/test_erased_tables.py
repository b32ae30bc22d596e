"""No table that could hold words of an article is forgotten when it is erased."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, LargeBinary, Text

from newsroom.database import Base, Instant
from newsroom.publishing import erasing

NO_WORDS_OF_TEXTS = {
    "acknowledgement": "who read which revision",
    "approval": "who approved which digest",
    "concept": "the glossary is of all articles; takedowns find names in it by its own search",
    "concept_form": "as concept",
    "correction": "its words are in correction_note",
    "delivery": "names of reactions and errors, which hold ids",
    "edition": "states",
    "event": "ids and hashes; words are in event_payload",
    "event_chain": "hashes",
    "event_payload": "reasons and origins are erased one by one, each with its event",
    "glossary_version": "numbers",
    "grant": "rights",
    "identity": "people of the newsroom",
    "listing": "what readers are shown, made from the log",
    "listing_page": "as listing",
    "listing_place": "as listing",
    "listing_state": "as listing",
    "listing_total": "as listing",
    "memory_origin": "deleted by memory.forgetting",
    "memory_refused": "digests",
    "memory_unit": "deleted by memory.forgetting",
    "person": "people of the newsroom",
    "picture": "deleted by erased_pictures where no other article showed it",
    "picture_words": "deleted where no other article showed the picture",
    "proposal": "times",
    "release": "states and digests",
    "release_member": "digests",
    "search_entry": "follows the log: what readers do not see is not in it",
    "search_state": "numbers",
    "search_word": "as search_entry",
    "site_logo": "the newsroom's own",
    "site_profile": "the newsroom's own",
    "source_change": "one of three grades",
    "takedown": "places, never words",
    "target": "names of targets",
    "topic": "of all articles; which of them an erased one bore is not kept",
    "translation_task": "states",
    "webhook_delivery": "hosts, ids and kinds of errors; what is sent is made when it is sent",
}
"""Tables with columns that could hold words of an article, and why nothing is erased in them."""


def could_hold_words(table: Any) -> bool:
    return any(
        isinstance(one.type, Text | JSON | LargeBinary) and not isinstance(one.type, Instant)
        for one in table.columns
    )


def test_every_table_that_could_hold_words_is_erased_or_says_why_not():
    known = set(erasing.ERASED) | set(NO_WORDS_OF_TEXTS)
    wordy = {one.name for one in Base.metadata.sorted_tables if could_hold_words(one)}

    assert wordy - known == set()
    assert (set(NO_WORDS_OF_TEXTS) | set(erasing.ERASED)) - set(Base.metadata.tables) == set()
    assert set(NO_WORDS_OF_TEXTS) & set(erasing.ERASED) == set()
