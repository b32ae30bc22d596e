"""How the words of a comment change and go: by whoever wrote them, or because of a danger."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from newsroom.articles.comments import actions as comments
from newsroom.articles.comments import threads as comments_threads
from newsroom.articles.comments.actions import Said
from newsroom.articles.comments.anchoring import Anchor
from newsroom.articles.comments.models import Comment
from newsroom.articles.models import Edition
from newsroom.articles.states import About
from newsroom.database import db
from newsroom.errors import NotAllowed, Refused
from newsroom.people.models import Person
from newsroom.publishing import name_search
from tests import make, rows

pytestmark = pytest.mark.usefixtures("at_rest")

QUOTE = "The company has to leave the valley"


def quoted(edition: Edition, by: Person, *, quote: str = QUOTE, **more: Any) -> Comment:
    said = Said("Who says so?", About.BODY, Anchor(quote), **more)
    return comments.say(edition.id, said, by=by)


def test_words_can_be_changed_by_whoever_wrote_them_for_fifteen_minutes(
    people: make.Staff,
) -> None:
    edition = make.draft(people, make.numbered())
    comment = quoted(edition, people.editor_en)
    comments.change(edition.id, comment.id, "Who says that?", by=people.editor_en)
    assert comment.text == "Who says that?"
    with pytest.raises(NotAllowed):
        comments.change(edition.id, comment.id, "Me.", by=people.author)
    rows.change(Comment, comment.id, written_at=rows.ago(hours=1))

    with pytest.raises(Refused):
        comments.change(edition.id, comment.id, "Too late.", by=people.editor_en)

    assert comment.written_at < comment.changed_at  # type: ignore[operator]  # it was changed
    assert comment.changed_at - comment.written_at > dt.timedelta(minutes=15)  # type: ignore[operator]


def test_who_takes_their_words_back_leaves_that_they_spoke(people: make.Staff) -> None:
    edition = make.draft(people, make.numbered())
    comment = quoted(edition, people.editor_en, blocks=True)
    comments.reply(edition.id, comment.id, "The court.", by=people.author)

    comments.remove(edition.id, comment.id, by=people.editor_en)

    [thread] = comments_threads.of(edition)
    assert thread.comment.removed_at is not None
    assert (thread.comment.text, thread.comment.quote) == ("", QUOTE)
    assert [one.text for one in thread.replies] == ["The court."]
    db.session.refresh(edition, ["open_blocking"])
    assert edition.open_blocking == 0


def test_an_editor_erases_what_is_settled_with_the_words_that_it_quotes(
    people: make.Staff,
) -> None:
    edition = make.draft(people, make.numbered())
    comment = quoted(edition, people.author, proposed="Zumbayllu")
    with pytest.raises(Refused):
        comments.erase(edition.id, comment.id, by=people.editor_en)
    comments.settle(edition.id, comment.id, by=people.author)
    with pytest.raises(NotAllowed):
        comments.erase(edition.id, comment.id, by=people.author)

    comments.erase(edition.id, comment.id, by=people.editor_en)

    assert (comment.text, comment.quote, comment.proposed) == ("", "", None)
    assert (comment.before, comment.after) == ("", "")


def test_a_name_is_found_in_comments_after_a_takedown(people: make.Staff) -> None:
    edition = make.draft(people, make.numbered())
    comment = comments.say(edition.id, Said("Ask Yawar Fiesta."), by=people.author)

    [place] = name_search.search(["yáwar fiesta"])

    assert (place.kind, place.article_id) == ("comment", edition.article_id.hex)
    assert (place.detail, place.is_public) == (str(comment.id), False)


def test_the_history_holds_ids_and_no_word_of_what_was_said(people: make.Staff) -> None:
    edition = make.draft(people, make.numbered())
    said = Said("Zumbayllu?", About.BODY, Anchor(QUOTE), proposed="Zumbayllu")
    comment = comments.say(edition.id, said, by=people.editor_en)
    comments.reply(edition.id, comment.id, "Zumbayllu.", by=people.author)

    tables = rows.snapshot()

    assert "Zumbayllu" in str(tables["edition_comment"])
    assert "Zumbayllu" not in str(tables["event_payload"])
