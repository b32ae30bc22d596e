"""Pages are rendered before they are public: until then nobody else on the machine reads them."""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from newsroom.publishing.site.objects import ObjectStore
from newsroom.settings import current
from tests import make


def test_a_new_store_is_for_its_owner_only(tmp_path: Path) -> None:
    store = ObjectStore(tmp_path / "site" / "objects")

    store.put(b"<p>Not yet.</p>", ".html")

    assert store.root.stat().st_mode & 0o777 == 0o700


def test_the_served_folder_leads_only_to_what_is_public(app: Flask) -> None:
    assert app.testing
    people = make.staff()
    waiting = make.ready(people)
    served = current().site / "public"
    words = make.current_of(waiting.article.source).title.encode()
    assert any(words in one.read_bytes() for one in (current().site / "objects").rglob("*.html"))

    seen = list(served.rglob("*")) if served.exists() else []

    assert not [one for one in seen if one.is_file() and words in one.read_bytes()]
