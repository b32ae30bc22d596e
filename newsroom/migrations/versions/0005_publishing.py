"""Releases, what they pin, and the log."""

import sqlalchemy as sa
from alembic import op

revision = "0005_publishing"
down_revision = "0004_translations"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "release",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "first",
                "update",
                "minor_fix",
                "correction",
                "withdrawal",
                "takedown",
                "retraction",
                "reinstatement",
                "refresh",
                name="releasekind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "assembling",
                "ready",
                "scheduled",
                "held",
                "publishing",
                "published",
                "failed",
                "cancelled",
                name="releasestate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "policy",
            sa.Enum(
                "together",
                "source_first",
                "single",
                name="pairpolicy",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.Column("wall_time", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("public_at", INSTANT, nullable=True),
        sa.Column("published_at", INSTANT, nullable=True),
        sa.Column("input_digest", sa.Text(), nullable=False),
        sa.Column("renderer", sa.Text(), nullable=False),
        sa.Column("failure", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_release_actor_id")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_release_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
        sa.UniqueConstraint("number", name=op.f("uq_release_number")),
    )
    op.create_index(op.f("ix_release_article_id"), "release", ["article_id"], unique=False)
    op.create_index("ix_release_due", "release", ["state", "due_at"], unique=False)
    op.create_index(
        "uq_release_unfinished",
        "release",
        ["article_id"],
        unique=True,
        sqlite_where=sa.text("state NOT IN ('published', 'cancelled')"),
        postgresql_where=sa.text("state NOT IN ('published', 'cancelled')"),
    )
    op.create_table(
        "release_member",
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=True),
        sa.Column("revision_id", sa.Uuid(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_release_member_edition_id")
        ),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_release_member_release_id")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_release_member_revision_id")
        ),
        sa.PrimaryKeyConstraint("release_id", "language", name=op.f("pk_release_member")),
    )
    op.create_table(
        "release_object",
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_release_object_release_id")
        ),
        sa.PrimaryKeyConstraint("release_id", "language", "slug", name=op.f("pk_release_object")),
    )
    op.create_table(
        "release_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release_log")),
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("release_log")
    op.drop_table("release_object")
    op.drop_table("release_member")
    op.drop_table("release")
