"""What is typed and not saved yet, and who writes just now."""

import sqlalchemy as sa
from alembic import op

revision = "0028_writing"
down_revision = "0027_around"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Add the tables, and to what is kept aside the text that it was typed over."""
    op.create_table(
        "writing_draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=True),
        sa.Column("revision_id", sa.Uuid(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kept_at", INSTANT, nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_writing_draft_edition_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_writing_draft_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_writing_draft")),
        sa.UniqueConstraint(
            "edition_id", "person_id", name=op.f("uq_writing_draft_edition_id_person_id")
        ),
    )
    op.create_index(
        op.f("ix_writing_draft_person_id"), "writing_draft", ["person_id"], unique=False
    )
    op.create_table(
        "writing_lock",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("tab", sa.Text(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("beat_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_writing_lock_edition_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_writing_lock_person_id")
        ),
        sa.PrimaryKeyConstraint("edition_id", name=op.f("pk_writing_lock")),
    )
    op.add_column("side_draft", sa.Column("revision_id", sa.Uuid(), nullable=True))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("side_draft", "revision_id")
    op.drop_table("writing_lock")
    op.drop_table("writing_draft")
