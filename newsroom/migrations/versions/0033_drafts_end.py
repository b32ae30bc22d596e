"""When the owner of a draft was told that it is going to be forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0033_drafts_end"
down_revision = "0032_pictures_found"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
TABLES = ("writing_draft", "side_draft")


def upgrade() -> None:
    """Add the column; empty means that nobody was told."""
    for table in TABLES:
        op.add_column(table, sa.Column("end_told_at", INSTANT, nullable=True))


def downgrade() -> None:
    """Take it out again."""
    for table in TABLES:
        op.drop_column(table, "end_told_at")
