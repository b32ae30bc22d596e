"""No list ever names a page that is not there yet."""

from __future__ import annotations

import pytest
from flask import Flask

from newsroom.publishing import actions, commit
from newsroom.publishing.listing import projection
from newsroom.publishing.site import follow
from newsroom.settings import current
from tests import make


def test_what_is_committed_while_lists_are_made_is_a_page_before_it_is_in_a_list(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app.testing
    people = make.staff()
    first, second = (make.ready(people, make.numbered()) for _ in range(2))
    tree = follow.tree_of(current())
    actions.publish(first.id, by=people.editor_es)
    assert commit.publish(first.id, tree.objects)
    actions.publish(second.id, by=people.editor_es)
    bring_up = projection.bring_up

    def overtaken() -> projection.Reached:
        if second.number is None:
            assert commit.publish(second.id, tree.objects)
        return bring_up()

    monkeypatch.setattr(projection, "bring_up", overtaken)

    assert follow.rewrite_lists(tree)

    slug = make.current_of(second.article.source).slug
    shown = (tree.root / "lists" / "current" / "en" / "index.html").read_text()
    assert slug in shown
    assert make.site_bytes("en", slug)
