"""A name is found however it is written, and wherever words are kept."""

from __future__ import annotations

import pytest

from newsroom.errors import BadInput
from newsroom.publishing import name_search
from tests.newsroom.translations.memory import remembered


@pytest.mark.usefixtures("app")
def test_the_memory_is_searched_too_whether_an_article_or_a_file_brought_it():
    remembered.put((remembered.WITNESS, "Rosa Quispe pidió protección."))

    places = name_search.search(["rosa quispe"])

    assert places == [name_search.Place("memory", "", "es", "old.tmx")]


def test_nothing_is_searched_for_without_a_name_and_nothing_too_short():
    assert name_search.search(["", "  "]) == []
    with pytest.raises(BadInput):
        name_search.search(["Ana", "Lí"])
