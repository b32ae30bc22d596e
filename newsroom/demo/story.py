"""A sample article: the same words in every language, built alike block for block."""

import re
from dataclasses import dataclass

_OWN_LINE = re.compile(r"</?(?:p|h[2-4]|ul|ol|li|blockquote|footer)[ >]")


@dataclass(frozen=True)
class Words:
    """What a story says in one language."""

    title: str
    standfirst: str
    body: str
    """HTML that ``clean_body`` returns unchanged."""
    photo_credit: str = ""


@dataclass(frozen=True)
class Story:
    """One sample article in both languages; the bodies have the same marks in the same order."""

    name: str
    """Names the story for good, whatever becomes of its title."""
    source_language: str
    words: dict[str, Words]
    """Words by language code."""
    countries: tuple[str, ...]
    days_ago: int
    byline: str = ""
    """A pseudonym; empty where the author signs."""


def flowing(text: str) -> str:
    """Return a text without the line breaks and indents that the source code needs.

    A line that begins with the tag of a block stays a line; any other continues the one before.
    """
    lines: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if not lines or _OWN_LINE.match(line):
            lines.append(line)
        else:
            lines[-1] += f" {line}"
    return "\n".join(lines)
