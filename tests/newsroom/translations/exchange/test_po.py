"""PO files in and out: nothing lost, and nothing believed that is cut off or broken."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.articles import placeholders
from newsroom.translations.exchange import po
from newsroom.translations.exchange.sheet import Sheet, Unreadable
from tests.newsroom.translations.exchange.sheets import facts, sheet, unit

# What segment text may hold: no controls but white space, no surrogates, marks and escapes as ours.
NASTY = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from(
    [*'\n\r\t\\"#~|{}&<>\u2028\u2029\xa0\ufeff\u202e\ufdd0\ufffe', "\\n", "msgid ", "#~ "]
)
WORDS = st.lists(NASTY, max_size=30).map("".join)
MARKED = st.tuples(WORDS, WORDS, WORDS).map(
    lambda parts: '{}<g id="1">{}</g><x id="2"/>{}'.format(
        *(placeholders.from_plain(one) for one in parts)
    )
)
SEGMENTS = MARKED | WORDS.map(placeholders.from_plain)


@given(
    st.lists(
        st.tuples(SEGMENTS, SEGMENTS, st.booleans(), st.booleans(), st.lists(WORDS, max_size=3)),
        max_size=6,
    )
)
def test_every_segment_comes_back_as_it_left(
    pieces: list[tuple[str, str, bool, bool, list[str]]],
) -> None:
    made = sheet(
        *(
            unit(
                f"key{number}",
                source or "x",
                target,
                fuzzy=fuzzy and not retired,
                retired=retired,
                notes=tuple(notes),
                previous=source,
            )
            for number, (source, target, fuzzy, retired, notes) in enumerate(
                sorted(pieces, key=lambda one: one[3])
            )
        )
    )

    back = po.read(po.write(made))

    assert facts(back) == facts(made)
    assert back.segments == made.segments


def story() -> Sheet:
    return sheet(
        unit("a", 'The <g id="1">judges</g> "read" it.\nTwice.', "Los jueces\u2028lo leyeron."),
        unit("b", "A longer text, so that programs wrap it. " * 5, "Un texto largo. " * 12),
        unit("c", "Three", "Tres", fuzzy=True, previous="Tree"),
        unit("d", "Four", ""),
        unit("e", "Gone", "Fuera", retired=True),
    )


def _wrapped(text: str) -> str:
    def fold(found: re.Match[str]) -> str:
        pieces = re.findall(r"(?:\\.|[^\\]){1,20}", found[2])
        return f'{found[1]} ""\n' + "\n".join(f'"{one}"' for one in pieces)

    return re.sub(r'^(msgid|msgstr) "(.+)"$', fold, text, flags=re.MULTILINE)


def _reordered_header(text: str) -> str:
    head, _, rest = text.partition("\n\n")
    lines = head.split("\n")
    return "\n".join([*lines[:3], *reversed(lines[3:])]) + "\n\n" + rest


def _through_polib(text: str) -> str:
    return str(polib.pofile(text.replace("\u2028", " "), wrapwidth=60)).replace(
        "jueces lo", "jueces\u2028lo"
    )


REWRITES: dict[str, Callable[[str], str]] = {
    "wrapped": _wrapped,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "lone CR": lambda text: text.replace("\n", "\r"),
    "BOM": lambda text: "\ufeff" + text,
    "no end of the last line": lambda text: text.rstrip("\n"),
    "header in another order": _reordered_header,
    "more in the header": lambda text: text.replace(
        '"Language: es',
        '"Last-Translator: T <t@example.org>\\n"\n"X-Generator: Poedit\\n"\n"Language: es',
    ),
    "no space after the word": lambda text: text.replace('msgid "', 'msgid"'),
    "tabs and trailing spaces": lambda text: re.sub(
        r'^(msg\w+) (".*")$', "\\1\t \\2  ", text, flags=re.MULTILINE
    ),
    "translator's remarks": lambda text: text.replace("\nmsgctxt", "\n# Really?\n#: a:1\nmsgctxt"),
    "no previous texts": lambda text: re.sub(r"^#\|.*\n", "", text, flags=re.MULTILINE),
    "another program": _through_polib,
}  # fmt: skip


@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=REWRITES)
def test_what_other_programs_do_to_a_file_changes_nothing(rewrite: Callable[[str], str]) -> None:
    made = story()

    back = po.read(rewrite(po.write(made).decode()).encode())

    assert facts(back) == facts(made)


def test_entries_in_another_order_are_the_same_entries() -> None:
    made = story()
    head, *entries = po.write(made).decode().rstrip("\n").split("\n\n")

    back = po.read("\n\n".join([head, *reversed(entries)]).encode())

    assert sorted(facts(back), key=str) == sorted(facts(made), key=str)


def test_a_file_that_was_cut_off_never_passes_for_a_whole_one() -> None:
    made = story()
    data = po.write(made)
    live = [one for one in facts(made) if not one[4]]
    believed = []

    for end in range(len(data)):
        try:
            back = po.read(data[:end])
        except Unreadable:
            continue
        if back.segments is not None and len(back.units) >= back.segments:
            believed.append([one for one in facts(back) if not one[4]])

    assert all(one == live for one in believed)


HEAD = 'msgid ""\nmsgstr "Language: es\\n"\n\n'
BROKEN = {
    "string not closed": ('msgctxt "a"\nmsgid "One"\nmsgstr "Uno\n', 6),
    "quotation mark inside": ('msgctxt "a"\nmsgid "One"\nmsgstr "U"n"o"\n', 6),
    "no translation": ('msgctxt "a"\nmsgid "One"\n\nmsgctxt "b"\nmsgid "Two"\nmsgstr ""\n', 4),
    "ends after the source": ('msgctxt "a"\nmsgid "One"\n', 4),
    "no source": ('msgctxt "a"\nmsgstr "Uno"\n', 5),
    "two translations": ('msgid "One"\nmsgstr "Uno"\nmsgstr "Una"\n', 6),
    "words between": ('msgid "One"\nmsgstr "Uno"\n\nHello\n', 7),
    "text alone": ('# Remark\n"Uno"\n', 5),
    "HTML": ("<html><body>Hello</body></html>\n", 4),
}


@pytest.mark.parametrize(("text", "line"), BROKEN.values(), ids=BROKEN)
def test_a_broken_line_is_named(text: str, line: int) -> None:
    with pytest.raises(Unreadable) as refused:
        po.read((HEAD + text).encode())

    assert refused.value.line == line


def test_a_text_is_never_taken_for_a_path(tmp_path: Path) -> None:
    file = tmp_path / "secret.po"
    file.write_bytes(po.write(story()))

    with pytest.raises(Unreadable):
        po.read(str(file).encode())


ENTRY = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n\n'
    'msgctxt "a"\nmsgid "One"\nmsgstr "Año “nuevo”"\n'
)
ENCODED = {
    "UTF-8 under another name": ENTRY.format("ISO-8859-1").encode(),
    "Windows-1252": ENTRY.format("windows-1252").encode("cp1252"),
}
UNDECODABLE = {
    "unknown": (ENTRY.format("KLINGON-8").encode("cp1252"), 2),
    "evaluates": (ENTRY.format("unicode_escape").encode("cp1252"), 2),
    "unpacks": (ENTRY.format("zlib").encode("cp1252"), 2),
    "not what it says": (ENTRY.format("UTF-8").encode("cp1252"), 6),
    "two in one file": (ENTRY.format("windows-1252").encode("cp1252") + "# Año".encode(), 7),
    "UTF-16": (ENTRY.format("UTF-16").encode("utf-16"), 0),
    "half a character": (ENTRY.format("UTF-8").encode() + b"# \xed\xa0\x80\n", 7),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED)
def test_a_known_encoding_is_read(data: bytes) -> None:
    assert po.read(data).units[0].target == "Año “nuevo”"


@pytest.mark.parametrize(("data", "line"), UNDECODABLE.values(), ids=UNDECODABLE)
def test_an_encoding_that_cannot_be_read_is_named_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(Unreadable) as refused:
        po.read(data)

    assert line in {refused.value.line, 0}


def test_too_much_is_refused_before_it_is_read() -> None:
    with pytest.raises(Unreadable, match="10 MB"):
        po.read(b"#" * (10 * 1024 * 1024 + 1))
    with pytest.raises(Unreadable, match="entries at most"):
        po.read(b'msgid "a"\nmsgstr ""\n' * 41_000)


@pytest.mark.parametrize(
    "data",
    [b'msgid "a"\nmsgstr ""\n' + b'"xxxx"\n' * 1_400_000, b'msgid "' + b'\\"' * 5_000_000 + b'"\n'],
    ids=["a million lines", "a string of quotation marks"],
)
def test_hostile_files_take_no_longer_than_others(data: bytes) -> None:
    begun = time.process_time()
    with contextlib.suppress(Unreadable):
        po.read(data)

    # Anything that grows with the square of the file would take hours.
    assert time.process_time() - begun < 30
