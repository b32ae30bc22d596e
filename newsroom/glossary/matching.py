"""The glossary as a value: which terms stand where in a text. It asks no database and pickles."""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from newsroom.glossary.secrets import NONE, Secrets
from newsroom.glossary.states import Usage
from newsroom.glossary.term import Form, Spotted, Term
from newsroom.glossary.words import (
    ARTICLES,
    FUNCTION_WORDS,
    Token,
    fold,
    is_acronym,
    keys_of,
    tokens,
)
from newsroom.languages import LANGUAGES

_K = TypeVar("_K")
_V = TypeVar("_V")
_WORD = re.compile(r"[^\W_]+")
_JOINS = re.compile(r"[\s\-\u2010-\u2015'’/]*")
"""What stands between two words of one term; a comma or a full stop ends it."""
_ACCOUNT = "@"
_HASHTAG = re.compile(r"#?(\D+?)(\d*)")


@dataclass(frozen=True)
class _Entry:
    """A form as it is looked for: for each of its words, the keys that will do."""

    concept: Term
    form: Form
    words: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Glossary:
    """All approved terms, compiled; ``current()`` of this package returns the newsroom's."""

    terms: tuple[Term, ...] = ()
    number: int = 0
    """Of the version that it was made from."""
    secrets: Secrets = NONE
    """What is not to be published; none of its names is among the terms."""
    _first: Mapping[tuple[str, str], tuple[_Entry, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """By language and key of the first word."""
    _tags: Mapping[str, tuple[tuple[Term, Form], ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """By the words of a form, written as one."""

    def find(self, text: str, language: str) -> tuple[Spotted, ...]:
        """Return the terms of a text in reading order, of those in one place the longest.

        Where two concepts are called alike, both are there.
        """
        if not self._first:
            return ()
        words = tokens(text, language)
        found: list[Spotted] = []
        at = 0
        while at < len(words):
            ends = [
                (_match(text, words, at, entry, language), entry)
                for entry in self._beginning(words, at, language)
            ]
            longest = max((end for end, _ in ends), default=0)
            chosen = [entry for end, entry in ends if end == longest]
            found.extend(_spotted(text, words, at, longest, chosen))
            at = max(longest, at + 1)
        return tuple(found)

    def besides(self, terms: Sequence[Term]) -> Glossary:
        """Return this glossary with a few terms more, such as those of one text.

        Nothing of what there is gets compiled again, however much that is.
        """
        if not terms:
            return self
        more = compiled(terms)
        return replace(
            self,
            terms=(*self.terms, *terms),
            _first=_with_more(self._first, more._first),  # noqa: SLF001 — of its own kind
            _tags=_with_more(self._tags, more._tags),  # noqa: SLF001 — as above
        )

    def holds(self, text: str, language: str, concept: Term) -> bool:
        """Tell whether a text has the concept in any form that is not forbidden."""
        words = tokens(text, language)
        return any(
            entry.concept.id == concept.id
            and entry.form.usage is not Usage.FORBIDDEN
            and _match(text, words, at, entry, language)
            for at in range(len(words))
            for entry in self._beginning(words, at, language)
        )

    def twin_of(self, sign: str, language: str) -> str | None:
        """Return what a hashtag or an account is called in ``language``: #UPR28 is #EPU28.

        An account has a twin where a concept names both: @UN, @ONU_es. None where the glossary
        knows no concept that is called so in another language.
        """
        if sign.startswith(_ACCOUNT):
            return self._account_of(sign, language)
        parts = _HASHTAG.fullmatch(sign)
        for concept, form in self._tags.get(fold(parts[1]), ()) if parts else ():
            twin = _like(form, concept.in_language(language))
            if form.language != language and twin is not None:
                return f"#{_run_together(twin.text)}{parts[2] if parts else ''}"
        return None

    def _account_of(self, account: str, language: str) -> str | None:
        accounts = (
            other.text
            for concept, form in self._tags.get(fold(_run_together(account)), ())
            if form.language != language and form.text.casefold() == account.casefold()
            for other in concept.in_language(language)
            if other.text.startswith(_ACCOUNT)
        )
        return next(accounts, None)

    def _beginning(self, words: Sequence[Token], at: int, language: str) -> list[_Entry]:
        """Return what may begin at a word, judged by the two words after it."""
        lists = [
            entries
            for key in words[at].keys
            if (entries := self._first.get((language, key))) is not None
        ]
        if not lists:
            return []
        ahead = {key for one in words[at + 1 : at + 3] for key in one.keys}
        known = {
            id(entry): entry
            for entries in lists
            for entry in entries
            if len(entry.words) == 1 or not entry.words[1].isdisjoint(ahead)
        }
        return list(known.values())


EMPTY = Glossary()


def compiled(terms: Iterable[Term], *, number: int = 0, secrets: Secrets = NONE) -> Glossary:
    """Return a glossary of these concepts, with its index."""
    kept = tuple(terms)
    first: defaultdict[tuple[str, str], list[_Entry]] = defaultdict(list)
    tags: defaultdict[str, list[tuple[Term, Form]]] = defaultdict(list)
    for concept in kept:
        for form in concept.forms:
            words = _words(concept, form)
            if not words:
                continue
            entry = _Entry(concept, form, words)
            for language in _languages(concept, form):
                for key in words[0]:
                    first[language, key].append(entry)
            if form.usage is not Usage.FORBIDDEN:
                tags[fold(_run_together(form.text))].append((concept, form))
    return Glossary(
        kept,
        number,
        secrets,
        {key: tuple(entries) for key, entries in first.items()},
        {key: tuple(forms) for key, forms in tags.items()},
    )


def _with_more(
    index: Mapping[_K, tuple[_V, ...]], more: Mapping[_K, tuple[_V, ...]]
) -> dict[_K, tuple[_V, ...]]:
    return {**index, **{key: (*index.get(key, ()), *those) for key, those in more.items()}}


def _languages(concept: Term, form: Form) -> tuple[str, ...]:
    """Return where a form is looked for: a name in every language that has none of its own."""
    if not concept.is_exact:
        return (form.language,)
    return (form.language, *(one for one in LANGUAGES if not concept.in_language(one)))


def _words(concept: Term, form: Form) -> tuple[frozenset[str], ...]:
    """Return the keys of each word of a form; an article inside may be there or not."""
    words = _WORD.findall(form.text)
    articles = ARTICLES.get(form.language, frozenset())
    words = [one for place, one in enumerate(words) if not place or fold(one) not in articles]
    # A name is not inflected. A stem alone says too little: organ and organisation have the same.
    # What is forbidden is forbidden as such, not whatever is derived from it.
    is_exact = concept.is_exact
    by_stem = not is_exact and form.usage is not Usage.FORBIDDEN
    found = []
    for word in words:
        inflected = () if is_exact else tuple(form.inflections.get(fold(word), ()))
        loosely = by_stem and (len(words) > 1 or not inflected)
        found.append(frozenset(keys_of(word, form.language, inflected, by_stem=loosely)))
    return tuple(found)


def _match(text: str, words: Sequence[Token], at: int, entry: _Entry, language: str) -> int:
    """Return the place after the last word of a form that begins ``at``; 0 where it does not.

    One article or preposition may stand between two words.
    """
    small = FUNCTION_WORDS.get(language, frozenset())
    place = at + 1
    for wanted in entry.words[1:]:
        if _goes_on(text, words, place) and not wanted.isdisjoint(words[place].keys):
            place += 1
        elif (
            _goes_on(text, words, place + 1)
            and words[place].folded in small
            and _goes_on(text, words, place)
            and not wanted.isdisjoint(words[place + 1].keys)
        ):
            place += 2
        else:
            return 0
    return place


def _goes_on(text: str, words: Sequence[Token], place: int) -> bool:
    """Tell whether nothing but white space or a hyphen stands before a word."""
    return place < len(words) and (
        _JOINS.fullmatch(text, words[place - 1].end, words[place].start) is not None
    )


def _spotted(
    text: str, words: Sequence[Token], at: int, end: int, entries: Iterable[_Entry]
) -> Iterator[Spotted]:
    """Yield what one place holds: each concept once, in the form that is most like the words."""
    if not end:
        return
    start, stop = words[at].start, words[end - 1].end
    written = text[start:stop].casefold()
    order = list(Usage)
    best: dict[uuid.UUID, _Entry] = {}
    for entry in sorted(
        entries, key=lambda one: (one.form.text.casefold() != written, order.index(one.form.usage))
    ):
        best.setdefault(entry.concept.id, entry)
    for entry in best.values():
        yield Spotted(start, stop, entry.concept, entry.form)


def _run_together(text: str) -> str:
    """Write several words as a hashtag does: human rights is HumanRights."""
    return "".join(word[:1].upper() + word[1:] for word in _WORD.findall(text))


def _like(form: Form, others: Sequence[Form]) -> Form | None:
    """Return an acronym for an acronym, words for words; else the best form there is."""
    is_short = is_acronym(form.text)
    return next((one for one in others if is_acronym(one.text) is is_short), None) or next(
        iter(others), None
    )
