"""What makes a change more than a minor fix: numbers, names, quotations, links, negations."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from newsroom.articles import facts, quotations
from newsroom.articles.models import Revision
from newsroom.database import db
from newsroom.publishing.models import Release
from newsroom.translations import significance
from newsroom.translations.models import SourceChange
from newsroom.translations.states import Significance

_SAID = (quotations.SAID_IN, quotations.SAID)
_QUOTED = re.compile(r"[“«\"‘](.+?)[”»\"’](?!\w)", re.DOTALL)


class _Text(HTMLParser):
    """Collects a body's words, its addresses, and what stands in quotations."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: list[str] = []
        self.quoted: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.links += [value for name in ("href", "src") if (value := given.get(name))]
        self.quoted += [f" {value}" for name in _SAID if (value := given.get(name))]
        self._depth += tag in {"blockquote", "q"}
        self.words.append("\n" if tag in {"p", "li", "h2", "h3", "h4", "td", "th"} else "")

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag in {"blockquote", "q"}

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._depth:
            self.quoted.append(data)


def material_changes(release: Release) -> tuple[str, ...]:
    """Return what a release changes that no minor fix may: names of kinds, () for nothing.

    Only members whose text is approved are looked at, against what readers see of them now.
    """
    found: dict[str, None] = {}
    for member in release.members:
        edition = release.article.edition(member.language)
        if edition is None or None in {edition.public_revision_id, edition.current_revision_id}:
            continue
        # By their ids: whoever judges many releases at once has read none of their words.
        shown = db.session.get_one(Revision, edition.public_revision_id)
        present = db.session.get_one(Revision, edition.current_revision_id)
        found |= dict.fromkeys(differences(shown, present))
        if edition.is_source and _is_legal(shown, present):
            found["legal"] = None
    return tuple(found)


def _is_legal(shown: Revision, present: Revision) -> bool:
    """Tell whether an editor said that readers of every language have to be told."""
    said = significance.said_of([present.edition_id]).get(present.edition_id, {})
    # Just approved, a text may not have been cut for translators yet.
    row = db.session.get(SourceChange, present.id)
    since = significance.gravest(said, after=shown.number, to=present.number)
    return Significance.LEGAL in {since, row.significance if row else None}


def differences(old: Revision, new: Revision) -> tuple[str, ...]:
    """Return in what two texts differ materially: ``number``, ``name``, ``quote`` and so on."""
    before, after = _facts(old), _facts(new)
    return tuple(kind for kind in before if before[kind] != after[kind])


def _facts(revision: Revision) -> dict[str, Counter[str]]:
    text = _Text()
    text.feed(revision.body)
    text.close()
    words = "\n".join([revision.title, revision.standfirst, "".join(text.words)])
    quoted = [*_QUOTED.findall(words), "".join(text.quoted)]
    told = facts.facts(words)
    return {
        "number": told["number"],
        "name": told["name"],
        "quote": Counter(" ".join(one.split()) for one in quoted),
        "link": Counter(text.links),
        "negation": told["negation"],
        "byline": Counter([revision.byline, revision.byline_kind, revision.photo_credit]),
        "place": Counter([str(revision.dateline), *revision.countries]),
        # A minor fix goes out in one language, and topics and kind are the same in all of them.
        "topic": Counter(revision.topics),
        "kind": Counter([revision.kind]),
    }
