"""A text whose marks are broken is told so, and nothing else is said of words nobody can read."""

from __future__ import annotations

from newsroom.translations import checks
from newsroom.translations.checks.pair import Pair, Side


def test_broken_marks_are_the_only_finding():
    source = Side('He was held for <g id="1">9 days</g> in 2019.', "en")
    target = Side('Estuvo detenido <g id="1">días.', "es")
    pair = Pair(source, target, inline_map={"1": {"tag": "em", "attributes": {}, "void": False}})

    found = checks.findings(pair)

    assert [one.check for one in found] == ["marks"]
    assert checks.errors(pair) == found
