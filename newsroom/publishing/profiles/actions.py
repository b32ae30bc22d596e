"""Change what the newsroom says of itself: every language in one version, no version ever lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flask_babel import lazy_gettext as _l
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from newsroom.database import action, db, insert_missing, now
from newsroom.errors import BadInput, NotAllowed, NotFound
from newsroom.events.actions import record
from newsroom.people.models import Person
from newsroom.profile import versions
from newsroom.profile.models import SiteLogo, SiteProfile
from newsroom.publishing.profiles import logos, menus, queries, rules
from newsroom.publishing.profiles.cleaning import BadProfile, cleaned
from newsroom.publishing.profiles.content import Content, as_json, changed_fields, of_row
from newsroom.settings import current as settings


class ChangedMeanwhile(BadInput):
    """Somebody else stored a version since this one was begun."""

    def __init__(self) -> None:
        super().__init__(
            _l(
                "Somebody else has changed the profile meanwhile. What you typed is still here,"
                " and theirs is among the earlier versions: look at it, then save again."
            )
        )


@action
def change(content: Content, *, by: Person, seen: int, restores: int | None = None) -> int:
    """Store a new version of the profile; readers of every language get it together.

    ``seen`` is the number of the version that the person began from. Returns the number that holds
    now; where nothing is different, nothing is stored.

    Raises:
        NotAllowed: by somebody who is no administrator.
        BadProfile: names every field that cannot be accepted.
        ChangedMeanwhile: another version came in between.
    """
    if not rules.may_change(by):
        raise NotAllowed
    made = _checked(content)
    number = queries.number()
    if seen != number:
        raise ChangedMeanwhile
    changed = changed_fields(queries.current(), made)
    if not changed:
        return number
    at = now()
    told = as_json(made)
    row = {
        "number": number + 1,
        "content": told,
        "digest": versions.digest_of(told),
        "made_by": by.id,
        "made_at": at,
        "restores": restores,
    }
    try:
        with db.session.begin_nested():
            db.session.execute(insert(SiteProfile), row)
    except IntegrityError:
        raise ChangedMeanwhile from None
    versions.heard(versions.digest_of(told))
    payload = {"version": str(number + 1), "fields": changed}
    if restores is not None:
        payload["restores"] = str(restores)
    record("profile_changed", at=at, actor_id=by.id, payload=payload)
    return number + 1


@action
def restore(number: int, *, by: Person, seen: int) -> int:
    """Bring an earlier version back as a new one; returns its number.

    Raises:
        NotFound: there is no such version.
        NotAllowed, BadProfile, ChangedMeanwhile: as ``change``; what was acceptable then may be
            among what is not to be published now.
    """
    if not rules.may_change(by):
        raise NotAllowed
    content = of_row(queries.version(number).content)
    return change(content, by=by, seen=seen, restores=number)


@action
def keep_logo(file: bytes, *, by: Person) -> str:
    """Keep a logo made anew from an upload's pixels; returns the path that a profile may name.

    Raises:
        NotAllowed: by somebody who is no administrator.
        BadInput: see ``logos.taken``.
    """
    if not rules.may_change(by):
        raise NotAllowed
    logo = logos.taken(file)
    row = {"digest": logo.digest, "file": logo.file, "width": logo.width, "height": logo.height}
    db.session.execute(insert_missing(SiteLogo), row | {"made_by": by.id, "made_at": now()})
    return logos.path_of(logo.digest)


def _checked(content: Content) -> Content:
    """Return the content as it may be stored, with the size of its logo."""
    known = settings()
    faults: list[BadInput] = []
    made = content
    try:
        made = cleaned(content, known.languages)
    except BadProfile as error:
        faults += error.faults
    else:
        faults += menus.dead_ends(made, known.public_url)
    logo, size = content.profile.logo, (0, 0)
    if logo:
        try:
            found = queries.logo(logos.digest_in(logo))
            size = logos.shown_size(found.width, found.height)
        except NotFound:
            faults.append(BadInput(_l("There is no such logo here; upload it."), field="logo"))
    if faults:
        raise BadProfile(faults)
    return replace(made, profile=replace(made.profile, logo_size=size))


def faults_of(error: BadInput) -> Iterator[BadInput]:
    """Yield every fault that an error of this feature tells."""
    yield from error.faults if isinstance(error, BadProfile) else (error,)
