"""Translation tasks, source segments, text in work."""

import sqlalchemy as sa
from alembic import op

revision = "0004_translations"
down_revision = "0003_articles"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "translation_task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("source_revision_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "claimed",
                "handed_in",
                "changes_requested",
                "done",
                "cancelled",
                name="taskstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("holder_id", sa.Uuid(), nullable=True),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("lease_from", INSTANT, nullable=True),
        sa.Column("lease_until", INSTANT, nullable=True),
        sa.Column("lease_warned_at", INSTANT, nullable=True),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_translation_task_article_id")
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_translation_task_edition_id")
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["person.id"], name=op.f("fk_translation_task_holder_id")
        ),
        sa.ForeignKeyConstraint(
            ["source_revision_id"],
            ["revision.id"],
            name=op.f("fk_translation_task_source_revision_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translation_task")),
    )
    op.create_index(
        op.f("ix_translation_task_article_id"), "translation_task", ["article_id"], unique=False
    )
    op.create_index(
        op.f("ix_translation_task_holder_id"), "translation_task", ["holder_id"], unique=False
    )
    op.create_index("ix_translation_task_state", "translation_task", ["state"], unique=False)
    op.create_index(
        "uq_translation_task_unfinished",
        "translation_task",
        ["edition_id"],
        unique=True,
        sqlite_where=sa.text("state NOT IN ('done', 'cancelled')"),
        postgresql_where=sa.text("state NOT IN ('done', 'cancelled')"),
    )
    op.create_table(
        "skeleton",
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_skeleton_revision_id")
        ),
        sa.PrimaryKeyConstraint("revision_id", name=op.f("pk_skeleton")),
    )
    op.create_table(
        "source_segment",
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("inline_map", sa.JSON(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_source_segment_revision_id")
        ),
        sa.PrimaryKeyConstraint("revision_id", "position", name=op.f("pk_source_segment")),
    )
    op.create_table(
        "segment_target",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "empty",
                "draft",
                "fuzzy",
                "confirmed",
                name="targetstatus",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("source_digest", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_segment_target_edition_id")
        ),
        sa.ForeignKeyConstraint(
            ["updated_by"], ["person.id"], name=op.f("fk_segment_target_updated_by")
        ),
        sa.PrimaryKeyConstraint("edition_id", "key", name=op.f("pk_segment_target")),
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("segment_target")
    op.drop_table("source_segment")
    op.drop_table("skeleton")
    op.drop_table("translation_task")
