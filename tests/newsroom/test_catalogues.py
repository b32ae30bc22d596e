from __future__ import annotations

import os

import pytest

from newsroom import catalogues

CATALOGUE = """
msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Archive"
msgstr "Archivo"

#, fuzzy
msgid "Front page"
msgstr "Frente"
"""


@pytest.fixture
def locales(tmp_path):
    source = tmp_path / "es" / "LC_MESSAGES" / "messages.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE)
    return tmp_path


def test_every_catalogue_is_compiled_beside_its_source(locales):
    [written] = catalogues.compile_all(locales)

    assert written == locales / "es" / "LC_MESSAGES" / "messages.mo"
    assert sorted(one.name for one in written.parent.iterdir()) == ["messages.mo", "messages.po"]
    assert catalogues.load(locales, "es").gettext("Archive") == "Archivo"


def test_an_unsure_translation_is_not_shown(locales):
    catalogues.compile_all(locales)

    assert catalogues.load(locales, "es").gettext("Front page") == "Front page"


def test_a_catalogue_that_was_not_compiled_is_read_all_the_same(locales):
    assert catalogues.load(locales, "es").gettext("Archive") == "Archivo"


def test_words_changed_after_compiling_are_the_ones_that_count(locales):
    [compiled] = catalogues.compile_all(locales)
    source = compiled.with_suffix(".po")
    source.write_text(CATALOGUE.replace("Archivo", "Hemeroteca"))
    later = compiled.stat().st_mtime + 5
    os.utime(source, (later, later))

    assert catalogues.load(locales, "es").gettext("Archive") == "Hemeroteca"


def test_a_language_without_words_is_refused_and_english_needs_none(locales):
    assert catalogues.load(locales, "en").gettext("Archive") == "Archive"
    with pytest.raises(LookupError, match="'fr'"):
        catalogues.load(locales, "fr")
