"""Addresses of pages, of mailboxes and of people on networks are the same on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_babel import lazy_gettext as _l

from newsroom.articles.segments import LINK
from newsroom.translations.checks import addresses, twins
from newsroom.translations.checks.addresses import Address
from newsroom.translations.checks.finding import Check, Found, Severity
from newsroom.translations.checks.pair import Pair


def _find(pair: Pair) -> Iterator[Found]:
    """Find addresses that only one side has; a page may be its twin in the other language."""
    if pair.kind == LINK:  # there the translator names another page on purpose
        return
    source, target = pair.source.text, pair.target.text
    for found in (addresses.pages, addresses.mailboxes):
        yield from _differences(tuple(found(source)), tuple(found(target)))
    here, there = tuple(addresses.handles(source)), tuple(addresses.handles(target))
    translated = {one.key: twins.of(pair, one.written).casefold() for one in here}
    met = {one.key for one in there}
    yield from _differences(
        [one for one in here if translated[one.key] not in met],
        [one for one in there if one.key not in translated.values()],
    )


def _differences(source: Sequence[Address], target: Sequence[Address]) -> Iterator[Found]:
    missing, added = _unmatched(source, target), _unmatched(target, source)
    for one, other in zip(missing, added, strict=False):
        message = _l(
            "The address %(address)s became %(other)s.", address=one.written, other=other.written
        )
        yield Found(message, source=(one.span,), target=(other.span,))
    for one in missing[len(added) :]:
        message = _l("The address %(address)s of the source is missing.", address=one.written)
        yield Found(message, source=(one.span,))
    for one in added[len(missing) :]:
        message = _l("The source does not have the address %(address)s.", address=one.written)
        yield Found(message, target=(one.span,))


def _unmatched(these: Sequence[Address], those: Sequence[Address]) -> list[Address]:
    keys = {one.key for one in those}
    return [one for one in these if one.key not in keys and not any(map(one.is_twin, those))]


CHECK = Check(
    "links",
    Severity.ERROR,
    _l("Addresses"),
    _l(
        "An address with one wrong letter leads nowhere, or to a stranger. Addresses of pages,"
        " mailboxes and accounts are copied, not typed; a page may be the same one in the other"
        " language (/en/ and /es/)."
    ),
    _find,
)
