"""The door for HTML, ``clean_body``; everything else that is typed goes through ``characters``."""

import re
import threading

import bleach
import nh3
from flask_babel import lazy_gettext as _l

from newsroom.articles import body_limits, footnotes, markup
from newsroom.articles.body_policy import (
    ATTRIBUTES,
    BOXES,
    DROPPED_WITH_TEXT,
    ELEMENTS,
    RENAMED,
    conform,
)
from newsroom.articles.plain_shape import is_plain
from newsroom.characters import refuse_unstorable, without_controls
from newsroom.errors import BadInput

# What may bear which of them is asked again by the policy: "picture" is for images alone.
_SCHEMES = frozenset({"http", "https", "mailto", "picture"})
_ROUNDS = 12
_WRITTEN_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*)")

# Boxes and old names may pass the first reading with what they say of their language;
# ``conform`` turns them into the elements of the policy.
_reader = nh3.Cleaner(
    tags=set(ELEMENTS | BOXES | RENAMED.keys()),
    clean_content_tags=set(DROPPED_WITH_TEXT),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes=set(_SCHEMES),
    link_rel=None,
)
_of_thread = threading.local()


class SafeBody(str):
    """HTML that came from ``clean_body``."""

    __slots__ = ()


def clean_body(html: str) -> SafeBody:
    """Return the body as it may be stored and shown; cleaning it again changes nothing.

    Two independent parsers must agree with the policy and find nothing left to change, so
    that no text can mean one thing here and another in a browser.

    Raises:
        TooLarge: longer than 500,000 characters, too deep or too many elements.
        BadInput: holds NUL or lone surrogates, or never comes to rest.
    """
    refuse_unstorable(html, field="body")
    before = html
    for _ in range(_ROUNDS):
        body_limits.refuse_costly(before)
        body = _conforming(before)
        if body == before and not is_plain(before):
            # Most bodies are of a shape that needs no second opinion, and bleach is slow.
            body = _bleached(before)
        if body == before:
            return SafeBody(body)
        before = body
    raise BadInput(_l("The formatting of this text cannot be understood."), field="body")


def trusted(stored: str) -> SafeBody:
    """Mark a text that our own database holds and that was cleaned when it entered."""
    return SafeBody(stored)


def removed(html: str) -> tuple[str, ...]:
    """Name the elements of a text that ``clean_body`` takes out, sorted; a report, no check."""
    written = {name.lower() for name in _WRITTEN_TAG.findall(html)}
    return tuple(sorted(written - ELEMENTS - BOXES - RENAMED.keys()))


def as_read(html: str) -> markup.Element:
    """Return the tree of a text as it is understood before anything is settled; a report."""
    return markup.read(_spelled(html))


def _spelled(html: str) -> str:
    read = without_controls(_reader.clean(html)).replace("&nbsp;", "\N{NO-BREAK SPACE}")
    body_limits.refuse_grown(read)
    return read


def _conforming(html: str) -> str:
    read = _spelled(html)
    tree = markup.read(read)
    conform(tree, has_notes=footnotes.may_be_in(read))
    return markup.write(tree.children)


def _bleached(body: str) -> str:
    # A Cleaner's parser has a state of its own: one for each thread.
    cleaner: bleach.Cleaner | None = getattr(_of_thread, "cleaner", None)
    if cleaner is None:
        cleaner = _of_thread.cleaner = bleach.Cleaner(
            tags=ELEMENTS,
            attributes={tag: list(names) for tag, names in ATTRIBUTES.items()},
            protocols=_SCHEMES,
            strip=True,
            strip_comments=True,
        )
    return str(cleaner.clean(body))
