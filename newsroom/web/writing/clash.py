"""Two people's texts of one article brought together: what is taken, and what a person decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from newsroom.articles import markup, sanitise, word_diff
from newsroom.articles.writing import merging
from newsroom.articles.writing.merging import Part, Side
from newsroom.web import locale, revision_diff
from newsroom.web.body import text as body_text
from newsroom.web.writing import countries
from newsroom.web.writing.form import ArticleForm

Texts = Mapping[str, str]
"""A text field by field, as ``Content.as_texts`` gives it."""
KEYS = frozenset(revision_diff.SETS)
"""Fields that are sets; nobody has to decide about them."""
MINE, THEIRS, BOTH, EDIT = "mine", "theirs", "both", "edit"
_OFFERED = {True: (MINE, THEIRS, BOTH, EDIT), False: (MINE, THEIRS)}
"""What a person can choose at a place: in the body, and in any other field."""


@dataclass(frozen=True)
class Choice:
    """One place in which both changed something."""

    key: str
    """Field and place in it, such as ``body.3``: what its controls are named by."""
    label: Any
    mine: str
    theirs: str
    passages: list[word_diff.Passage]
    can_both: bool = False
    choice: str = MINE
    edited: str = ""


@dataclass(frozen=True)
class Taken:
    """One change of somebody else's that is in the text without anybody being asked."""

    label: Any
    passages: list[word_diff.Passage]


@dataclass
class Merging:
    """Two texts brought together field by field, and what a person has to decide."""

    choices: list[Choice] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    parts: dict[str, list[Part]] = field(default_factory=dict)
    """Of each field that is a text, the parts that ``merging`` found."""
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each field that is a set, what is in it now."""

    def texts(self, picked: Texts) -> dict[str, str]:
        """Return the merged text by field.

        Where nobody decided, the body keeps both versions, and any other field one's own.

        Raises:
            BadInput: words that were typed for a place cannot be read.
        """
        found = {name: " ".join(keys) for name, keys in self.keys.items()}
        for name, parts in self.parts.items():
            blocks = [
                one
                for place, part in enumerate(parts)
                for one in _picked(f"{name}.{place}", part, picked)
            ]
            found[name] = "\n".join(blocks) if name == "body" else "".join(blocks)
        return found


def merge(
    form: ArticleForm, mine: Texts, theirs: Texts, base: Texts | None, picked: Texts
) -> Merging:
    """Return how two texts come together; ``base`` is None where the beginning is not known."""
    found = Merging()
    for name in mine:
        if name not in form:
            continue
        was, own, other = base.get(name, "") if base else None, mine[name], theirs.get(name, "")
        if name in KEYS:
            _merge_keys(found, form, name, (was, own, other))
            continue
        if name == "body":
            parts = _body_parts(was, own, other)
        else:
            parts = [merging.merge_one(was, own, other)]
        found.parts[name] = parts
        for place, part in enumerate(parts):
            _note(found, form, f"{name}.{place}", part, picked)
    return found


def _merge_keys(
    found: Merging, form: ArticleForm, name: str, texts: tuple[str | None, str, str]
) -> None:
    was, own, other = ((text or "").split() for text in texts)
    merged = merging.merge_keys(was, own, other)
    found.keys[name] = merged
    if set(merged) != set(own):
        before, after = _as_typed(name, " ".join(own)), _as_typed(name, " ".join(merged))
        found.taken.append(Taken(form[name].label.text, word_diff.passages([before], [after])))


def _body_parts(was: str | None, own: str, other: str) -> list[Part]:
    if was is None:
        return merging.merge_without_base(_blocks(own), _blocks(other))
    return merging.merge(_blocks(was), _blocks(own), _blocks(other))


def _blocks(body: str) -> list[str]:
    nodes = markup.read(sanitise.trusted(body)).children
    return [markup.write([one]) for one in nodes if not isinstance(one, str) or one.strip()]


def _note(found: Merging, form: ArticleForm, key: str, part: Part, picked: Texts) -> None:
    """Note a part that is to be decided, or that is taken from the others."""
    name = _field_of(key)
    label = form[name].label.text
    if part.side is Side.THEIRS:
        passages = word_diff.passages(_shown(name, part.base), _shown(name, part.theirs))
        found.taken.append(Taken(label, passages))
    elif part.side is Side.CLASH:
        found.choices.append(_choice(label, key, part, picked))


def _choice(label: Any, key: str, part: Part, picked: Texts) -> Choice:
    name = _field_of(key)
    mine, theirs = _shown(name, part.mine), _shown(name, part.theirs)
    typed = "\n\n".join(mine)
    return Choice(
        key=key,
        label=label,
        mine=typed,
        theirs="\n\n".join(theirs),
        passages=word_diff.passages(theirs, mine),
        can_both=name == "body",
        choice=_chosen(key, picked),
        edited=picked.get(f"edit.{key}", typed),
    )


def _field_of(key: str) -> str:
    return key.partition(".")[0]


def _chosen(key: str, picked: Texts) -> str:
    """Return what a person chose at a place, or what holds until somebody chooses."""
    is_body = _field_of(key) == "body"
    usual = BOTH if is_body else MINE
    chosen = picked.get(f"pick.{key}", usual)
    return chosen if chosen in _OFFERED[is_body] else usual


def _picked(key: str, part: Part, picked: Texts) -> merging.Blocks:
    """Return the blocks that stand at a place in the merged text."""
    if part.side is not Side.CLASH:
        return part.taken
    choice = _chosen(key, picked)
    if choice == EDIT:
        typed = body_text.sent(picked.get(f"edit.{key}"), body_text.MARKDOWN)
        return tuple(_blocks(body_text.stored(typed)))
    return {MINE: part.mine, THEIRS: part.theirs}.get(choice, part.taken)


def _shown(name: str, blocks: merging.Blocks) -> list[str]:
    return [_as_typed(name, one) for one in blocks]


def _as_typed(name: str, text: str) -> str:
    """Return a stored field as a person reads it in the form."""
    if name in revision_diff.SETS:
        return revision_diff.SETS[name](text.split())
    if name == "kind":
        return revision_diff.kind_named(text)
    return body_text.typed(sanitise.trusted(text)).text if name == "body" else text


def shown(form: ArticleForm, texts: Mapping[str, Any]) -> list[tuple[Any, str]]:
    """Return a kept text as labels and words, empty fields left out."""
    return [
        (one.label.text, _as_typed(one.short_name, str(texts[one.short_name])))
        for one in form
        if texts.get(one.short_name)
    ]


def fill(form: ArticleForm, texts: Texts) -> None:
    """Put a text into the form, as ``ArticleForm.fill`` does with a stored one."""
    for name, text in texts.items():
        if name not in form:
            continue
        if name == "body":
            typed = body_text.typed(sanitise.trusted(text))
            form.body.data, form.body_form.data = typed.text, typed.form
        elif name == "dateline":
            form.dateline.data = dt.date.fromisoformat(text) if text else None
        elif name == "countries":
            form.countries.data = countries.shown(text.split(), locale.language())
        elif name in KEYS:
            form[name].data = text.split()
        else:
            form[name].data = text
