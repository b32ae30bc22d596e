"""Hashtags are the same on both sides, or what the newsroom's terms put in their place."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks import addresses, twins
from newsroom.translations.checks.finding import Check, Found, Severity
from newsroom.translations.checks.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    """Find hashtags that the other side does not have, neither as they are nor translated."""
    here = tuple(addresses.hashtags(pair.source.text))
    there = tuple(addresses.hashtags(pair.target.text))
    written = {one.written.casefold() for one in there}
    allowed: set[str] = set()
    for one in here:
        twin = twins.of(pair, one.written)
        either = {one.written.casefold(), twin.casefold()}
        allowed |= either
        if not either & written:
            message = (
                _l(
                    "The hashtag %(tag)s, in the other language %(twin)s, is missing.",
                    tag=one.written,
                    twin=twin,
                )
                if twin
                else _l("The hashtag %(tag)s of the source is missing.", tag=one.written)
            )
            yield Found(message, source=(one.span,))
    for one in there:
        if one.written.casefold() not in allowed:
            message = _l("The source does not have the hashtag %(tag)s.", tag=one.written)
            yield Found(message, target=(one.span,))


CHECK = Check(
    "hashtags",
    Severity.ERROR,
    _l("Hashtags"),
    _l(
        "People find each other by a hashtag, letter by letter. It stays as it is, unless the"
        " newsroom's terms say what it is in the other language, as #UPR28 and #EPU28."
    ),
    _find,
)
