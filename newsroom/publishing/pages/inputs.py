"""Gather everything that the pages of releases depend on, from the rows."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from newsroom.articles import queries as articles
from newsroom.articles import topics
from newsroom.articles.links import Link as Target
from newsroom.articles.models import Revision, Topic
from newsroom.articles.states import BylineKind, PublicState, Waiver
from newsroom.people import queries as people
from newsroom.publishing import addresses, follow_ups, link_targets, standing
from newsroom.publishing.link_targets import LinkingPage
from newsroom.publishing.models import Correction, Release
from newsroom.publishing.pages import notices, picture_facts, theme, topic_names
from newsroom.publishing.pages.values import (
    WORDS,
    EditionPage,
    GonePaths,
    Link,
    Notice,
    ReleaseInputs,
    RetractedPage,
    SiteFacts,
)
from newsroom.publishing.pages.wording import iso
from newsroom.publishing.profiles import queries as profiles
from newsroom.publishing.standing import Standing
from newsroom.publishing.states import Severity
from newsroom.settings import current


def site_facts() -> SiteFacts:
    """Return what the newsroom says about itself; costs one small statement at most."""
    settings = current()
    told = profiles.current()
    return SiteFacts(
        told.name or settings.name, settings.public_url, settings.languages, told.profile
    )


def page_facts() -> SiteFacts:
    """Return what of it articles' pages depend on.

    In the place of the texts about the newsroom stands where they are: who changes a word of
    them has one page to be made again in each language, and not all.
    """
    site = site_facts()
    about = tuple((code, addresses.about_path(code)) for code, _ in site.profile.about)
    return replace(site, profile=replace(site.profile, about=about, security_contact=""))


def surroundings(site: SiteFacts | None = None) -> str:
    """Return what changes whenever all pages have to be made again: now, or as pages were made."""
    return _made_in(site or page_facts())


def list_surroundings() -> str:
    """Return what changes whenever all lists have to be made again, though no release came."""
    return _made_in(site_facts())


def _made_in(site: SiteFacts) -> str:
    facts = json.dumps(asdict(site), sort_keys=True)
    return f"{theme.version()}-{hashlib.sha256(facts.encode()).hexdigest()[:12]}"


Held = Mapping[uuid.UUID, Sequence[Target]]
_NO_WORDS: dict[str, Any] = dict.fromkeys(WORDS, "") | {"countries": (), "is_withheld": False}


@dataclass(frozen=True)
class _Known:
    """What was looked up for many releases at once."""

    names: Mapping[uuid.UUID, str]
    slugs: Mapping[uuid.UUID, tuple[str, ...]]
    corrections: Mapping[uuid.UUID, Sequence[Correction]]
    links: Mapping[uuid.UUID, tuple[Link, ...]]
    """Where the links of each text lead from its release on, by revision."""
    topics: Mapping[str, Topic]
    """Empty where no text is about any."""
    pictures: picture_facts.Known
    kin: follow_ups.Kin
    site: SiteFacts
    words: bool


def gather(release: Release) -> ReleaseInputs:
    """Return a release's inputs as the rows are now; the source edition first."""
    return gather_many([release])[release.id]


def gather_many(
    releases: Sequence[Release], *, words: bool = True, held: Held | None = None
) -> dict[uuid.UUID, ReleaseInputs]:
    """Return the inputs of many releases, in a number of queries that does not grow with them.

    The releases come from ``queries.loaded``, or are sheets. Without ``words`` the inputs are
    good for comparing digests, not for rendering. ``held`` is what ``links_held`` returned.
    """
    known = _look_up(releases, words=words, held=held)
    return {one.id: _inputs(one, known) for one in releases}


def links_held(releases: Sequence[Release]) -> Held:
    """Return what each text that the releases leave live links to; an immutable fact."""
    ids = [one.id for one in live_texts(releases)]
    found = articles.links_of(ids)
    return {one: found.get(one, ()) for one in ids}


def live_texts(releases: Sequence[Release]) -> list[Revision]:
    """Return the texts that the releases leave live."""
    return [
        one.revision
        for release in releases
        for one in standing.after(release)
        if one.is_live and one.revision is not None
    ]


def _look_up(releases: Sequence[Release], *, words: bool, held: Held | None) -> _Known:
    revisions = live_texts(releases)
    writers = {one.created_by for one in revisions}
    reviewers = {found.approved_by for one in revisions for found in one.approvals}
    # What was never public has no former address and nothing to correct.
    before = [one.article for one in releases if one.article.first_public_at is not None]
    return _Known(
        names=people.desk_names(writers | reviewers),
        slugs=articles.public_slugs(edition.id for one in before for edition in one.editions),
        corrections=notices.corrections_of(one.id for one in before),
        links=_links(releases, revisions, held),
        topics=topics.known() if any(one.topics for one in revisions) else {},
        pictures=picture_facts.known(revisions),
        kin=follow_ups.kin_of([one.article for one in releases]),
        site=page_facts(),
        words=words,
    )


