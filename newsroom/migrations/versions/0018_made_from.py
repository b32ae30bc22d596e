"""A translated text knows which source text its words were written for."""

import sqlalchemy as sa
from alembic import op

revision = "0018_made_from"
down_revision = "0017_memory_refused"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of older rows nobody knows."""
    op.add_column("segment_target", sa.Column("made_from", sa.Text(), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("segment_target", "made_from")
