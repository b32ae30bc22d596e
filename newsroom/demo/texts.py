"""The sample articles of the demonstration, in the order in which they are carried on."""

from newsroom.demo.story import Story
from newsroom.demo.texts_afterwards import MARKET, ORCHARD, WELLS
from newsroom.demo.texts_land import HEARING, MAPPING, STAIRCASE, WIDOWS
from newsroom.demo.texts_protectors import PROTECTORS
from newsroom.demo.texts_searching import PRINTERS, SEARCHERS, SHOES
from newsroom.demo.texts_voices import INTERPRETERS, RADIO, TEACHER
from newsroom.demo.texts_water_and_salt import LAKE, LEAD, SALT
from newsroom.demo.texts_work import KILNS, ONCE, SEAFARERS

__all__ = ["ONCE", "STORIES"]

STORIES: tuple[Story, ...] = (
    LAKE,
    SEARCHERS,
    SEAFARERS,
    RADIO,
    KILNS,
    HEARING,
    STAIRCASE,
    PROTECTORS,
    SALT,
    WIDOWS,
    INTERPRETERS,
    MAPPING,
    TEACHER,
    LEAD,
    SHOES,
    PRINTERS,
    WELLS,
    MARKET,
    ORCHARD,
)
"""One for each state that an article can be left in."""
