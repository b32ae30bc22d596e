"""Articles after publication, and the addresses of the pages about them."""

from __future__ import annotations

import uuid

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from newsroom.articles import queries
from newsroom.publishing import queries as publishing
from tests import make


def live(people: make.Staff) -> uuid.UUID:
    """Carry an article to two live pages; returns its id."""
    return make.published(people, make.numbered()).article_id


def page(article_id: uuid.UUID) -> str:
    """Return the address of the page after publication."""
    return f"/desk/articles/{article_id}/after"


def paths(article_id: uuid.UUID) -> dict[str, str]:
    """Return the public paths of an article by language."""
    return publishing.live_urls(queries.article(article_id))


def read(app: Flask, path: str) -> TestResponse:
    """Ask for a public page as a reader."""
    client: FlaskClient = app.test_client()
    return client.get(path)


def states(article_id: uuid.UUID) -> dict[str, str]:
    """Return the public state of each language."""
    return {one.language: str(one.public_state) for one in queries.article(article_id).editions}
