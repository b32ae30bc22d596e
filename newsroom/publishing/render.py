"""Turns the inputs of a release into the bytes of its pages; needs nothing else."""

from __future__ import annotations

from markupsafe import Markup

from newsroom.languages import LANGUAGES
from newsroom.publishing import addresses, heads, theme
from newsroom.publishing.addresses import Alternate
from newsroom.publishing.pages import EditionPage, ReleaseInputs, RenderedObject


def render_release(inputs: ReleaseInputs) -> tuple[RenderedObject, ...]:
    """Render one ``page`` for each edition and one ``moved`` for each of its former slugs.

    The same inputs give the same bytes, in any process, on any day.
    """
    versions = addresses.of_release(inputs)
    rendered: list[RenderedObject] = []
    for edition in inputs.editions:
        rendered.append(_page(inputs, edition, versions))
        rendered.extend(
            _moved(inputs, edition, slug)
            for slug in dict.fromkeys(edition.former_slugs)
            if slug != edition.slug
        )
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
        body=Markup(edition.body),  # noqa: S704 — sanitised when it was saved, pinned by its digest
        source_language=inputs.source_language,
        source_date=(source or edition).dateline or inputs.first_public_at,
        first_public_at=inputs.first_public_at,
        public_at=inputs.public_at,
        invitations=[
            (LANGUAGES[one.hreflang], one.path)
            for one in versions
            if one.hreflang not in {edition.language, addresses.X_DEFAULT}
        ],
    )
    return RenderedObject(edition.language, edition.slug, "page", content.encode())


def _moved(inputs: ReleaseInputs, edition: EditionPage, slug: str) -> RenderedObject:
    location = addresses.article_path(edition.language, edition.slug)
    content = theme.template("moved.html", edition.language).render(
        site=inputs.site, title=edition.title, location=location
    )
    return RenderedObject(edition.language, slug, "moved", content.encode(), location)
