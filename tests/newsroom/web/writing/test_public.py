"""What readers get of what stands around a text: its kind, its addresses, and nobody's names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from newsroom.articles.content import of_revision
from newsroom.articles.kinds import ArticleKind
from newsroom.database import db
from newsroom.glossary import actions as glossary
from newsroom.glossary.entries import Entry as Name
from newsroom.glossary.entries import FormEntry
from newsroom.glossary.states import ConceptKind
from newsroom.publishing import actions as releasing
from newsroom.publishing.models import ReleaseObject
from newsroom.translations import actions, claims, queries
from newsroom.translations.saving import Entry, save_segments
from tests import make
from tests.newsroom.web.journey import sign_in, words


@pytest.mark.database
def test_readers_are_told_the_kind_and_never_whom_it_names(app: Flask) -> None:
    assert app.testing
    people = make.staff()
    given = Name((FormEntry("en", "Zorro Collective"),), kind=ConceptKind.ORGANISATION)
    name = glossary.propose(given, by=people.editor_en)
    text = replace(make.STORY, kind=ArticleKind.REPORT, named=(name.id.hex,))

    release = make.published(people, text)

    for edition in release.article.editions:
        page = make.site_bytes(edition.language, make.current_of(edition).slug).decode()
        kind = {"en": "Report", "es": "Informe"}[edition.language]
        assert f'<span class="kind">{kind}</span>' in page
        assert '"@type":"Report"' in page.replace(": ", ":")
        assert name.id.hex not in page
        assert "Zorro" not in page


def test_a_page_of_news_is_what_it_was(app: Flask) -> None:
    assert app.testing
    people = make.staff()

    release = make.published(people)

    page = make.site_bytes("en", make.current_of(release.article.source).slug).decode()
    assert 'class="kind"' not in page


@pytest.mark.database
def test_a_changed_address_leads_on_in_both_languages(app: Flask) -> None:
    people = make.staff()
    article = make.published(people).article
    before = {one.language: make.current_of(one).slug for one in article.editions}
    author = sign_in(app, people.author)
    asked = f"/desk/writing/address?language=en&slug=new-one&edition={article.source.id}"
    warned = words(author.open(asked))

    content = replace(of_revision(make.current_of(article.source)), slug="new-one")
    make.rewrite(people, article, content)
    task = claims.claim(make.task_of(article).id, by=people.translator)
    make.translate(task, people.translator)
    slug = next(one for one in queries.rows(task) if one.segment.kind == "slug")
    typed = Entry(slug.segment.key, "Ríos Nuevos", slug.version, confirmed=True)
    save_segments(task.id, [typed], fence=task.fence, by=people.translator)
    shown = words(sign_in(app, people.translator).open(f"/translate/{task.id}"))
    actions.hand_in(task.id, by=people.translator)
    actions.approve(task.id, make.current_of(task.edition).id, by=people.editor_es)
    make.react()
    releasing.publish(make.waiting_release(article).id, by=people.editor_es)
    make.react()

    after = {one.language: make.current_of(one).slug for one in article.editions}
    assert after == {"en": "new-one", "es": "rios-nuevos"}
    assert f"/en/{before['en']}/" in warned
    assert "/es/rios-nuevos/" in shown
    assert f"/es/{before['es']}/" in shown
    moved = db.session.execute(
        db.select(ReleaseObject.slug, ReleaseObject.location).where(ReleaseObject.role == "moved")
    ).all()
    assert {tuple(row) for row in moved} >= {
        (before["en"], "/en/new-one/"),
        (before["es"], "/es/rios-nuevos/"),
    }
