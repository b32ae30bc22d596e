"""Gather everything that the pages of a release depend on, from the rows."""

from __future__ import annotations

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

from newsroom.articles import queries as articles
from newsroom.articles.models import Article, Edition, Revision
from newsroom.people import queries as people
from newsroom.publishing import theme
from newsroom.publishing.models import Release
from newsroom.publishing.pages import EditionPage, ReleaseInputs, SiteFacts
from newsroom.settings import current


def site_facts() -> SiteFacts:
    """Return what every page says about the newsroom."""
    settings = current()
    return SiteFacts(settings.name, settings.public_url, settings.languages)


def gather(release: Release) -> ReleaseInputs:
    """Return a release's inputs as the rows are now; the source edition first."""
    article = release.article
    pages = [
        _page(article, edition, member.revision)
        for member in release.members
        if (edition := article.edition(member.language)) is not None and member.revision is not None
    ]
    # Before anybody has chosen a time, any fixed one will do to see whether the pages can be made.
    public_at = release.public_at or release.due_at or release.made_at
    first = article.first_public_at or public_at
    return ReleaseInputs(
        article_id=article.id.hex,
        source_language=article.source_language,
        public_at=iso(public_at),
        first_public_at=iso(min(first, public_at)),
        editions=tuple(
            sorted(
                pages, key=lambda page: (page.language != article.source_language, page.language)
            )
        ),
        site=site_facts(),
        renderer=theme.version(),
    )


def _page(article: Article, edition: Edition, revision: Revision) -> EditionPage:
    is_source = edition.language == article.source_language
    approval = articles.approval_of(revision)
    reviewer_id = approval.approved_by if approval else None
    names = people.desk_names(_known(revision.created_by, reviewer_id))
    return EditionPage(
        language=edition.language,
        slug=revision.slug,
        title=revision.title,
        standfirst=revision.standfirst,
        body=revision.body,
        photo_credit=revision.photo_credit,
        byline=revision.byline,
        translator="" if is_source else names.get(revision.created_by, ""),
        reviewer=names.get(reviewer_id, "") if reviewer_id else "",
        dateline=revision.dateline.isoformat() if revision.dateline else "",
        countries=tuple(revision.countries),
        revision_digest=revision.digest,
        former_slugs=articles.former_slugs(edition.id, now_slug=revision.slug),
    )


def _known(*ids: uuid.UUID | None) -> set[uuid.UUID]:
    return {one for one in ids if one is not None}


def iso(moment: dt.datetime) -> str:
    """Return an instant as ISO text in the newsroom's zone, whose days are the ones shown."""
    return moment.astimezone(ZoneInfo(current().time_zone)).isoformat(timespec="microseconds")
