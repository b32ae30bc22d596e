"""Two people act on the comments of one text at the same moment."""

from __future__ import annotations

import pytest
from flask import Flask

from newsroom.articles import actions, queries
from newsroom.articles.comments import actions as comments
from newsroom.articles.comments import threads as comments_threads
from newsroom.articles.comments.actions import Said
from newsroom.articles.states import EditionState
from newsroom.errors import Refused
from newsroom.events import queries as events
from newsroom.people import queries as people
from tests import make
from tests.crowd import at_once

pytestmark = pytest.mark.database


def test_of_four_who_settle_at_once_one_does(app: Flask) -> None:
    staff = make.staff()
    edition = make.draft(staff)
    edition_id = edition.id
    comment_id = comments.say(edition_id, Said("Who?"), by=staff.author).id
    ids = [staff.author.id, staff.editor_en.id, staff.editor_es.id, staff.duty.id]

    def settles(number: int) -> str:
        comments.settle(edition_id, comment_id, by=people.person(ids[number]))
        return "settled"

    outcomes = at_once(app, 4, settles)

    assert sum(one == "settled" for one in outcomes) == 1
    assert sum(isinstance(one, Refused) for one in outcomes) == 3
    [thread] = comments_threads.of(queries.edition(edition_id))
    assert thread.comment.settled_by == ids[outcomes.index("settled")]
    assert events.chain_faults(f"article:{edition.article_id}") == []


@pytest.mark.parametrize("attempt", range(3))
def test_what_is_to_be_settled_first_never_slips_past_an_approval(app: Flask, attempt: int) -> None:
    staff = make.staff()
    edition = make.draft(staff)
    actions.submit(edition.id, by=staff.author)
    edition_id, revision_id = edition.id, make.current_of(edition).id
    editor_id, duty_id = staff.editor_en.id, staff.duty.id

    def acts(number: int) -> str:
        if number == attempt % 2:
            actions.approve(edition_id, revision_id, by=people.person(duty_id))
        else:
            said = Said("No.", blocks=True)
            comments.say(edition_id, said, by=people.person(editor_id))
        return "done"

    outcomes = at_once(app, 2, acts)

    kinds = [one.kind for one in events.history(edition.article_id)]
    approved = queries.edition(edition_id).state is EditionState.APPROVED
    assert outcomes[1 - attempt % 2] == "done"
    assert approved == (outcomes[attempt % 2] == "done") == ("edition_approved" in kinds)
    if approved:  # the newest first
        assert kinds.index("comment_made") < kinds.index("edition_approved")
