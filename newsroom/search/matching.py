"""Questions in the words of each database: FTS5 on SQLite, ``tsquery`` on PostgreSQL.

Every word in them came out of ``tokens`` and is made of letters and digits alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsroom.search.query import Form, Query, Term

FIELD_END = "\ue000"
"""No word of any text: it keeps phrases from reaching over the end of a field."""
COUNTRY, TOPIC, TITLE = "\ue001", "\ue002", "\ue003"
"""What begins a fact about an article; a private character, so that no word is like it."""


def fact(kind: str, value: str) -> str:
    """Return a fact as one word: the kind, then the value in letters that no tokenizer splits."""
    return f"{kind}{value.encode().hex()}"


def value_of(told: str) -> str:
    """Return the value of a fact."""
    return bytes.fromhex(told[1:]).decode()


def title_facts(query: Query) -> list[list[str]]:
    """Return the facts that titles with all the wanted words have: of each list, one of them.

    What is a phrase or a beginning is not known of a title; then there are none.
    """
    if not all(one.is_word for one in query.wanted):
        return []
    return [[f"{TITLE}{form[0]}" for form in one.forms] for one in query.wanted]


def for_sqlite(query: Query, facts: Iterable[Sequence[str]] = ()) -> str:
    """Return a question as FTS5 reads it; ``facts``: of each list, one has to hold."""
    wanted = [_any_of(one) for one in query.wanted]
    wanted += [_either([f'"{fact}"' for fact in one]) for one in facts]
    unwanted = [_any_of(one) for one in query.unwanted]
    asked = f"({' AND '.join(wanted)})"
    return f"{asked} NOT ({' OR '.join(unwanted)})" if unwanted else asked


def _any_of(term: Term) -> str:
    found = [f'"{" ".join(form)}"' for form in term.forms]
    if term.marked:
        found.append(f'"{term.marked}"')
    if term.beginning:
        found.append(f'"{term.beginning}" *')
    return _either(found)


def _either(found: Sequence[str]) -> str:
    return f"({' OR '.join(found)})"


def for_postgresql(
    query: Query, facts: Iterable[Sequence[str]] = (), *, loosely: bool = False
) -> str:
    """Return a question as ``tsquery``.

    ``loosely``: the words of a phrase may stand anywhere, and what is unwanted does not count; so
    the index alone can answer.
    """
    join = " & " if loosely else " <-> "
    wanted = [_one_of(one, join) for one in query.wanted]
    wanted += [_alternatives([_quoted(fact) for fact in one]) for one in facts]
    unwanted = [] if loosely else [f"!{_one_of(one, join)}" for one in query.unwanted]
    return " & ".join([*wanted, *unwanted])


def _one_of(term: Term, join: str) -> str:
    found = [_run(form, join) for form in term.forms]
    if term.marked:
        found.append(_quoted(term.marked))
    if term.beginning:
        found.append(f"{_quoted(term.beginning)}:*")
    return _alternatives(found)


def _run(form: Form, join: str) -> str:
    return f"({join.join([_quoted(one) for one in form])})"


def _quoted(word: str) -> str:
    return f"'{word}'"


def _alternatives(found: Sequence[str]) -> str:
    return f"({' | '.join(found)})"
