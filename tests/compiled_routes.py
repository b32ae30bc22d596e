"""Addresses compiled by an earlier test: every test has an application of its own.

Werkzeug writes and compiles two functions for each route, which is four fifths of what it takes to
make an application. They depend on the route alone, and find its converters when they are called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule

_compile: Callable[[Rule, bool], Any] = Rule._compile_builder
_kept: dict[tuple[object, ...], Any] = {}


def keep() -> None:
    """Let applications that are made from now on share what their routes became."""
    Rule._compile_builder = _kept_or_compiled  # type: ignore[method-assign, assignment]  # it is no method here


def _kept_or_compiled(rule: Rule, append_unknown: bool = True) -> Any:  # noqa: FBT001, FBT002 — Werkzeug's own signature
    trace = tuple(rule._trace)
    key = (rule.rule, trace, repr(rule.defaults), append_unknown)
    if key not in _kept:
        _kept[key] = _compile(rule, append_unknown)
    return _kept[key]
