"""The part of schema.org that articles are told in, and who may say what.

Written from https://schema.org/NewsArticle and the types that it leads to: a property is right for
a type where schema.org lists it there or on a type above it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

_ADDRESS = re.compile(r"https?://[^\s/]+/\S*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
Rule = Callable[[Any], bool]
Properties = Mapping[str, Rule | set[str]]
"""What each may hold: what a rule allows, or things of these types."""


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _address(value: Any) -> bool:
    return isinstance(value, str) and _ADDRESS.fullmatch(value) is not None


def _language(value: Any) -> bool:
    return isinstance(value, str) and _LANGUAGE.fullmatch(value) is not None


def _date(value: Any) -> bool:
    """Tell whether it is a date, or an instant that names its offset."""
    try:
        return "T" not in value or dt.datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


def _number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _truth(value: Any) -> bool:
    return isinstance(value, bool)


ARTICLES = {"NewsArticle", "Article", "Report"}
_WORK: Properties = {
    "@id": _address,
    "url": _address,
    "mainEntityOfPage": _address,
    "headline": _text,
    "description": _text,
    "inLanguage": _language,
    "datePublished": _date,
    "dateModified": _date,
    "isAccessibleForFree": _truth,
    "articleSection": _text,
    "keywords": _text,
    "thumbnailUrl": _address,
    "author": {"Person", "NewsMediaOrganization"},
    "translator": {"Person"},
    "editor": {"Person"},
    "publisher": {"NewsMediaOrganization"},
    "contentLocation": {"Country"},
    "about": {"Thing"},
    "image": {"ImageObject"},
    "correction": {"CorrectionComment"},
    "workTranslation": ARTICLES,
    "translationOfWork": ARTICLES,
}
_IMAGE: Properties = {
    "@id": _address,
    "url": _address,
    "contentUrl": _address,
    "width": _number,
    "height": _number,
    "caption": _text,
    "creditText": _text,
    "inLanguage": _language,
}
PROPERTIES: Mapping[str, Properties] = {
    **dict.fromkeys(ARTICLES, _WORK),
    "Person": {"@id": _address, "name": _text, "url": _address},
    "NewsMediaOrganization": {
        "@id": _address,
        "name": _text,
        "url": _address,
        "logo": {"ImageObject"},
        "correctionsPolicy": _address,
    },
    "Country": {"name": _text, "url": _address, "identifier": _text},
    "Thing": {"name": _text, "url": _address},
    "CorrectionComment": {"text": _text, "datePublished": _date, "inLanguage": _language},
    "ImageObject": _IMAGE,
}
REQUIRED = {
    "headline", "url", "inLanguage", "datePublished", "dateModified", "publisher", "description",
}  # fmt: skip
"""Of an article that stands on a page of its own."""


def errors(told: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the linked data of an article's page, a sentence each."""
    found = [f"{name} is missing" for name in sorted(REQUIRED - told.keys())]
    if told.get("@context") != "https://schema.org":
        found.append("the context is not https://schema.org")
    bare = {name: value for name, value in told.items() if name != "@context"}
    return [*found, *_errors(bare, ARTICLES, "")]


def _errors(told: Any, types: set[str], where: str) -> Iterator[str]:
    kind = told.get("@type") if isinstance(told, dict) else None
    if kind not in types:
        yield f"{where or 'it'} is a {kind}, not a {' or a '.join(sorted(types))}"
        return
    for name, value in told.items():
        path = f"{where}.{name}".lstrip(".")
        rule = PROPERTIES[kind].get(name) if name != "@type" else _text
        if rule is None:
            yield f"{path}: {kind} has no such property"
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(rule, set):
                yield from _errors(one, rule, path)
            elif not rule(one):
                yield f"{path}: {one!r} will not do"
