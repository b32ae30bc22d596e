"""Private sources: looked for beside the texts of a release as well."""

from __future__ import annotations

import pytest

from newsroom.articles.sources import actions as sources
from newsroom.articles.sources.source import Source
from newsroom.errors import Refused
from newsroom.publishing import actions, corrections
from newsroom.publishing.states import Severity
from tests import make
from tests.newsroom.publishing import asking
from tests.newsroom.publishing.asking import NOTES

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]


def test_a_note_that_names_a_private_source_does_not_go_out():
    people = make.staff()
    article = asking.live(people)
    correction = corrections.open_correction(
        article.id,
        severity=Severity.SERIOUS,
        scope=("en", "es"),
        notes=NOTES,
        by=people.editor_en,
    )
    make.react()
    corrections.approve_notes(correction.id, notes=NOTES, by=people.editor_es)
    make.rewrite(people, article, asking.titled(article))
    make.translate_again(people, article)
    release = make.waiting_release(article)
    word = max(NOTES["en"].split(), key=len).strip(".,")
    sources.add(article.id, Source(word), by=people.author)

    with pytest.raises(Refused, match="en · Note"):
        actions.publish(release.id, by=people.editor_es)
