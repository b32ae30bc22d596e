"""Notes, speakers, posts and passages on their way through a translation to both pages."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask

from newsroom.articles import footnotes, markup
from newsroom.articles.content import Content
from newsroom.articles.models import Article
from newsroom.translations import actions, queries
from newsroom.translations.saving import Entry, save_segments
from newsroom.translations.states import TargetStatus
from newsroom.web.body import text as body_text
from newsroom.web.body.text import MARKDOWN, Typed
from tests import make

TEXT = """\
The court spoke first[^court], and the families spoke then[^families].

> We will not leave.
>
> — Rosa Quispe, farmer

<blockquote class="post" translate="no" lang="qu" cite="https://social.example/@ana/1098765">\
<p>Manam ripusaqkuchu.</p><footer><cite>Ana (@ana)</cite></footer></blockquote>

The word <span lang="quc">tinamit</span> means people.

[^court]: The ruling of the court was read in the room.

[^families]: Thirty of the families were there.
"""


def story() -> Content:
    return replace(make.STORY, body=body_text.stored(Typed(TEXT, MARKDOWN)))


def test_a_translation_keeps_notes_speakers_posts_and_passages(app: Flask) -> None:
    people = make.staff()
    task = make.claimed(people, story())
    rows = {row.segment.text: row for row in queries.rows(task)}

    kinds = {row.segment.kind for row in rows.values()}
    assert {"note", "attribution", "quote"} <= kinds
    assert rows["Manam ripusaqkuchu."].locked
    assert app.testing

    make.translate(task, people.translator)
    moved = next(row for row in queries.rows(task) if 'then<x id="2"/>' in row.segment.text)
    turned = 'Traducido: las familias hablaron luego<x id="2"/>, y la corte antes<x id="1"/>.'
    save_segments(
        task.id,
        [Entry(moved.segment.key, turned, moved.version, confirmed=True)],
        fence=task.fence,
        by=people.translator,
    )
    body = actions.hand_in(task.id, by=people.translator).body

    assert footnotes.keys_in(body) == ("families", "court")
    assert [
        markup.text_of(one.children)
        for one in markup.elements(markup.read(body).children)
        if footnotes.referred(one)
    ] == ["1", "2"]
    assert "<footer>Traducido: Rosa Quispe, farmer</footer>" in body
    assert "<p>Manam ripusaqkuchu.</p>" in body
    assert '<span lang="quc">tinamit</span>' in body


def test_a_note_that_is_added_leaves_every_other_translation_as_it_was(app: Flask) -> None:
    assert app.testing
    people = make.staff()
    article = make.ready(people, story()).article
    before = _texts(article)
    text = TEXT.replace("The court spoke", "The first[^new] court spoke", 1)
    text += "\n[^new]: There was another court before.\n"

    make.rewrite(people, article, replace(story(), body=body_text.stored(Typed(text, MARKDOWN))))
    after = _texts(article)

    waiting = [
        row.segment.kind
        for row in queries.rows(make.task_of(article))
        if row.status in {TargetStatus.EMPTY, TargetStatus.FUZZY} and not row.is_optional
    ]
    assert waiting == ["paragraph", "note"]
    kept = before.keys() & after.keys()
    assert len(kept) == len(before) - 1
    assert {one: after[one] for one in kept} == {one: before[one] for one in kept}


def _texts(article: Article) -> dict[str, str]:
    return {row.segment.text: row.text for row in queries.rows(make.task_of(article))}
