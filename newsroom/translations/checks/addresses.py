"""Addresses in running text: of pages, of mailboxes, of people on a network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from newsroom.translations.checks.finding import Span

_PAGE = re.compile(r"\b(?:https?://|www\.)[^\s<>\"“”«»]+", re.IGNORECASE)
_MAILBOX = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_HANDLE = re.compile(r"(?<![\w@/.:])@[A-Za-z0-9_]{2,}(?:@[\w-]+(?:\.[\w-]+)+)?(?!\w)")
_HASHTAG = re.compile(r"(?<![\w#&/{])#(?=\w*[^\W\d_])\w+(?![\w-]*-\w)")
_BEHIND = ".,;:!?…'’”»)]}*_"
_OPENED = {")": "(", "]": "[", "}": "{"}
_LANGUAGE = re.compile(
    r"(?<=[/.?=&_-])(?:en|es|eng|esp|spa|english|spanish|espanol|ingles"
    r"|(?:en|es)[-_](?:us|gb|uk|es|mx|ar|co|la|419))(?=[/.?=&_#-]|$)|(?<=^)(?:en|es)(?=\.)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Address:
    """One address, as it is written and where."""

    written: str
    span: Span

    @cached_property
    def key(self) -> str:
        """What two ways of writing one address share."""
        bare = re.sub(r"^https?://", "", self.written, flags=re.IGNORECASE)
        host, slash, path = bare.partition("/")
        host = host.casefold().removeprefix("www.")
        return unquote(host + slash + path).rstrip("/")

    @cached_property
    def neutral(self) -> str:
        """The key without the languages that it names."""
        return _LANGUAGE.sub("", self.key).replace("//", "/").lstrip(".").rstrip("/")

    @property
    def names_language(self) -> bool:
        """Tell whether it is the address of one language's page."""
        return _LANGUAGE.search(self.key) is not None

    def is_twin(self, other: Address) -> bool:
        """Tell whether both may be one page in two languages.

        Where one names its language, the rest may be words of that language as well; many sites
        name none for the language that they began in.
        """
        if self.neutral == other.neutral:
            return True
        same_host = self.neutral.partition("/")[0] == other.neutral.partition("/")[0]
        return same_host and (self.names_language or other.names_language)


def pages(text: str) -> Iterator[Address]:
    """Yield the addresses of pages; a sign that ends the sentence is no part of one."""
    for found in _PAGE.finditer(text):
        written = found[0]
        while written and written[-1] in _BEHIND:
            opened = _OPENED.get(written[-1])
            if opened and written.count(opened) >= written.count(written[-1]):
                break
            written = written[:-1]
        yield Address(written, Span(found.start(), found.start() + len(written)))


def mailboxes(text: str) -> Iterator[Address]:
    """Yield the addresses that letters go to."""
    return (Address(found[0], Span(*found.span())) for found in _MAILBOX.finditer(text))


def handles(text: str) -> Iterator[Address]:
    """Yield the names by which people and bodies are called on a network."""
    return (Address(found[0], Span(*found.span())) for found in _HANDLE.finditer(text))


def hashtags(text: str) -> Iterator[Address]:
    """Yield the words that are searched for on a network; a bare number is none."""
    covered = [one.span for one in pages(text)]
    for found in _HASHTAG.finditer(text):
        if not any(span.start <= found.start() < span.end for span in covered):
            yield Address(found[0], Span(*found.span()))


def all_of(text: str) -> Iterator[Address]:
    """Yield every address and hashtag of a text."""
    if "/" in text or "@" in text or "#" in text or "www." in text:
        for find in (pages, mailboxes, handles, hashtags):
            yield from find(text)
