"""What follows for pictures: sizes are made, pages renewed, people told of rights that end."""

from __future__ import annotations

from newsroom.articles import showing
from newsroom.events.models import Event
from newsroom.media import queries, rules, sizes
from newsroom.people import queries as people
from newsroom.people.notifications import tell
from newsroom.publishing import refreshing
from workflows.task_session import event_subject, reaction


@reaction(whole=False)
def make_picture_sizes(event: Event) -> None:
    """Make the files that readers get of a picture, where they are not made yet."""
    sizes.make(event_subject(event))


@reaction(whole=True)
def refresh_pictured(event: Event) -> None:
    """Renew the live pages that show a picture of which something changed."""
    refreshing.refresh_pictured(event_subject(event))


@reaction(whole=False)
def tell_picture_rights(event: Event) -> None:
    """Rights end, or consent is gone: who sent the picture, and the editors of what shows it."""
    picture = queries.picture(event_subject(event))
    languages = showing.live_languages(picture.id)
    editors = [one for language in languages for one in people.editors(language)]
    duty = people.duty_editors() if languages else ()
    known = [people.person(picture.uploaded_by), *editors, *duty]
    told = [one for one in known if rules.may_change(picture, one)]
    tell(event, told, path=f"/desk/pictures/{picture.id}")
