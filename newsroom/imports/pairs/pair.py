"""A pair as a value: both editions of one line, ready to be stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles.content import Content
from newsroom.articles.states import BylineKind
from newsroom.characters import plain
from newsroom.errors import BadInput, NewsroomError
from newsroom.imports import topic_names
from newsroom.imports.pairs.report import REFUSED, SLUG, Remark
from newsroom.imports.pairs.sides import Side, side_of, text
from newsroom.imports.topic_names import Vocabulary

KEY = "pairs:"
"""What stands before a line's id in the article's ``source_key``."""
_ID_LIMIT = 300


@dataclass(frozen=True)
class Pair:
    """Both editions of an article that was approved elsewhere."""

    line: int
    id: str
    source_language: str
    contents: Mapping[str, Content]
    """By language, the source first."""
    slugs_given: Mapping[str, str]
    translators: Mapping[str, tuple[str, ...]]
    remarks: tuple[Remark, ...]
    dates_from_source: int = 0

    @property
    def source_key(self) -> str:
        """The name that the newsroom knows the article by."""
        return KEY + self.id

    @property
    def size(self) -> int:
        """How many characters its bodies have."""
        return sum(len(one.body) for one in self.contents.values())

    def remark(self, kind: str, **told: Any) -> Remark:
        """Return something to say about its line."""
        return Remark(kind, self.line, self.id, **told)

    def with_slugs(self, chosen: Mapping[str, str]) -> tuple[Pair, list[Remark]]:
        """Return the pair under the addresses that it gets, and what is new about them."""
        contents = {
            language: replace(content, slug=chosen[language])
            for language, content in self.contents.items()
        }
        changed = [
            self.remark(SLUG, language=language, was=wanted, now=chosen[language])
            for language, content in self.contents.items()
            if (wanted := self.slugs_given[language] or content.slug) != chosen[language]
        ]
        return replace(self, contents=contents), changed


@dataclass(frozen=True)
class Refused:
    """A line that cannot be stored, and why."""

    remark: Remark


def pair_of(
    value: Mapping[str, Any],
    line: int,
    languages: tuple[str, ...],
    topics: Vocabulary = topic_names.NONE,
) -> Pair | Refused:
    """Read a line's value; every field goes through the door that a typed one goes through."""
    known = value.get("id")
    told = known[:_ID_LIMIT] if isinstance(known, str) else ""
    language = ""
    try:
        name = plain(text(value, "id"), limit=_ID_LIMIT, field="id", required=True)
        source = text(value, "source_lang")
        if source not in languages:
            message = _l("The newsroom does not publish in this language.")
            raise BadInput(message, field="source_lang")
        sides: dict[str, Side] = {}
        for language in sorted(languages, key=lambda one: one != source):
            given = _side(value, language)
            sides[language] = side_of(given, languages, language=language, known=topics)
    except NewsroomError as error:
        field = getattr(error, "field", "")
        return Refused(Remark(REFUSED, line, told, language, field, message=error))
    except RecursionError:
        message = _l("The text is nested too deeply.")
        return Refused(Remark(REFUSED, line, told, language, "body", message=message))
    return _pair(line, name, source, sides)


def _side(value: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    given = value.get(language)
    if not isinstance(given, dict):
        raise BadInput(_l("This language is missing."))
    return given


def _pair(line: int, name: str, source: str, sides: Mapping[str, Side]) -> Pair:
    first = sides[source].content
    contents = {language: _as_shared(side.content, first) for language, side in sides.items()}
    return Pair(
        line,
        name,
        source,
        contents,
        {language: side.slug_given for language, side in sides.items()},
        {language: side.translators for language, side in sides.items() if side.translators},
        tuple(
            Remark(kind, line, name, language, was=was, now=now)
            for language, side in sides.items()
            for kind, was, now in side.decisions
        ),
        sum(contents[one].dateline != sides[one].content.dateline for one in sides),
    )


def _as_shared(content: Content, source: Content) -> Content:
    """Take what a translation does not say for itself from its source, as handing one in does."""
    names_somebody = content.byline or content.byline_kind is BylineKind.WITHHELD
    return replace(
        content,
        dateline=content.dateline or source.dateline,
        byline=content.byline if names_somebody else source.byline,
        byline_kind=content.byline_kind if names_somebody else source.byline_kind,
        countries=content.countries or source.countries,
        topics=content.topics or source.topics,
        kind=source.kind,
    )
