"""Which addresses a body may point at."""

import re
import unicodedata

MAX_LENGTH = 2_000
IDENTIFIER = re.compile(r"[a-z0-9-]{1,40}")

# A browser drops controls and reads "\" as "/"; bidi and zero-width characters show an address
# other than the one that is followed.
_DECEPTIVE = re.compile(
    "[\x00-\x1f\x7f-\xa0\\\\\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff]"
)
_PATH = re.compile(r"/(?!/)")
_FRAGMENT = re.compile(rf"#{IDENTIFIER.pattern}")
_ABSOLUTE = re.compile(r"(https?)://([^/?#]+)(.*)", re.IGNORECASE)
_AUTHORITY = re.compile(r"([^:@%\[\]]+)(:[0-9]{1,5})?")
_MAIL = re.compile(
    r"mailto:((?:[a-z0-9.!#$&'*+/=?^_`{|}~-]+@[a-z0-9.-]+,?)+)(\?[a-z0-9.,_~%=&+@!:'()*/-]*)?",
    re.IGNORECASE,
)
_LINE_BREAK = re.compile("%0[ad]", re.IGNORECASE)
_LABEL = re.compile(r"[^\W_](?:(?:[^\W_]|-){0,61}[^\W_])?")
OWN_PICTURE = re.compile(r"picture:([0-9a-f]{32})")
"""How a body names a picture of the newsroom: by its id, so that no file is named twice."""
_IMAGE = re.compile(r"/-/media/[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*")
_UNQUOTED = {" ": "%20", '"': "%22", "<": "%3C", ">": "%3E", "`": "%60"}
_LATIN_WITHOUT_BASE = frozenset("ßæœøđłþð")
_ONE_SCRIPT = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "HANGUL": "CJK", "BOPOMOFO": "CJK"}


def allowed_link(url: str) -> str | None:
    """Return the address as it may be stored, or None when it must not be a link.

    Allowed are absolute ``https``, ``http`` and ``mailto`` addresses whose host shows what it
    is, a path of this site, and ``#name``; that the name exists is the caller's to check.
    """
    text = url.strip(" \t\r\n\f")
    if len(text) > MAX_LENGTH or _DECEPTIVE.search(text):
        return None
    text = "".join(_UNQUOTED.get(character, character) for character in text)
    if _PATH.match(text) or _FRAGMENT.fullmatch(text):
        return text
    absolute = _ABSOLUTE.fullmatch(text)
    if absolute:
        scheme, authority, rest = absolute.groups()
        return f"{scheme.lower()}://{authority.lower()}{rest}" if _honest(authority) else None
    return text if _is_mail(text) else None


def allowed_image(url: str) -> str | None:
    """Return the name of a picture of the newsroom or the path of one in its media, or None."""
    if OWN_PICTURE.fullmatch(url):
        return url
    return url if len(url) <= MAX_LENGTH and _IMAGE.fullmatch(url) else None


def _is_mail(text: str) -> bool:
    mail = _MAIL.fullmatch(text)
    if mail is None or _LINE_BREAK.search(text):
        return False
    return all(_honest(address.rpartition("@")[2]) for address in mail[1].rstrip(",").split(","))


def _honest(authority: str) -> bool:
    """Tell whether a host is a plain domain name: no user-info, no number, no lookalike."""
    parts = _AUTHORITY.fullmatch(authority)
    if parts is None:
        return False
    host = parts[1].lower().removesuffix(".")
    labels = [_shown(label) for label in host.split(".")]
    # One label alone is a name of somebody's own network.
    if len(labels) == 1 or unicodedata.normalize("NFKC", host) != host:
        return False
    if not all(label and _LABEL.fullmatch(label) for label in labels):
        return False
    if not any(character.isalpha() for character in labels[-1]):
        return False
    scripts = [_script(label) for label in labels]
    # A label in another script is believed only under a top-level domain in that script:
    # that is what keeps a Cyrillic spelling of a Latin name out of ".com".
    return all(script in {"", "LATIN", scripts[-1]} for script in scripts)


def _shown(label: str) -> str:
    """Return a label as a reader would see it; empty when its Punycode is broken."""
    if not label.startswith("xn--"):
        return label
    try:
        shown = label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return ""
    return "" if _DECEPTIVE.search(shown) or shown.isascii() else shown


def _script(label: str) -> str:
    """Return the one script of a label's letters, "" for none, "MIXED" for a lookalike."""
    scripts = {_script_of(character) for character in label if character.isalpha()}
    return scripts.pop() if len(scripts) == 1 else "MIXED" if scripts else ""


def _script_of(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    if base in _LATIN_WITHOUT_BASE or (base.isascii() and base.isalpha()):
        return "LATIN"
    script = unicodedata.name(base, "UNKNOWN").split()[0]
    # Dotless i, script g and their like: Latin by name, there to be mistaken for another.
    return "LOOKALIKE" if script == "LATIN" else _ONE_SCRIPT.get(script, script)
