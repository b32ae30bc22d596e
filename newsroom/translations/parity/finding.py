"""Two editions of an article as wholes, and what a check of them looks like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from newsroom.articles import markup, sanitise
from newsroom.articles.markup import Element, Node
from newsroom.translations.checks.finding import Severity

if TYPE_CHECKING:  # two texts alone, without a database, have none
    from newsroom.articles.models import Revision


@dataclass(frozen=True)
class Whole:
    """Everything that readers see of one edition, as far as both have it in common."""

    language: str
    title: str = ""
    standfirst: str = ""
    photo_credit: str = ""
    body: str = ""
    """Cleaned HTML."""

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element of the body, in reading order."""
        return tuple(markup.elements(markup.read(sanitise.trusted(self.body)).children))

    @cached_property
    def text(self) -> str:
        """All words, those of the fields first, each block in a line of its own."""
        words = "".join(_words(markup.read(sanitise.trusted(self.body)).children))
        return f"{self.title}\n{self.standfirst}\n{self.photo_credit}\n{words}"

    def tagged(self, *tags: str) -> list[Element]:
        """Return the elements of these names, in reading order."""
        return [one for one in self.elements if one.tag in tags]


@dataclass(frozen=True)
class Parity:
    """One check of two editions; of its findings only an error blocks."""

    name: str
    severity: Severity
    title: Any
    explanation: Any
    find: Callable[[Whole, Whole], Iterator[Any]]
    """Yields in words what differs, from the source edition and the translated one."""


@dataclass(frozen=True)
class Different:
    """One thing in which the editions differ."""

    parity: Parity
    message: Any

    @property
    def blocks(self) -> bool:
        """Tell whether the translation cannot be approved with it."""
        return self.parity.severity is Severity.ERROR


def _words(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield markup.decoded(node)
        elif node.tag in markup.BLOCKS | markup.VOID:
            yield "\n"
            yield from _words(node.children)
            yield "\n"
        else:
            yield from _words(node.children)


def of(revision: Revision, language: str) -> Whole:
    """Return a revision as a whole."""
    return Whole(
        language, revision.title, revision.standfirst, revision.photo_credit, revision.body
    )
