"""What a quotation was said in, and the original words that its translation takes."""

import sqlalchemy as sa
from alembic import op

revision = "0019_quotations"
down_revision = "0018_made_from"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; the texts that are there hold no such quotation."""
    for name in ("said_in", "original"):
        empty = sa.text("''")
        op.add_column(
            "source_segment", sa.Column(name, sa.Text(), nullable=False, server_default=empty)
        )


def downgrade() -> None:
    """Drop the columns."""
    for name in ("original", "said_in"):
        op.drop_column("source_segment", name)
