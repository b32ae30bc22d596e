"""Who is told, once, in their language, without a word of any article."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

import pytest

from newsroom import mail
from newsroom.articles import actions as articles
from newsroom.database import db
from newsroom.people.models import Notification
from newsroom.settings import current
from tests import make
from tests.workflows import busy

pytestmark = pytest.mark.usefixtures("app")


def letters() -> list[EmailMessage]:
    """Return the letters that were sent, oldest first."""
    return [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for path in sorted((current().data / "mail").glob("*.eml"))
    ]


def test_each_is_told_once_even_if_the_reaction_comes_five_times():
    people = make.staff()
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)

    for _ in range(5):
        for delivery_id in busy.undo("tell_editors"):
            busy.deliver(delivery_id)

    assert busy.telling() == {"edition_submitted": {"Emma", "Dora"}}
    assert sorted(str(one["To"]) for one in letters()) == sorted(
        [people.editor_en.email, people.duty.email]
    )


def test_nobody_is_told_of_what_they_did_themselves_or_after_they_left():
    people = make.staff()
    people.duty.active = False
    both = make.person("author", "editor:en", name="Berta")
    db.session.commit()
    edition = articles.start(make.STORY, language="en", by=both)

    articles.submit(edition.id, by=both)
    make.react()

    assert busy.telling() == {"edition_submitted": {"Emma"}}


def test_a_letter_speaks_the_language_of_whoever_gets_it_and_leads_to_their_move():
    people = make.staff()
    people.editor_en.locale = "es"
    db.session.commit()
    edition = make.draft(people)

    articles.submit(edition.id, by=people.author)
    make.react()

    bodies = {str(one["To"]): one.get_content() for one in letters()}
    url = f"{current().public_url}/desk/articles/{edition.article_id}"
    assert all(url in body for body in bodies.values())
    assert bodies[people.editor_en.email] != bodies[people.duty.email]
    assert "submitted the article" in bodies[people.duty.email]
    assert "submitted the article" not in bodies[people.editor_en.email]


def test_a_letter_that_cannot_be_sent_leaves_the_person_told_in_the_newsroom(monkeypatch):
    def broken(**_: str) -> None:
        message = "no route to the mail server"
        raise OSError(message)

    people = make.staff()
    edition = make.draft(people)
    articles.submit(edition.id, by=people.author)
    monkeypatch.setattr(mail, "send", broken)
    (delivery_id,) = busy.undo("tell_editors")

    with pytest.raises(OSError, match="no route"):
        busy.deliver(delivery_id)

    assert busy.telling() == {"edition_submitted": {"Emma", "Dora"}}
    assert busy.waiting() == [delivery_id]
    assert db.session.scalars(db.select(Notification.read_at)).all() == [None, None]
