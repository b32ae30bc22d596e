"""What the length of a headline and of a standfirst means where people meet them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.publishing.pages.heads import SUMMARY_LIMIT


@dataclass(frozen=True)
class Place:
    """Somewhere that shows so many characters and cuts the rest."""

    most: int
    fits: Any
    is_cut: Any


# Search engines and social networks cut by width, and tell no number: these are what usual letters
# come to in the 600 pixels of a search result and in two lines of a card.
HEADLINE: Sequence[Place] = (
    Place(
        60,
        _l("Search results show the whole title (about 60 characters)."),
        _l("Search results cut the title after about 60 characters."),
    ),
    Place(
        70,
        _l("Social cards show the whole title (about 70 characters)."),
        _l("Social cards cut the title after about 70 characters."),
    ),
    Place(
        90,
        _l("On the front page it is easy to take in (up to about 90 characters)."),
        _l("On the front page it is hard to take in (more than about 90 characters)."),
    ),
)
STANDFIRST: Sequence[Place] = (
    Place(
        155,
        _l("Search results show the whole standfirst (about 155 characters)."),
        _l("Search results cut the standfirst after about 155 characters."),
    ),
    Place(
        SUMMARY_LIMIT,
        _l("Social cards and feeds show the whole standfirst (200 characters)."),
        _l("Social cards and feeds cut the standfirst after 200 characters."),
    ),
)
