"""A translator sees what was given out to be translated, and no draft of it."""

from dataclasses import replace

from flask import Flask

from newsroom.articles import actions as articles
from tests import make
from tests.newsroom.web.browsing import Browser

WITNESS = "Rosa Quispe Mamani"


def test_a_name_that_was_taken_out_before_approval_reaches_no_translator(app: Flask):
    people = make.staff()
    told = replace(make.STORY, body=f"<p>{WITNESS} saw the judges come in.</p>")
    edition = make.draft(people, told)
    articles.save(edition.id, make.STORY, version=1, by=people.author)
    articles.submit(edition.id, by=people.author)
    assert edition.current_revision_id is not None
    articles.approve(edition.id, edition.current_revision_id, by=people.editor_en)
    make.react()
    task = make.task_of(edition.article)
    articles.save(edition.id, told, version=2, by=people.author)
    make.react()

    browser = Browser(app, people.translator)
    article = browser.get(f"/desk/articles/{edition.article_id}")
    pages = [
        browser.get(path)
        for path in (
            f"/translate/{task.id}",
            f"/translate/{task.id}/preview",
            f"/desk/revisions/{edition.id}/1",
            f"/desk/revisions/{edition.id}/3",
            "/account/notifications",
        )
    ]

    assert article.status_code == 302
    assert article.location.endswith(f"/translate/{task.id}")
    assert [one.status_code for one in pages] == [200, 200, 404, 404, 200]
    assert all(WITNESS not in one.text for one in pages)
