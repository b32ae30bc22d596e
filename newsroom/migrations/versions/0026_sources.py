"""Private sources of articles, sealed, and the editorial note of each."""

import sqlalchemy as sa
from alembic import op

revision = "0026_sources"
down_revision = "0025_profile"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
KEPT = sa.text("erased_at IS NULL")


def upgrade() -> None:
    """Add both tables, and the number of sources to each article: none yet."""
    op.add_column(
        "article",
        sa.Column("sources_kept", sa.Integer(), nullable=False, server_default=sa.text("0")),
    )
    op.create_table(
        "private_source",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("shared_with", sa.JSON(), nullable=False),
        sa.Column("forget_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("erased_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_private_source_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["added_by"], ["person.id"], name=op.f("fk_private_source_added_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_source")),
    )
    op.create_index("ix_private_source_article_id", "private_source", ["article_id"])
    op.create_index(
        "ix_private_source_forget_on",
        "private_source",
        ["forget_on"],
        sqlite_where=KEPT,
        postgresql_where=KEPT,
    )
    op.create_table(
        "editorial_note",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("written_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_editorial_note_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person.id"], name=op.f("fk_editorial_note_written_by_person")
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_editorial_note")),
    )


def downgrade() -> None:
    """Drop both tables and the number."""
    op.drop_table("editorial_note")
    op.drop_table("private_source")
    op.drop_column("article", "sources_kept")
