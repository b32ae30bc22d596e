"""Where a name stands: every text that the newsroom keeps is looked through after a takedown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import and_, select

from newsroom.articles.comments.models import Comment
from newsroom.articles.models import Edition, Revision, SideDraft, SlugReservation
from newsroom.articles.states import PublicState
from newsroom.articles.writing.models import WritingDraft
from newsroom.database import db
from newsroom.errors import BadInput
from newsroom.glossary.spelling import folded, pattern_of
from newsroom.publishing.models import Correction, CorrectionNote
from newsroom.translations.memory.models import MemoryOrigin, MemoryUnit
from newsroom.translations.models import (
    CheckWaiver,
    SegmentPast,
    SegmentRemark,
    SegmentTarget,
    SourceSegment,
)

SHORTEST = 3
"""Letters; a shorter name would be found everywhere."""
_STEP = 500


@dataclass(frozen=True)
class Place:
    """One place that holds a name; never the name itself."""

    kind: str
    """``revision``, ``translation`` (text in work), ``past`` (what stood in a segment before),
    ``remark`` (said beside one), ``comment`` (beside a text that is written), ``memory``,
    ``side_draft``, ``writing_draft`` (typed and not saved), ``slug`` or ``correction``."""
    article_id: str
    """Empty for what a file brought into the memory, and for articles that were not begun."""
    language: str
    detail: str = ""
    """A revision's number, a segment's key, a comment's id, a memory's file's name, or nothing."""
    is_public: bool = False
    """Whether readers see it now."""

    def as_json(self) -> dict[str, Any]:
        """Return it as a row keeps it."""
        return asdict(self)


Found = Iterator[tuple[str, Place]]
"""Texts, each with the place that it stands in."""


def search(names: Sequence[str]) -> list[Place]:
    """Return every place that holds one of these names, whatever its accents and capitals.

    Raises:
        BadInput: a name is too short to be searched for.
    """
    wanted = [folded(name) for name in names if name.strip()]
    if any(len(name) < SHORTEST for name in wanted):
        message = _l("A name of less than three letters cannot be searched for.")
        raise BadInput(message, field="names")
    pattern = pattern_of(wanted)
    if pattern is None:
        return []
    found = (place for texts in PLACES for text, place in texts() if pattern.search(folded(text)))
    return list(dict.fromkeys(found))


def _revisions() -> Found:
    query = (
        select(Revision, Edition)
        .join(Edition, Edition.id == Revision.edition_id)
        .order_by(Revision.created_at.desc())
    )
    for revision, edition in _each(query):
        shown = revision.id == edition.public_revision_id
        place = Place(
            "revision",
            edition.article_id.hex,
            edition.language,
            str(revision.number),
            shown and edition.public_state is PublicState.LIVE,
        )
        if shown and edition.public_state is PublicState.RETRACTED:
            yield revision.title, replace(place, is_public=True)  # the notice still says it
        fields = (
            revision.title,
            revision.standfirst,
            revision.body,
            revision.byline,
            revision.photo_credit,
            revision.slug.replace("-", " "),
        )
        yield from ((text, place) for text in fields if text)


def _text_in_work() -> Found:
    query = select(SegmentTarget.text, Edition.article_id, Edition.language).join(
        Edition, Edition.id == SegmentTarget.edition_id
    )
    for text, article_id, language in _each(query):
        yield text, Place("translation", article_id.hex, language)


def _earlier_texts() -> Found:
    query = select(SegmentPast.text, Edition.article_id, Edition.language, SegmentPast.key).join(
        Edition, Edition.id == SegmentPast.edition_id
    )
    for text, article_id, language, key in _each(query):
        yield text, Place("past", article_id.hex, language, key)


def _remarks() -> Found:
    words = (SegmentRemark.text, SegmentRemark.proposed, SegmentRemark.answer)
    return _beside("remark", words, SegmentRemark.edition_id, SegmentRemark.key)


def _comments() -> Found:
    words = (Comment.text, Comment.proposed, Comment.quote, Comment.before, Comment.after)
    return _beside("comment", words, Comment.edition_id, Comment.id)


