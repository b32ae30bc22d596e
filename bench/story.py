"""The text that is carried through a life: fourteen segments, different in every pair."""

from __future__ import annotations

from dataclasses import dataclass

_TITLE = "The valley counts its springs"
_STANDFIRST = "Twelve families walked for a week to write down where the water still rises."
_CREDIT = "Photo: Inés Valdivia"
_PARAGRAPHS = (
    "The walk began before dawn, with lamps, a rope and a school notebook.",
    "Nobody had counted the springs since the year of the great frost.",
    "“We knew them by their voices,” says Rosa Quispe, who is eighty-one.",
    "By the third day they had written down forty names and crossed out nine.",
    "The nine are dry. Five of them lie below the new road.",
    "The company that built the road answers letters within ninety days, its lawyer says.",
    "The regional office keeps a map on which the valley is an empty white field.",
    "On the fifth day a teacher drew a better one on the back of a calendar.",
    "Two engineers from the city checked it and found a single error.",
    "The families corrected it the same evening, by the stove.",
    "Now the calendar hangs in the court, as evidence number seven.",
)


@dataclass(frozen=True)
class Story:
    """One article's words; eleven paragraphs, title, standfirst and credit are the segments."""

    title: str
    standfirst: str
    credit: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        """Return the paragraphs as HTML."""
        return "".join(f"<p>{one}</p>" for one in self.paragraphs)


def story(number: int) -> Story:
    """Return the story under this number: no segment of it occurs in another one."""
    return Story(
        f"{_TITLE} {number}",
        f"{_STANDFIRST} ({number})",
        f"{_CREDIT} ({number})",
        tuple(f"{one} ({number})" for one in _PARAGRAPHS),
    )
