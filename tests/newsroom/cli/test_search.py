"""The commands for the index that readers search in."""

from __future__ import annotations

import pytest

from newsroom.database import db
from newsroom.search.models import SearchEntry
from tests import make
from tests.newsroom.search.stories import found

pytestmark = pytest.mark.database


def test_the_index_is_made_anew(app):
    make.published(make.staff())
    db.session.execute(db.delete(SearchEntry))
    db.session.commit()
    assert found("river") == []

    result = app.test_cli_runner().invoke(args=["search", "rebuild"])

    assert (result.exit_code, result.output) == (0, "Articles looked at for the search: 1.\n")
    assert found("river") == ["River defenders win their case"]
