"""An article knows its title folded, so that no list folds all titles to find some."""

import sqlalchemy as sa
from alembic import op

revision = "0034_titles"
down_revision = "0033_drafts_end"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; the index that held every title of every text goes, nothing else asks it."""
    op.add_column(
        "article", sa.Column("sought", sa.Text(), nullable=False, server_default=sa.text("''"))
    )
    op.drop_index("ix_revision_title", "revision")


def downgrade() -> None:
    """Take the column away again."""
    op.create_index("ix_revision_title", "revision", ["title", "id", "edition_id"])
    op.drop_column("article", "sought")
