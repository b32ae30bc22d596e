"""The lines between two rules (``---`` or ``+++``) at the head of a file, read one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_OPENING = re.compile(r"\s*(?:---|\+\+\+)[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\+\+\+|\.\.\.)[ \t]*$", re.MULTILINE)
_ENTRY = re.compile(r"(?P<key>[A-Za-z_][\w -]{0,40}?)[ \t]*[:=](?:[ \t]+(?P<value>.*))?$")
_ITEM = re.compile(r"\s*-\s+(?P<value>.+)$")
_NAMED_ITEM = re.compile(r"(?:name|nombre)\s*:\s*(?P<name>.+)$", re.IGNORECASE)
_BLOCK = re.compile(r"[|>][+-]?\d?$")


@dataclass
class FrontMatter:
    """What the head of a file says; keys are lower-case, values are lists of plain texts."""

    entries: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *keys: str) -> str:
        """Return the first value of the first of these keys that has one, else ``""``."""
        return next(iter(self.all(*keys)), "")

    def all(self, *keys: str) -> list[str]:
        """Return all values of the first of these keys that has any."""
        return next((self.entries[key] for key in keys if self.entries.get(key)), [])


def split(text: str) -> tuple[FrontMatter, str]:
    """Cut the front matter off a text; return it and the rest.

    Each line is read by itself: real files hold dates and maps that a YAML parser refuses,
    which would lose the title with them. A text that merely begins with a rule is left whole.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return FrontMatter(), text
    lines = text[opening.end() : closing.start()].split("\n")
    written = [line for line in lines if line.strip() and not line.startswith("#")]
    if not written or not _ENTRY.match(written[0]):
        return FrontMatter(), text
    return FrontMatter(_read(lines)), text[closing.end() :].lstrip("\n")


def _read(lines: list[str]) -> dict[str, list[str]]:
    written: dict[str, list[str]] = {}
    values: list[str] = []
    folding = listed = False
    for line in lines:
        entry = _ENTRY.match(line)
        item = None if folding else _ITEM.match(line)
        if entry:
            given = (entry["value"] or "").strip()
            folding, listed = bool(_BLOCK.fullmatch(given)), False
            values = [given] if given and not folding else []
            written[entry["key"].lower()] = values
        elif item:
            named = _NAMED_ITEM.match(item["value"])
            listed = True
            values.append(named["name"] if named else item["value"])
        elif line[:1] in {" ", "\t"} and line.strip() and not listed:
            # A value that goes on in the next line.
            values[:] = [" ".join([*values, line.strip()])]
    return {key: _bare_all(given) for key, given in written.items()}


def _bare_all(given: list[str]) -> list[str]:
    if len(given) == 1 and given[0].startswith("[") and given[0].endswith("]"):
        given = given[0][1:-1].split(",")
    return [bare for one in given if (bare := _bare(one))]


def _bare(given: str) -> str:
    given = given.strip()
    mark = given[:1]
    if mark in {'"', "'"}:
        ending = re.fullmatch(rf"{mark}(.*){mark}\s*(?:#.*)?", given)
        if ending:
            inner = ending[1]
            return (inner.replace("''", "'") if mark == "'" else inner.replace('\\"', '"')).strip()
    return "" if given in {"null", "~"} else re.sub(r"\s+#.*$", "", given)
