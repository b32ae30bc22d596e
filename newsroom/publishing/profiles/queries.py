"""Ask what the newsroom says of itself, now and in earlier versions; nothing here writes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import defer

from newsroom import glossary
from newsroom.database import db
from newsroom.errors import NotFound
from newsroom.glossary.secrets import Secret
from newsroom.profile import versions
from newsroom.profile.models import SiteLogo, SiteProfile
from newsroom.publishing.pages.values import Profile
from newsroom.publishing.profiles import logos
from newsroom.publishing.profiles.content import Content, of_row, texts_of

_LISTED = 50
_MOST_KNOWN = 8
_known: dict[str, Content] = {}
"""Read contents by their digests; what a digest names never changes."""


def current() -> Content:
    """Return what holds; one small statement a transaction, and none where it was heard."""
    digest, told = versions.current()
    if digest not in _known:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        _known[digest] = of_row(told)
    return _known[digest]


def secrets_in(content: Content) -> tuple[Secret, ...]:
    """Return what of a profile is not to be published by now, whenever it was written."""
    secrets = glossary.current().secrets
    found = (one for text in texts_of(content) for one in secrets.found_in(text))
    return tuple(dict.fromkeys(found))


def number() -> int:
    """Return the number of the newest version; 0 before the first."""
    return db.session.scalar(select(func.max(SiteProfile.number))) or 0


def version(number: int) -> SiteProfile:
    """Return one version, or raise ``NotFound``."""
    found = db.session.get(SiteProfile, number)
    if found is None:
        raise NotFound
    return found


def newest(*, most: int = _LISTED) -> Sequence[SiteProfile]:
    """Return the versions without their contents, the newest first."""
    query = select(SiteProfile).order_by(SiteProfile.number.desc()).limit(most)
    query = query.options(defer(SiteProfile.content, raiseload=True))
    return db.session.scalars(query).all()


def logo(digest: str) -> SiteLogo:
    """Return a logo, or raise ``NotFound``."""
    found = db.session.get(SiteLogo, digest)
    if found is None:
        raise NotFound
    return found


def digest_of(path: str) -> str:
    """Return the digest in a logo's path; empty where it is none."""
    return logos.digest_in(path)


def logo_files(profile: Profile) -> dict[str, bytes]:
    """Return the file that a profile's pages load: its path below the site, with the bytes."""
    digest = logos.named_by(profile)
    return {profile.logo.removeprefix("/"): logo_file(digest)} if digest else {}


def logo_file(digest: str) -> bytes:
    """Return the file of a logo, or raise ``NotFound``."""
    file = db.session.scalar(select(SiteLogo.file).where(SiteLogo.digest == digest))
    if file is None:
        raise NotFound
    return file
