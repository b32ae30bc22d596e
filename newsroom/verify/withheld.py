"""Invariant 3: nothing that is not to be published stands in anything public. No name is told."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence

from flask_babel import gettext as _
from sqlalchemy import or_, select

from newsroom.articles.states import PublicState
from newsroom.articles.withheld import in_revisions
from newsroom.database import db
from newsroom.glossary import current as glossary
from newsroom.glossary.secrets import Secret
from newsroom.publishing.models import Correction, CorrectionNote
from newsroom.publishing.profiles import queries as profiles
from newsroom.publishing.site import list_states
from newsroom.settings import current
from newsroom.verify import advice, answers, tally, walk
from newsroom.verify.violation import Violation
from newsroom.verify.walk import Known

_WRITTEN = frozenset({".html", ".atom", ".xml", ".txt"})


def withheld() -> Iterator[Violation]:
    """Yield public texts and public notes, as the rows say them, that hold a secret name."""
    if not glossary().secrets:
        return
    yield from _in_profile()
    for batch in walk.batches():
        yield from _in_texts(batch)
        yield from _in_notes({one.id for one in batch if one.log})


def _in_profile() -> Iterator[Violation]:
    """Find it in what the newsroom says of itself now, whenever that was written."""
    tally.passed()
    for secret in profiles.secrets_in(profiles.current()):
        yield _violation(None, _("the newsroom’s profile"), secret)


def _in_texts(batch: Sequence[Known]) -> Iterator[Violation]:
    shown = {
        edition.public_revision_id: (article, edition)
        for article in batch
        for edition in article.editions
        if edition.public_state in {PublicState.LIVE, PublicState.RETRACTED}
    }
    for revision_id, found in in_revisions(shown).items():
        article, edition = shown[revision_id]
        for name, secret in found:
            # Of what was retracted readers still see the title and the address.
            if edition.is_live or name in {"title", "slug"}:
                yield _violation(article.id, _in_language(edition.language), secret)


def _in_notes(article_ids: set[uuid.UUID]) -> Iterator[Violation]:
    query = (
        select(Correction.article_id, CorrectionNote.language, CorrectionNote.note)
        .join(Correction, Correction.id == CorrectionNote.correction_id)
        .where(
            Correction.article_id.in_(article_ids),
            or_(CorrectionNote.published_at.is_not(None), CorrectionNote.interim_at.is_not(None)),
        )
    )
    for row in db.session.execute(query):
        for secret in glossary().secrets.found_in(row.note):
            what = _("a public note in %(language)s", language=row.language)
            yield _violation(row.article_id, what, secret)


def withheld_bytes() -> Iterator[Violation]:
    """Yield served bytes that hold a secret name: pages, lists, feeds, sitemaps. Slow."""
    secrets = glossary().secrets
    if not secrets:
        return
    lists = current().site / "lists"
    for name, _stored in list_states.listed(lists):
        path = lists / "current" / name
        if path.suffix in _WRITTEN and path.is_file():
            body = path.read_text(encoding="utf-8", errors="replace")
            for secret in secrets.found_in(body):
                yield _violation(None, name, secret)
    for article in walk.articles():
        for edition in article.editions:
            answer = answers.of_article(edition.language, edition.slug) if edition.slug else None
            if answer is not None:
                tally.passed()
                for secret in secrets.found_in(answer.body.decode(errors="replace")):
                    yield _violation(article.id, _in_language(edition.language), secret)


def _in_language(language: str) -> str:
    return str(_("the page in %(language)s", language=language))


def _violation(article_id: uuid.UUID | None, where: str, secret: Secret) -> Violation:
    """Name the rule and the place; an address could be made of the name itself."""
    return Violation(
        3,
        article_id.hex if article_id else "",
        _(
            "What is not to be published stands in %(where)s: %(rule)s",
            where=where,
            rule=secret.rule,
        ),
        str(advice.TAKE_AWAY),
    )
