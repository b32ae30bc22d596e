"""Pictures, their words, and which of them a revision shows."""

import sqlalchemy as sa
from alembic import op

revision = "0024_pictures"
down_revision = "0023_search"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Add the tables and the column; no text that is there shows any picture."""
    op.create_table(
        "picture",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("width", "height", "focus_x", "focus_y")
        ),
        sa.Column("credit", sa.Text(), nullable=False),
        sa.Column("decorative", sa.Boolean(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        sa.Column("uploaded_at", INSTANT, nullable=False),
        sa.Column("retired_at", INSTANT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("made_as", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["uploaded_by"], ["person.id"], name=op.f("fk_picture_uploaded_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture")),
        sa.UniqueConstraint("digest", name=op.f("uq_picture_digest")),
    )
    op.create_index(op.f("ix_picture_uploaded_by"), "picture", ["uploaded_by"])
    op.create_table(
        "picture_words",
        sa.Column("picture_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("alt", sa.Text(), nullable=False),
        sa.Column("caption", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["picture_id"], ["picture.id"], name=op.f("fk_picture_words_picture_id")
        ),
        sa.PrimaryKeyConstraint("picture_id", "language", name=op.f("pk_picture_words")),
    )
    op.add_column(
        "revision",
        sa.Column("pictures", sa.Text(), nullable=False, server_default=sa.text("''")),
    )


def downgrade() -> None:
    """Drop the column and the tables."""
    op.drop_column("revision", "pictures")
    op.drop_table("picture_words")
    op.drop_table("picture")
