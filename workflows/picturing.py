"""What follows for pictures: their sizes are made, and the pages that show them renewed."""

from __future__ import annotations

from newsroom.events.models import Event
from newsroom.media import sizes
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
