"""A body with an acronym in each language is called by the right one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from newsroom.translations.checks import tongues, twins
from newsroom.translations.checks.bodies import BODIES, Body
from newsroom.translations.checks.finding import Check, Found, Severity, Span
from newsroom.translations.checks.pair import Pair, Side


def _pattern(language: str) -> re.Pattern[str]:
    words = {one for body in BODIES for one in body.short(language)}
    listed = "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
    # A part of an address, of a hashtag or of a longer sign such as UN-Habitat is a name.
    return re.compile(rf"(?<![\w.#@/-])(?:{listed})(?![\w/@$-]|\.\w| \$)")


_SHORT = {language: _pattern(language) for language in ("en", "es")}
_BY_SHORT = {
    language: {one: body for body in BODIES for one in body.short(language)}
    for language in ("en", "es")
}
_WORD = re.compile(r"[^\W_]+")
_CAPITALS = re.compile(r"(?<![\w.#@/-])[A-ZÑ]{2,}(?![\w/@-])")


def _find(pair: Pair) -> Iterator[Found]:
    """Find acronyms that were left as they are, and bodies that became other bodies."""
    if not tongues.are_known(pair):
        return
    here, there = _bodies(pair.source), _bodies(pair.target)
    foreign = dict(_left(pair))
    for body, span in here.items():
        usual = body.short(pair.target.language)[0]
        short = pair.source.text[span.start : span.end]
        if body in there or _in_full(body, pair.target):
            continue
        if body in foreign:
            message = _l("“%(acronym)s” is “%(usual)s” here.", acronym=short, usual=usual)
            yield Found(message, source=(span,), target=(foreign[body],))
            continue
        stranger = next(
            (there[one] for one in there if one not in here and not _in_full(one, pair.source)),
            None,
        )
        if stranger:
            message = _l(
                "“%(acronym)s” is “%(usual)s”, not “%(other)s”.",
                acronym=short,
                usual=usual,
                other=pair.target.text[stranger.start : stranger.end],
            )
            yield Found(message, source=(span,), target=(stranger,))
    yield from _kept_terms(pair, here)


def _bodies(side: Side) -> dict[Body, Span]:
    """Return the bodies that a text names by an acronym of its language, each once."""
    found: dict[Body, Span] = {}
    for one in _SHORT[side.language].finditer(side.text):
        found.setdefault(_BY_SHORT[side.language][one[0]], Span(*one.span()))
    return found


def _left(pair: Pair) -> Iterator[tuple[Body, Span]]:
    """Yield the bodies that the translation names as the source's language does."""
    language = pair.source.language
    for one in _SHORT[language].finditer(pair.target.text):
        if not _is_in_name(one, pair.source.text, pair.target.text):
            yield _BY_SHORT[language][one[0]], Span(*one.span())


def _is_in_name(acronym: re.Match[str], source: str, target: str) -> bool:
    """Tell whether a word beside it was kept as well: USA Gymnastics stays what it is."""
    before = _WORD.findall(target[: acronym.start()])[-1:]
    behind = _WORD.findall(target[acronym.end() :])[:1]
    names = [f"{one} {acronym[0]}" for one in before] + [f"{acronym[0]} {one}" for one in behind]
    return any(one in source for one in names if len(one) > len(acronym[0]) + 2)


def _in_full(body: Body, side: Side) -> bool:
    text = side.text.casefold()
    return any(one.casefold() in text for one in body.full(side.language))


def _kept_terms(pair: Pair, here: dict[Body, Span]) -> Iterator[Found]:
    """Find acronyms for which the newsroom's terms know another one, and which stayed."""
    told = {(span.start, span.end) for span in here.values()}
    target = pair.target.text
    for one in _CAPITALS.finditer(pair.source.text):
        twin = "" if one.span() in told else twins.of(pair, f"#{one[0]}").removeprefix("#")
        if not twin.isupper() or twin == one[0] or twin in target:
            continue
        kept = re.search(rf"(?<!\w){one[0]}(?!\w)", target)
        if kept:
            message = _l("“%(acronym)s” is “%(usual)s” here.", acronym=one[0], usual=twin)
            yield Found(message, source=(Span(*one.span()),), target=(Span(*kept.span()),))


CHECK = Check(
    "acronyms",
    Severity.WARNING,
    _l("Acronyms"),
    _l(
        "Many bodies and treaties have an acronym of their own in each language: the ICC is la CPI,"
        " the UN is la ONU. Left as it is, it names nothing, or somebody else."
    ),
    _find,
)
