"""What is known of a translation's due date: its zone, and who was reminded when."""

import sqlalchemy as sa
from alembic import op

revision = "0012_due_dates"
down_revision = "0011_translators_page"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Add the columns."""
    with op.batch_alter_table("translation_task") as altered:
        altered.add_column(sa.Column("due_zone", sa.Text(), nullable=True))
        altered.add_column(sa.Column("due_soon_told_at", INSTANT, nullable=True))
        altered.add_column(sa.Column("overdue_told_at", INSTANT, nullable=True))


def downgrade() -> None:
    """Drop the columns."""
    with op.batch_alter_table("translation_task") as altered:
        for name in ("overdue_told_at", "due_soon_told_at", "due_zone"):
            altered.drop_column(name)
