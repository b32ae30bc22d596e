"""Say of the articles that are there what 0034_titles keeps of new ones."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from newsroom.glossary.spelling import folded

revision = "0035_titles_found"
down_revision = "0034_titles"
branch_labels = None
depends_on = None

ARTICLE = sa.table(
    "article",
    sa.column("id", sa.Uuid()),
    sa.column("source_language", sa.Text()),
    sa.column("sought", sa.Text()),
)
EDITION = sa.table(
    "edition",
    sa.column("article_id", sa.Uuid()),
    sa.column("language", sa.Text()),
    sa.column("current_revision_id", sa.Uuid()),
)
REVISION = sa.table("revision", sa.column("id", sa.Uuid()), sa.column("title", sa.Text()))


def upgrade() -> None:
    """Fill in what is not there yet; run again it changes nothing."""
    connection = op.get_bind()
    is_source = (EDITION.c.article_id == ARTICLE.c.id) & (
        EDITION.c.language == ARTICLE.c.source_language
    )
    query = (
        sa.select(ARTICLE.c.id, REVISION.c.title)
        .join(EDITION, is_source)
        .join(REVISION, REVISION.c.id == EDITION.c.current_revision_id)
        .where(ARTICLE.c.sought == "", REVISION.c.title != "")
    )
    rows: list[dict[str, Any]] = [
        {"which": one.id, "title": folded(one.title)} for one in connection.execute(query)
    ]
    if rows:
        connection.execute(
            sa.update(ARTICLE)
            .where(ARTICLE.c.id == sa.bindparam("which"))
            .values(sought=sa.bindparam("title")),
            rows,
        )


def downgrade() -> None:
    """Leave the rows: they go with their column."""
