"""Say of the pictures and texts that are there what 0031_rights keeps of new ones."""

import uuid
from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from alembic import op

from newsroom.glossary.spelling import folded

revision = "0032_pictures_found"
down_revision = "0031_rights"
branch_labels = None
depends_on = None

PICTURE = sa.table(
    "picture",
    sa.column("id", sa.Uuid()),
    sa.column("credit", sa.Text()),
    sa.column("sought", sa.Text()),
)
WORDS = sa.table(
    "picture_words",
    sa.column("picture_id", sa.Uuid()),
    sa.column("alt", sa.Text()),
    sa.column("caption", sa.Text()),
)
REVISION = sa.table("revision", sa.column("id", sa.Uuid()), sa.column("pictures", sa.Text()))
SHOWN = sa.table(
    "revision_picture", sa.column("picture_id", sa.Uuid()), sa.column("revision_id", sa.Uuid())
)


def upgrade() -> None:
    """Fill in what is not there yet; run again it changes nothing."""
    connection = op.get_bind()
    _note_shown(connection)
    _note_words(connection)


def _note_shown(connection: sa.Connection) -> None:
    kept = sa.exists().where(SHOWN.c.revision_id == REVISION.c.id)
    query = sa.select(REVISION.c.id, REVISION.c.pictures).where(REVISION.c.pictures != "", ~kept)
    rows = [
        {"picture_id": uuid.UUID(name), "revision_id": one.id}
        for one in connection.execute(query)
        for name in dict.fromkeys(one.pictures.split())
    ]
    if rows:
        connection.execute(sa.insert(SHOWN), rows)


def _note_words(connection: sa.Connection) -> None:
    said: dict[Any, list[str]] = defaultdict(list)
    for one in connection.execute(sa.select(PICTURE.c.id, PICTURE.c.credit)):
        said[one.id].append(one.credit)
    for one in connection.execute(sa.select(WORDS)):
        said[one.picture_id] += [one.alt, one.caption]
    rows = [
        {"which": picture_id, "words": folded(" ".join(words))}
        for picture_id, words in said.items()
        if any(words)
    ]
    if rows:
        connection.execute(
            sa.update(PICTURE)
            .where(PICTURE.c.id == sa.bindparam("which"))
            .values(sought=sa.bindparam("words")),
            rows,
        )


def downgrade() -> None:
    """Leave the rows: they go with their table and column."""
