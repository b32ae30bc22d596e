"""Addresses compiled by an earlier test: every test has an application of its own.

Werkzeug takes each route's address apart, writes two functions for it and compiles them, which is
most of what it takes to make an application. What comes of it depends on the route alone, but for
its converters: those know the map of their application, and each route gets its own.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from werkzeug.routing import Rule

_compile: Callable[[Rule], None] = Rule.compile


@dataclass(frozen=True)
class _Compiled:
    parts: tuple[Any, ...]
    trace: tuple[tuple[bool, str], ...]
    converters: dict[str, Any]
    arguments: frozenset[str]
    build: Any
    build_unknown: Any


_kept: dict[tuple[object, ...], _Compiled] = {}


def keep() -> None:
    """Let applications that are made from now on share what their routes became."""
    Rule.compile = _kept_or_compiled  # type: ignore[method-assign, assignment]  # it is no method here


def _kept_or_compiled(rule: Rule) -> None:
    assert rule.map is not None
    spelling = (rule.rule, rule.host, rule.subdomain, rule.merge_slashes, repr(rule.defaults))
    key = (*spelling, *rule.map.converters.items())
    if key in _kept:
        _give(rule, _kept[key])
    else:
        _compile(rule)
        _kept[key] = _taken(rule)


def _taken(rule: Rule) -> _Compiled:
    return _Compiled(
        parts=tuple(rule._parts),
        trace=tuple(rule._trace),
        converters=_of_map(rule._converters, None),
        arguments=frozenset(rule.arguments),
        build=rule._build.__func__,  # type: ignore[attr-defined]  # they are bound to their rule
        build_unknown=rule._build_unknown.__func__,  # type: ignore[attr-defined]  # as above
    )


def _give(rule: Rule, kept: _Compiled) -> None:
    rule._parts = list(kept.parts)
    rule._trace = list(kept.trace)
    rule._converters = _of_map(kept.converters, rule.map)
    rule.arguments |= kept.arguments
    rule._build = kept.build.__get__(rule, None)
    rule._build_unknown = kept.build_unknown.__get__(rule, None)


def _of_map(converters: dict[str, Any], addresses: object) -> dict[str, Any]:
    """Return the same converters for another application's map."""
    made = {name: copy.copy(converter) for name, converter in converters.items()}
    for converter in made.values():
        converter.map = addresses
    return made
