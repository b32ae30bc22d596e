"""A sample article as its author would have typed it."""

import datetime as dt

from newsroom.articles.content import Content
from newsroom.articles.states import BylineKind
from newsroom.database import now
from newsroom.demo import about
from newsroom.demo.story import Story


def content_of(story: Story) -> Content:
    """Return a story's words in its source language as an author would have written them."""
    words = story.words[story.source_language]
    return Content(
        title=words.title,
        standfirst=words.standfirst,
        body=words.body,
        byline=story.byline or "Ana Robles",
        byline_kind=BylineKind.PSEUDONYM if story.byline else BylineKind.REAL,
        photo_credit=words.photo_credit,
        dateline=(now() - dt.timedelta(days=story.days_ago)).date(),
        countries=story.countries,
        topics=about.keys_of(story),
    )
