"""What makes a change more than a minor fix: numbers, names, quotations, links, negations."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from newsroom.articles.models import Revision
from newsroom.database import db
from newsroom.publishing.models import Release

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*", re.UNICODE)
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_QUOTED = re.compile(r"[“«\"‘](.+?)[”»\"’](?!\w)", re.DOTALL)
_SENTENCE_END = frozenset('.!?…:¿¡“«"')
_NEGATIONS = """
not no never none neither nor cannot without isn't aren't wasn't weren't don't doesn't didn't
won't can't couldn't nunca jamás sin ni ningún ninguna ninguno nadie nada tampoco
"""
NEGATIONS = frozenset(_NEGATIONS.split())
_SMALL_WORDS = """
a about after all also an and another any are as at be because before both but by during each every
first for from had has have he her here his how if in into is it its last later many more most much
my new no not now of on one only or other our over she since so some such than that the their them
then there these they this those three to two under until was we were what when where which while
who why with you your
al algunas algunos ante antes aquella aquellas aquello aquellos aquí así aún aunque bajo cada como
con contra cuando cuyo de del desde después donde dos durante e el ella ellas ellos en entre era
eran es esa esas ese eso esos esta estas este esto estos fue fueron ha había han hasta hay hoy la
las le les lo los luego mientras más mucho muchas muchos muy ni no nos o otra otras otro otros para
pero poco por porque primero pues que quien quienes se según ser si sí sin sobre son su sus también
tan tras tres tu tú un una unas uno unos u y ya
"""
SMALL_WORDS = frozenset(_SMALL_WORDS.split())


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
    return tuple(found)


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
    return {
        "number": Counter(_NUMBER.findall(words)),
        "name": _names(words),
        "quote": Counter(" ".join(one.split()) for one in quoted),
        "link": Counter(text.links),
        "negation": Counter(
            word for word in map(str.casefold, _WORD.findall(words)) if word in NEGATIONS
        ),
        "byline": Counter([revision.byline, revision.byline_kind, revision.photo_credit]),
        "place": Counter([str(revision.dateline), *revision.countries]),
    }


def _names(words: str) -> Counter[str]:
    """Return the words that are written with a capital letter and are probably names.

    At the start of a sentence any word has one: there it counts unless it is a small word, or
    stands in small letters elsewhere in the text. In doubt it is a name: a fix that is refused
    for it goes out as an update, which is no harm.
    """
    small = {word for word in _WORD.findall(words) if word.islower()} | SMALL_WORDS
    found: Counter[str] = Counter()
    for match in _WORD.finditer(words):
        word = match[0]
        if not word[0].isupper():
            continue
        before = words[: match.start()].rstrip(" \t\u00a0(")[-1:]
        starts = not before or before == "\n" or before in _SENTENCE_END
        if not (starts and word.casefold() in small):
            found[word] += 1
    return found