def _links(
    releases: Sequence[Release], revisions: Sequence[Revision], held: Held | None
) -> dict[uuid.UUID, tuple[Link, ...]]:
    if held is None or not held.keys() >= {one.id for one in revisions}:
        held = articles.links_of(one.id for one in revisions)
    pages = {}
    for release in releases if any(held.values()) else ():
        live = {
            one.edition.language: one.revision
            for one in standing.after(release)
            if one.is_live and one.revision is not None
        }
        slugs = {language: revision.slug for language, revision in live.items()}
        for language, revision in live.items():
            if held.get(revision.id):
                page = LinkingPage(language, tuple(held[revision.id]), release.article.id, slugs)
                pages[revision.id] = page
    return {
        revision_id: tuple(
            Link(*link, destination.path, destination.hreflang)
            for link, destination in sorted(found.items())
        )
        for revision_id, found in link_targets.resolve_many(pages).items()
    }


def _inputs(release: Release, known: _Known) -> ReleaseInputs:
    article = release.article
    public_at = shown_instant(release)
    standings = standing.after(release)
    alone = standing.alone_reason(release, standings, known.site.languages)
    corrections = known.corrections.get(article.id, ())
    told = notices.of_release(release, standings, corrections, public_at)
    first = min(article.first_public_at or public_at, public_at)
    return ReleaseInputs(
        article_id=article.id.hex,
        source_language=article.source_language,
        public_at=iso(public_at),
        first_public_at=iso(first),
        editions=tuple(
            replace(_page(one, one.revision, told[one.edition.language], known), alone_reason=alone)
            for one in standings
            if one.is_live and one.revision is not None
        ),
        site=known.site,
        renderer=theme.version(),
        retracted=tuple(
            _retracted(one, one.revision, release, corrections, known)
            for one in standings
            if one.state is PublicState.RETRACTED and one.revision is not None
        ),
        gone=tuple(
            GonePaths(one.edition.language, _addresses(one, known))
            for one in standings
            if one.state is PublicState.WITHDRAWN
        ),
    )


def shown_instant(release: Release) -> dt.datetime:
    """Return the instant that a release's pages show.

    Before anybody has chosen a time, any fixed one will do to see whether the pages can be made.
    """
    return release.public_at or release.due_at or release.made_at


def _page(
    one: Standing, revision: Revision, told: tuple[Notice, ...], known: _Known
) -> EditionPage:
    edition = one.edition
    approval = articles.approval_of(revision)
    # Whoever imported a text neither translated nor reviewed it.
    is_ours = approval is None or approval.waiver != Waiver.IMPORTED
    reviewer = known.names.get(approval.approved_by, "") if approval and is_ours else ""
    translates = is_ours and not edition.is_source
    return EditionPage(
        language=edition.language,
        slug=revision.slug,
        translator=known.names.get(revision.created_by, "") if translates else "",
        reviewer=reviewer,
        revision_digest=revision.digest,
        former_slugs=_former(one, revision, known),
        notices=told,
        links=known.links.get(revision.id, ()),
        topics=topic_names.named(revision.topics, edition.language, known.topics),
        pictures=picture_facts.of_text(revision, known.pictures),
        card=picture_facts.card_of(revision, known.pictures),
        follows=known.kin.before(edition.article, edition.language),
        followed_by=known.kin.after(edition.article, edition.language),
        **(_words(revision) if known.words else _NO_WORDS),
    )


def _words(revision: Revision) -> dict[str, Any]:
    return {
        "title": revision.title,
        "standfirst": revision.standfirst,
        "body": revision.body,
        "photo_credit": revision.photo_credit,
        "byline": revision.byline,
        "dateline": revision.dateline.isoformat() if revision.dateline else "",
        "countries": tuple(revision.countries),
        "is_withheld": revision.byline_kind is BylineKind.WITHHELD,
        "kind": str(revision.kind),
    }


def _retracted(
    one: Standing,
    revision: Revision,
    release: Release,
    corrections: Sequence[Correction],
    known: _Known,
) -> RetractedPage:
    found = next((c for c in corrections if c.severity is Severity.RETRACTION), None)
    notes = {note.language: note for note in found.notes} if found else {}
    published = (note.published_at for note in notes.values() if note.published_at)
    return RetractedPage(
        language=one.edition.language,
        slug=revision.slug,
        title=revision.title if known.words else "",
        revision_digest=revision.digest,
        at=iso(min(published, default=shown_instant(release))),
        notes=tuple(
            (code, notes[code].note)
            for code in known.site.languages
            if code in notes and notes[code].note
        ),
        former_slugs=_former(one, revision, known),
    )


def _former(one: Standing, revision: Revision, known: _Known) -> tuple[str, ...]:
    return tuple(slug for slug in known.slugs.get(one.edition.id, ()) if slug != revision.slug)


def _addresses(one: Standing, known: _Known) -> tuple[str, ...]:
    slugs = known.slugs.get(one.edition.id, ())
    return tuple(dict.fromkeys([*([one.revision.slug] if one.revision else []), *slugs]))
