"""Which remembered pairs an editor took out, so that they are not learned again."""

import sqlalchemy as sa
from alembic import op

revision = "0017_memory_refused"
down_revision = "0016_memory_index"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "memory_refused",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_memory_refused_edition_id_edition")
        ),
        sa.PrimaryKeyConstraint("edition_id", "digest", name=op.f("pk_memory_refused")),
    )


def downgrade() -> None:
    """Drop it; what was taken out is learned again with the next approval."""
    op.drop_table("memory_refused")
