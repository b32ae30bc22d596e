"""Which article an article follows, their order by age, and titles to search."""

import sqlalchemy as sa
from alembic import op

revision = "0029_follow_up"
down_revision = "0028_writing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; nothing that is there follows anything."""
    op.add_column("article", sa.Column("follows_id", sa.Uuid(), nullable=True))
    op.add_column(
        "article",
        sa.Column("is_followed", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_index(op.f("ix_article_follows_id"), "article", ["follows_id"])
    op.create_index("ix_article_created", "article", ["created_at", "id"])
    op.create_index("ix_revision_title", "revision", ["title", "id", "edition_id"])


def downgrade() -> None:
    """Drop them; the articles stay, and no longer know of each other."""
    op.drop_index("ix_revision_title", "revision")
    op.drop_index("ix_article_created", "article")
    op.drop_index(op.f("ix_article_follows_id"), "article")
    op.drop_column("article", "is_followed")
    op.drop_column("article", "follows_id")
