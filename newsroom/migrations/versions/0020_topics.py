"""Topics, and which of them a revision is about."""

import sqlalchemy as sa
from alembic import op

revision = "0020_topics"
down_revision = "0019_quotations"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Add the table and the column; no text that is there is about any topic."""
    op.create_table(
        "topic",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("slugs", sa.JSON(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("retired_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_topic")),
    )
    op.add_column(
        "revision",
        sa.Column("topics", sa.JSON(), nullable=False, server_default=sa.text("'[]'")),
    )


def downgrade() -> None:
    """Drop the column and the table."""
    op.drop_column("revision", "topics")
    op.drop_table("topic")
