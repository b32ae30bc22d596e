"""What no small change of a text may touch: its numbers, its names, its negations."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*", re.UNICODE)
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
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
# "one", "un", "uno" and "una" are articles far more often than numbers.
_NUMBER_WORDS = """
two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy
eighty ninety hundred hundreds thousand thousands million millions billion billions half dozen
dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta cincuenta sesenta
setenta ochenta noventa cien ciento cientos mil miles millón millones billón billones medio media
docena
"""
NUMBER_WORDS = frozenset(_NUMBER_WORDS.split())
_LOOK_BACK = 64
"""How many characters before a word tell whether a sentence starts with it."""


def facts(words: str) -> dict[str, Counter[str]]:
    """Return the ``number``, ``name`` and ``negation`` words of a text, each with its count."""
    spelled = [word.casefold().replace("’", "'") for word in _WORD.findall(words)]
    numbers = [*_NUMBER.findall(words), *(word for word in spelled if word in NUMBER_WORDS)]
    return {
        "number": Counter(numbers),
        "name": names(words),
        "negation": Counter(word for word in spelled if word in NEGATIONS),
    }


def changed(old: str, new: str) -> tuple[str, ...]:
    """Return which kinds of facts two texts differ in; () for none."""
    before, after = facts(old), facts(new)
    return tuple(kind for kind in before if before[kind] != after[kind])


def names(words: str) -> Counter[str]:
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
        before = words[max(0, match.start() - _LOOK_BACK) : match.start()].rstrip(" \t\u00a0(")[-1:]
        starts = not before or before == "\n" or before in _SENTENCE_END
        if not (starts and word.casefold() in small):
            found[word] += 1
    return found
