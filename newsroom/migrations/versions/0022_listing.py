"""What front pages, lists, feeds and sitemaps hold, and which of their pages changed when."""

import sqlalchemy as sa
from alembic import op

revision = "0022_listing"
down_revision = "0021_revision_topics"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Add the tables, empty: whoever writes lists first fills them from what is live."""
    op.create_table(
        "listing",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("is_source", sa.Boolean(), nullable=False),
        sa.Column("first_public_at", INSTANT, nullable=False),
        sa.Column("public_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_listing_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_listing_revision_id_revision")
        ),
        sa.PrimaryKeyConstraint("article_id", "language", name=op.f("pk_listing")),
    )
    op.create_index("ix_listing_first", "listing", ["language", "first_public_at"])
    op.create_index("ix_listing_public", "listing", ["language", "public_at"])
    op.create_table(
        "listing_place",
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("correction_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_listing_place_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["correction_id"],
            ["correction.id"],
            name=op.f("fk_listing_place_correction_id_correction"),
        ),
        sa.PrimaryKeyConstraint("language", "kind", "key", "sort", name=op.f("pk_listing_place")),
    )
    op.create_index("ix_listing_place_article", "listing_place", ["article_id"])
    op.create_table(
        "listing_total",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "language", name=op.f("pk_listing_total")),
    )
    op.create_table(
        "listing_page",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_listing_page")),
    )
    op.create_index("ix_listing_page_changed", "listing_page", ["changed"])
    op.create_table(
        "listing_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("whole_since", sa.Integer(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listing_state")),
    )


def downgrade() -> None:
    """Drop the tables: nothing in them is known there only."""
    for name in ("state", "page", "total"):
        op.drop_table(f"listing_{name}")
    op.drop_table("listing_place")
    op.drop_table("listing")
