"""Read the links of the revisions that were there before links were kept."""

import uuid
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from newsroom.articles.links import own_links
from newsroom.settings import current

revision = "0010_link_backfill"
down_revision = "0009_targets"
branch_labels = None
depends_on = None

# A body has up to half a million characters: a batch stays well below what a small machine has.
BATCH = 100

REVISION = sa.table("revision", sa.column("id", sa.Uuid()), sa.column("body", sa.Text()))
LINK = sa.table(
    "revision_link",
    sa.column("revision_id", sa.Uuid()),
    sa.column("language", sa.Text()),
    sa.column("slug", sa.Text()),
)


def upgrade() -> None:
    """Fill the table; a revision whose links are kept already is left alone."""
    public_url = current().public_url
    for batch in _batches(op.get_bind()):
        rows = [
            {"revision_id": one.id, "language": language, "slug": slug}
            for one in batch
            for language, slug in own_links(one.body, public_url)
        ]
        if rows:
            op.get_bind().execute(sa.insert(LINK), rows)


def _batches(connection: sa.Connection) -> Iterator[Sequence[sa.Row[Any, Any]]]:
    """Yield the revisions that may hold links, by their ids."""
    kept = sa.exists().where(LINK.c.revision_id == REVISION.c.id)
    wanted = (
        sa.select(REVISION.c.id, REVISION.c.body)
        .where(REVISION.c.body.contains('href="'), ~kept)
        .order_by(REVISION.c.id)
        .limit(BATCH)
    )
    last: uuid.UUID | None = None
    while True:
        query = wanted if last is None else wanted.where(REVISION.c.id > last)
        batch = connection.execute(query).all()
        if not batch:
            return
        yield batch
        last = batch[-1].id


def downgrade() -> None:
    """Leave the rows: they go with their table."""