def _beside(kind: str, words: Sequence[Any], edition_id: Any, detail: Any) -> Found:
    """Yield every field of what is said beside an edition's text."""
    query = select(*words, Edition.article_id, Edition.language, detail)
    for *texts, article_id, language, which in _each(query.join(Edition, Edition.id == edition_id)):
        place = Place(kind, article_id.hex, language, str(which))
        yield from ((text, place) for text in texts if text)


def _waivers() -> Found:
    query = select(CheckWaiver.reason, Edition.article_id, Edition.language, CheckWaiver.key).join(
        Edition, Edition.id == CheckWaiver.edition_id
    )
    for reason, article_id, language, key in _each(query):
        yield reason, Place("remark", article_id.hex, language, key)


def _remembered() -> Found:
    query = select(
        MemoryUnit.source_text, MemoryUnit.target_text, MemoryUnit.key, MemoryOrigin
    ).join(MemoryOrigin, MemoryOrigin.id == MemoryUnit.origin_id)
    for source, target, key, origin in _each(query):
        article = origin.article_id.hex if origin.article_id else ""
        detail = key if article else origin.name
        yield source, Place("memory", article, origin.source_language, detail)
        yield target, Place("memory", article, origin.target_language, detail)


def _source_segments() -> Found:
    query = (
        select(
            SourceSegment.text,
            SourceSegment.original,
            Edition.article_id,
            Edition.language,
            Revision.number,
        )
        .join(Revision, Revision.id == SourceSegment.revision_id)
        .join(Edition, Edition.id == Revision.edition_id)
    )
    for text, original, article_id, language, number in _each(query):
        place = Place("revision", article_id.hex, language, str(number))
        yield from ((one, place) for one in (text, original) if one)


def _side_drafts() -> Found:
    query = select(SideDraft.texts, Edition.article_id, Edition.language).join(
        Edition, Edition.id == SideDraft.edition_id
    )
    for texts, article_id, language in _each(query):
        place = Place("side_draft", article_id.hex, language)
        yield from ((str(text), place) for text in texts.values() if text)


def _writing_drafts() -> Found:
    query = select(WritingDraft.fields, Edition.article_id, WritingDraft.language).outerjoin(
        Edition, Edition.id == WritingDraft.edition_id
    )
    for fields, article_id, language in _each(query):
        place = Place("writing_draft", article_id.hex if article_id else "", language)
        yield from ((text, place) for texts in fields.values() for text in texts if text)


def _slugs() -> Found:
    query = select(
        SlugReservation.slug, Edition.article_id, Edition.language, SlugReservation.ever_public
    ).join(Edition, Edition.id == SlugReservation.edition_id)
    for slug, article_id, language, public in _each(query):
        # Not which slug: an address is made of words, and a name may be among them.
        yield slug.replace("-", " "), Place("slug", article_id.hex, language, "", public)


def _corrections() -> Found:
    query = (
        select(CorrectionNote, Edition.article_id, Edition.public_state)
        .join(Correction, Correction.id == CorrectionNote.correction_id)
        .join(
            Edition,
            and_(
                Edition.article_id == Correction.article_id,
                Edition.language == CorrectionNote.language,
            ),
        )
    )
    for note, article_id, state in _each(query):
        shown = bool(note.published_at or note.interim_at) and state in _TOLD
        yield note.note, Place("correction", article_id.hex, note.language, "", shown)


_TOLD = frozenset({PublicState.LIVE, PublicState.RETRACTED})
"""Where readers are told of corrections or of a retraction."""


PLACES: tuple[Callable[[], Found], ...] = (
    _revisions,
    _text_in_work,
    _earlier_texts,
    _remarks,
    _comments,
    _waivers,
    _remembered,
    _source_segments,
    _side_drafts,
    _writing_drafts,
    _slugs,
    _corrections,
)
"""Everything that keeps words; whoever adds a table with words adds it here."""


def _each(query: Any) -> Iterator[Any]:
    """Go through rows a few at a time, however many there are."""
    yield from db.session.execute(query.execution_options(yield_per=_STEP))
