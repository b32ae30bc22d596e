"""Turns the inputs of a release into the bytes of its pages; needs nothing else."""

from __future__ import annotations

from markupsafe import Markup

from newsroom.articles import links
from newsroom.articles.links import Destination
from newsroom.languages import LANGUAGES, Language
from newsroom.publishing import addresses
from newsroom.publishing.addresses import Alternate
from newsroom.publishing.pages import (
    heads,
    not_there,
    note_markup,
    picture_markup,
    post_markup,
    said_in,
    theme,
)
from newsroom.publishing.pages.tables import framed
from newsroom.publishing.pages.values import (
    EditionPage,
    ReleaseInputs,
    RenderedObject,
    RetractedPage,
    SiteFacts,
)


def render_release(inputs: ReleaseInputs) -> tuple[RenderedObject, ...]:
    """Render everything that the article's addresses answer from this release on.

    A ``page`` for each live edition, a ``notice`` for each retracted one, ``moved`` for their
    former slugs, and ``gone`` for every address of what was taken away. The same inputs give the
    same bytes, in any process, on any day.
    """
    versions = addresses.of_release(inputs)
    rendered: list[RenderedObject] = []
    for edition in inputs.editions:
        rendered.append(_page(inputs, edition, versions))
        rendered += _moved(inputs, edition)
    for retracted in inputs.retracted:
        rendered.append(_notice(inputs, retracted))
        rendered += _moved(inputs, retracted)
    gone = not_there.page(inputs.site, not_there.GONE) if inputs.gone else b""
    rendered += [
        RenderedObject(taken.language, slug, "gone", gone)
        for taken in inputs.gone
        for slug in taken.slugs
    ]
    return tuple(rendered)


def _page(
    inputs: ReleaseInputs, edition: EditionPage, versions: tuple[Alternate, ...]
) -> RenderedObject:
    path = addresses.article_path(edition.language, edition.slug)
    source = next(
        (
            one
            for one in inputs.editions
            if one.language == inputs.source_language != edition.language
        ),
        None,
    )
    content = theme.template("article.html", edition.language).render(
        site=inputs.site,
        head=heads.of_edition(inputs, edition, path, versions),
        edition=edition,
        body=_body(inputs.site, edition),
        source_language=inputs.source_language,
        source_date=(source or edition).dateline or inputs.first_public_at,
        first_public_at=inputs.first_public_at,
        public_at=inputs.public_at,
        invitations=(invitations := _invitations(edition, versions)),
        alone=[] if invitations else _alone(inputs.site, edition),
    )
    return RenderedObject(edition.language, edition.slug, "page", content.encode())


def _invitations(
    edition: EditionPage, versions: tuple[Alternate, ...]
) -> list[tuple[Language, str]]:
    return [
        (LANGUAGES[one.hreflang], one.path)
        for one in versions
        if one.hreflang not in {edition.language, addresses.X_DEFAULT}
    ]


def _alone(site: SiteFacts, edition: EditionPage) -> list[tuple[Language, Markup]]:
    """Say in every language that a text is there in one only, and why; its own language first."""
    return [
        (
            LANGUAGES[code],
            Markup(  # noqa: S704 — rendered by a template that escapes
                theme.template("_alone.html", code)
                .render(only=edition.language, reason=edition.alone_reason)
                .strip()
            ),
        )
        for code in sorted(site.languages, key=lambda code: code != edition.language)
        if len(site.languages) > 1
    ]


def _body(site: SiteFacts, edition: EditionPage) -> Markup:
    """Return the text with its links as they lead now, and with a note on what was translated."""
    known = {(one.language, one.slug): one for one in edition.links}

    def decide(language: str, slug: str) -> Destination | None:
        link = known.get((language, slug))
        return Destination(link.path, link.hreflang) if link else None

    told = said_in.shown(edition.body, edition.language)
    led = links.rewrite(told, site.public_url, decide)
    led = post_markup.shown(note_markup.shown(led, edition.language), edition.language)
    body = framed(led, edition.language)
    body = picture_markup.shown(body, edition.language, dict(edition.pictures))
    return Markup(body)  # noqa: S704 — sanitised when it was saved, pinned by its digest


def _notice(inputs: ReleaseInputs, retracted: RetractedPage) -> RenderedObject:
    """Render the same notice in every language, the page's own first."""
    own = retracted.language
    notes = dict(retracted.notes)
    parts = [
        (
            LANGUAGES[code],
            Markup(  # noqa: S704 — rendered by a template that escapes
                theme.template("_retracted.html", code).render(
                    at=retracted.at, note=notes.get(code, "")
                )
            ),
        )
        for code in sorted(inputs.site.languages, key=lambda code: code != own)
    ]
    content = theme.template("retracted.html", own).render(
        site=inputs.site,
        path=addresses.article_path(own, retracted.slug),
        retracted=retracted,
        parts=parts,
    )
    return RenderedObject(own, retracted.slug, "notice", content.encode())


def _moved(inputs: ReleaseInputs, edition: EditionPage | RetractedPage) -> list[RenderedObject]:
    location = addresses.article_path(edition.language, edition.slug)
    content = theme.template("moved.html", edition.language).render(
        site=inputs.site, title=edition.title, location=location
    )
    return [
        RenderedObject(edition.language, slug, "moved", content.encode(), location)
        for slug in dict.fromkeys(edition.former_slugs)
        if slug != edition.slug
    ]
