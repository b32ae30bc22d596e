"""``newsroom verify`` says what does not hold, in lines or in one JSON document."""

from __future__ import annotations

import json

import pytest
from click.testing import Result
from flask import Flask

from newsroom.articles.models import Article
from newsroom.database import db
from newsroom.verify import looking
from tests import make, rows


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "PATIENCE_S", 0)


def run(app: Flask, *arguments: str) -> Result:
    db.session.remove()
    return app.test_cli_runner().invoke(args=["verify", *arguments])


def broken() -> str:
    article = make.published(make.staff()).article
    rows.change(Article, article.id, taken_down_at=rows.ago(hours=1))
    return article.id.hex


def test_a_sound_newsroom_is_summed_up(app: Flask) -> None:
    make.published(make.staff())

    result = run(app)

    assert result.exit_code == 0
    assert " 1  Languages go public together: 1\n" in result.output
    assert result.output.endswith("Every promise that was checked holds.\n")


def test_each_violation_is_one_line_with_article_and_advice(app: Flask) -> None:
    name = broken()

    result = run(app)

    assert result.exit_code == 1
    assert result.output == (
        f"8  {name}  The article was taken down for somebody’s safety, but is live."
        " Take it down again, at once.\n"
    )


def test_json_is_one_document(app: Flask) -> None:
    name = broken()

    result = run(app, "--json", "--deep")

    told = json.loads(result.output)
    assert result.exit_code == 1
    assert [(one["invariant"], one["article"]) for one in told["violations"]] == [(8, name)]
    assert told["checked"]["links"] == 1
    assert told["warnings"] == []


def test_one_invariant_can_be_asked_alone(app: Flask) -> None:
    broken()

    result = run(app, "--only", "4")

    assert result.exit_code == 0
    assert "Languages" not in result.output


def test_an_invariant_that_there_is_not_is_refused(app: Flask) -> None:
    result = run(app, "--only", "13")

    assert result.exit_code == 2
    assert "0<=x<=12" in result.output
