"""The documents say what the code does: drawn from it, naming all of it, linking to what exists."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from docs import diagrams
from newsroom.cli import COMMANDS
from newsroom.events.kinds import REACTIONS
from newsroom.settings import Settings
from workflows.reactions import REACTIONS as CARRIED_OUT

ROOT = Path(__file__).parents[2]
REFERENCE = ("ARCHITECTURE.md", "docs/operations.md")
"""Where everything that can be set, called or recorded is named."""
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)\)")
_CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
_ELSEWHERE = ("http://", "https://", "mailto:")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def named() -> set[str]:
    """Return every piece of code that the reference documents quote."""
    return {quoted for name in REFERENCE for quoted in re.findall(r"`([^`\n]+)`", text_of(name))}


def command_lines(commands: tuple[click.Command, ...]) -> Iterator[str]:
    for command in commands:
        if isinstance(command, click.Group):
            inner = tuple(command.commands.values())
            yield from (f"{command.name} {line}" for line in command_lines(inner))
        else:
            yield str(command.name)


def anchors(text: str) -> set[str]:
    """Return the anchors that headings get where Markdown is shown."""
    found: set[str] = set()
    for heading in _HEADING.findall(_CODE.sub(lambda code: code[0].strip("`"), text)):
        kept = "".join(
            letter
            for letter in heading.lower()
            if letter in " -_" or unicodedata.category(letter)[0] in "LN"
        )
        found.add(kept.replace(" ", "-"))
    return found


def is_there(document: str, link: str) -> bool:
    path, _, anchor = unquote(link).partition("#")
    target = (ROOT / document).parent / path if path else ROOT / document
    if not target.exists():
        return False
    return not anchor or anchor in anchors(target.read_text(encoding="utf-8"))


def test_the_diagrams_are_what_the_code_would_draw_now() -> None:
    assert diagrams.stale() == []


def test_a_document_without_its_markers_is_refused() -> None:
    with pytest.raises(ValueError, match="'edition' exactly once"):
        diagrams.drawn("ARCHITECTURE.md", "# Nothing here\n")


def test_every_setting_is_documented() -> None:
    settings = {f"NEWSROOM_{name.upper()}" for name in Settings.__dataclass_fields__}

    assert settings - named() == set()


def test_every_command_is_documented() -> None:
    commands = {f"newsroom {line}" for line in command_lines(COMMANDS)}
    quoted = " ".join(f"{one} " for one in named())

    assert {one for one in commands if f"{one} " not in quoted} == set()


def test_every_event_and_reaction_is_documented() -> None:
    assert {*REACTIONS, *CARRIED_OUT} - named() == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    links = _LINK.findall(_CODE.sub("", text_of(document)))
    inside = [link for link in links if not link.startswith(_ELSEWHERE)]

    assert [link for link in inside if not is_there(document, link)] == []


def test_every_decision_has_a_number_of_its_own_and_a_line_in_the_index() -> None:
    decisions = sorted(path.name for path in (ROOT / "docs/adr").glob("[0-9]*.md"))

    assert [name[:4] for name in decisions] == [f"{n:04}" for n in range(1, len(decisions) + 1)]
    index = [f"| [{name[:4]}]({name}) | {title_of(name)} |" for name in decisions]
    assert re.findall(r"^\| \[\d.*", text_of("docs/adr/README.md"), re.MULTILINE) == index


def title_of(decision: str) -> str:
    heading = text_of(f"docs/adr/{decision}").partition("\n")[0]
    return heading.removeprefix(f"# {decision[:4]} ")
