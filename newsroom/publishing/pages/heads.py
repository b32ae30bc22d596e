"""What a public page tells machines: its versions, its summary, its linked data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from markupsafe import Markup

from newsroom.articles import pictures
from newsroom.articles.kinds import ArticleKind
from newsroom.publishing.addresses import X_DEFAULT, Alternate, topic_path
from newsroom.publishing.pages import said_in, wording
from newsroom.publishing.pages.values import EditionPage, ReleaseInputs, SiteFacts

SUMMARY_LIMIT = 200
"""Characters; search engines and social networks cut longer ones anywhere."""
_TYPES: dict[str, str] = {ArticleKind.STATEMENT: "Article", ArticleKind.REPORT: "Report"}
"""What is not reported by the newsroom, or not a piece of news; all else is a ``NewsArticle``."""
_QUOTATION_MARKS = {"en": "“”", "es": "«»"}
_ESCAPED = {ord(one): f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class SharedImage:
    """The picture that stands beside a link to a page, in the one format that everybody reads."""

    url: str
    width: int
    height: int
    alt: str
    credit: str


@dataclass(frozen=True)
class Head:
    """What the head of a page is made from."""

    title: str
    summary: str
    path: str
    versions: tuple[Alternate, ...]
    kind: str = "website"
    """As Open Graph calls it."""
    published: str = ""
    modified: str = ""
    linked_data: Markup | None = None
    tags: tuple[str, ...] = ()
    """What the page is about, as Open Graph's ``article:tag``."""
    image: SharedImage | None = None

    @property
    def other_languages(self) -> tuple[Alternate, ...]:
        """The versions in other languages."""
        return tuple(
            one for one in self.versions if one.hreflang != X_DEFAULT and one.path != self.path
        )


def of_edition(
    inputs: ReleaseInputs, edition: EditionPage, path: str, versions: tuple[Alternate, ...]
) -> Head:
    """Return the head of an article's page."""
    summary = " ".join(edition.standfirst.split()) or opening(
        said_in.shown(edition.body, edition.language), edition.language
    )
    return Head(
        title=edition.title,
        summary=summary,
        path=path,
        versions=versions,
        kind="article",
        published=wording.exact(edition.dateline or inputs.first_public_at),
        modified=wording.exact(inputs.public_at),
        linked_data=script_safe(_news_article(inputs, edition, versions, summary)),
        tags=tuple(one.name for one in edition.topics),
        image=_shared_image(inputs, edition),
    )


def _shared_image(inputs: ReleaseInputs, edition: EditionPage) -> SharedImage | None:
    """Return the first picture of a text that cards may show, as large as there is a JPEG of it."""
    said = pictures.descriptions(edition.body)
    for name, one in edition.pictures:
        if not one.on_cards:
            continue
        files = [file for file in one.files if file.media_type == "image/jpeg"]
        if files:
            widest = max(files, key=lambda file: file.width)
            height = max(1, round(one.height * widest.width / one.width))
            return SharedImage(
                url=inputs.site.public_url + widest.path,
                width=widest.width,
                height=height,
                alt=said.get(name, ""),
                credit=one.credit,
            )
    return None


def script_safe(value: dict[str, Any]) -> Markup:
    """Return JSON that no browser can take for markup, wherever it stands."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return Markup(text)  # noqa: S704 — every character that could end the script is escaped


def opening(body: str, language: str = "") -> str:
    """Return the text that a body begins with, cut after a whole word.

    A browser puts the quotation marks of ``language`` around a ``<q>``; here they are words.
    """
    reader = _Opening(*_QUOTATION_MARKS.get(language, _QUOTATION_MARKS["en"]))
    reader.feed(body)
    reader.close()
    text = " ".join("".join(reader.pieces).split())
    if len(text) <= SUMMARY_LIMIT:
        return text
    whole_words = text[: SUMMARY_LIMIT - 1].rsplit(" ", 1)[0]
    return whole_words.rstrip(" ,;:\u2013\u2014-") + "…"


class _Opening(HTMLParser):
    """Collects the text of the first paragraph."""

    def __init__(self, opening_mark: str, closing_mark: str) -> None:
        super().__init__(convert_charrefs=True)
        self.marks = opening_mark, closing_mark
        self.pieces: list[str] = []
        self.open = False
        self.done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 — the parser calls it so
        self.open = self.open or tag == "p"
        if tag == "q":
            self.handle_data(self.marks[0])

    def handle_endtag(self, tag: str) -> None:
        if tag == "q":
            self.handle_data(self.marks[1])
        self.done = self.done or (tag == "p" and bool("".join(self.pieces).strip()))

    def handle_data(self, data: str) -> None:
        if self.open and not self.done:
            self.pieces.append(data)


def _type(edition: EditionPage) -> str:
    return _TYPES.get(edition.kind, "NewsArticle")


def _news_article(
    inputs: ReleaseInputs, edition: EditionPage, versions: tuple[Alternate, ...], summary: str
) -> dict[str, Any]:
    site = inputs.site
    urls = {one.hreflang: site.public_url + one.path for one in versions}
    url = urls[edition.language]
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _type(edition),
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": edition.title,
        "description": summary,
        "inLanguage": edition.language,
        "datePublished": wording.exact(edition.dateline or inputs.first_public_at),
        "dateModified": wording.exact(inputs.public_at),
        "isAccessibleForFree": True,
        "author": _person(edition.byline),
        "translator": _person(edition.translator),
        "editor": _person(edition.reviewer),
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": site.name,
            "url": f"{site.public_url}/",
        },
        "contentLocation": [
            {"@type": "Country", "name": wording.country(code, edition.language)}
            for code in edition.countries
        ],
        **_about(site, edition),
        "correction": _corrections(edition),
        "image": _images(inputs, edition),
        **_pair(inputs, edition, urls),
    }
    return {key: value for key, value in told.items() if value not in ("", None, [])}


def _about(site: SiteFacts, edition: EditionPage) -> dict[str, Any]:
    """Name the topics; the first one stands for the section that a printed paper would have."""
    names = [one.name for one in edition.topics]
    return {
        "articleSection": names[0] if names else "",
        "keywords": names,
        "about": [
            {
                "@type": "Thing",
                "name": one.name,
                "url": site.public_url + topic_path(edition.language, one.slug),
            }
            for one in edition.topics
        ],
    }


def _images(inputs: ReleaseInputs, edition: EditionPage) -> list[dict[str, Any]]:
    image = _shared_image(inputs, edition)
    if image is None:
        return []
    told = {
        "@type": "ImageObject",
        "url": image.url,
        "width": image.width,
        "height": image.height,
        "caption": image.alt,
        "creditText": image.credit,
    }
    return [{key: value for key, value in told.items() if value}]


def _corrections(edition: EditionPage) -> list[dict[str, str]]:
    return [
        {
            "@type": "CorrectionComment",
            "text": one.note,
            "datePublished": wording.exact(one.at),
        }
        for one in edition.notices
        if one.kind == "corrected"
    ]


def _pair(inputs: ReleaseInputs, edition: EditionPage, urls: dict[str, str]) -> dict[str, Any]:
    """Name the work that this page translates, or the translations of this work."""
    others = {
        one.language: {
            "@type": _type(one),
            "@id": urls[one.language],
            "headline": one.title,
            "inLanguage": one.language,
        }
        for one in inputs.editions
        if one.language != edition.language
    }
    if edition.language == inputs.source_language:
        return {"workTranslation": list(others.values())}
    return {"translationOfWork": others.get(inputs.source_language)}


def _person(name: str) -> dict[str, str] | None:
    return {"@type": "Person", "name": name} if name else None
