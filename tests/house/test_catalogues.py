"""Both languages of the interface are whole: no word is missing, doubtful or out of step."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import polib
import pytest

from newsroom.languages import LANGUAGES

ROOT = Path(__file__).parents[2]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%")
# A language is whole when it has every text; the source language needs none.
TRANSLATED = sorted(set(LANGUAGES) - {"en"})


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locales" / language / "LC_MESSAGES" / "messages.po"))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> polib.POFile:
    """Return what the code and the templates ask for now."""
    target = tmp_path_factory.mktemp("catalogues") / "messages.pot"
    mapping = ROOT / "locales" / "babel.cfg"
    pybabel = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract"]
    keywords = ["-k", "_l", "-k", "lazy_gettext", "-k", "lazy_ngettext:1,2"]
    folders = ["newsroom", "workflows", "templates"]
    subprocess.run(
        [*pybabel, "-F", str(mapping), *keywords, "-o", str(target), *folders], cwd=ROOT, check=True
    )
    return polib.pofile(str(target))


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_visible_text_has_its_translation(language: str, template: polib.POFile) -> None:
    have = {(one.msgctxt, one.msgid) for one in catalogue(language) if all(texts(one))}
    asked = {(one.msgctxt, one.msgid) for one in template if not one.obsolete}

    assert asked - have == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_left_over(language: str, template: polib.POFile) -> None:
    asked = {(one.msgctxt, one.msgid) for one in template}

    assert {(one.msgctxt, one.msgid) for one in catalogue(language)} - asked == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_doubtful(language: str) -> None:
    assert [one.msgid for one in catalogue(language) if one.fuzzy or one.obsolete] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_placeholders_of_its_source(language: str) -> None:
    unequal = [
        one.msgid
        for one in catalogue(language)
        for text in filter(None, texts(one))
        if Counter(PLACEHOLDER.findall(text))
        not in (
            [
                Counter(PLACEHOLDER.findall(one.msgid)),
                Counter(PLACEHOLDER.findall(one.msgid_plural)),
            ]
        )
    ]

    assert unequal == []
