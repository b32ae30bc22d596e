"""Articles, editions, revisions, approvals, slugs."""

import sqlalchemy as sa
from alembic import op

revision = "0003_articles"
down_revision = "0002_events"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "article",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source_language", sa.Text(), nullable=False),
        sa.Column(
            "pair_policy",
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
        sa.Column("policy_reason", sa.Text(), nullable=False),
        sa.Column("policy_until", INSTANT, nullable=True),
        sa.Column("embargo_until", INSTANT, nullable=True),
        sa.Column("source_key", sa.Text(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("first_public_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("source_key", name=op.f("uq_article_source_key")),
    )
    op.create_table(
        "edition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "submitted",
                "in_review",
                "changes_requested",
                "approved",
                "spiked",
                name="editionstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("reviewer_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("current_revision_id", sa.Uuid(), nullable=True),
        sa.Column(
            "public_state",
            sa.Enum(
                "never",
                "live",
                "withdrawn",
                "retracted",
                name="publicstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("public_revision_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_edition_article_id")),
        sa.ForeignKeyConstraint(
            ["current_revision_id"],
            ["revision.id"],
            name=op.f("fk_edition_current_revision_id"),
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_edition_owner_id")),
        sa.ForeignKeyConstraint(
            ["public_revision_id"],
            ["revision.id"],
            name=op.f("fk_edition_public_revision_id"),
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"], ["person.id"], name=op.f("fk_edition_reviewer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        sa.UniqueConstraint("article_id", "language", name=op.f("uq_edition_article_id_language")),
    )
    op.create_index(op.f("ix_edition_owner_id"), "edition", ["owner_id"], unique=False)
    op.create_index("ix_edition_public", "edition", ["public_state", "language"], unique=False)
    op.create_index("ix_edition_state", "edition", ["state"], unique=False)
    op.create_table(
        "revision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("standfirst", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("byline", sa.Text(), nullable=False),
        sa.Column(
            "byline_kind",
            sa.Enum(
                "real", "pseudonym", "withheld", name="bylinekind", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("photo_credit", sa.Text(), nullable=False),
        sa.Column("dateline", sa.Date(), nullable=True),
        sa.Column("countries", sa.JSON(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("source_revision_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("redacted_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name=op.f("fk_revision_created_by")),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_revision_edition_id")
        ),
        sa.ForeignKeyConstraint(
            ["source_revision_id"], ["revision.id"], name=op.f("fk_revision_source_revision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("edition_id", "number", name=op.f("uq_revision_edition_id_number")),
    )
    op.create_table(
        "revision_contributor",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_revision_contributor_edition_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_revision_contributor_person_id")
        ),
        sa.PrimaryKeyConstraint("edition_id", "person_id", name=op.f("pk_revision_contributor")),
    )
    op.create_table(
        "approval",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=False),
        sa.Column("approved_at", INSTANT, nullable=False),
        sa.Column("waiver", sa.Text(), nullable=False),
        sa.Column("voided_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["approved_by"], ["person.id"], name=op.f("fk_approval_approved_by")
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_approval_edition_id")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_approval_revision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
    )
    op.create_index(op.f("ix_approval_edition_id"), "approval", ["edition_id"], unique=False)
    op.create_table(
        "side_draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kept_at", INSTANT, nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_side_draft_edition_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_side_draft_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_side_draft")),
    )
    op.create_index(op.f("ix_side_draft_edition_id"), "side_draft", ["edition_id"], unique=False)
    op.create_index(op.f("ix_side_draft_person_id"), "side_draft", ["person_id"], unique=False)
    op.create_table(
        "slug_reservation",
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("ever_public", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_slug_reservation_edition_id")
        ),
        sa.PrimaryKeyConstraint("language", "slug", name=op.f("pk_slug_reservation")),
    )
    op.create_index(
        op.f("ix_slug_reservation_edition_id"), "slug_reservation", ["edition_id"], unique=False
    )
    if op.get_bind().dialect.name != "sqlite":  # SQLite took them with the table
        for name in ("current_revision_id", "public_revision_id"):
            op.create_foreign_key(f"fk_edition_{name}", "edition", "revision", [name], ["id"])


def downgrade() -> None:
    """Drop the tables."""
    for name in ("current_revision_id", "public_revision_id"):
        if op.get_bind().dialect.name == "sqlite":
            # It cannot drop a constraint, and it deletes the rows of a table that it drops.
            op.execute(sa.update(sa.table("edition", sa.column(name))).values({name: None}))
        else:
            op.drop_constraint(f"fk_edition_{name}", "edition")
    op.drop_table("slug_reservation")
    op.drop_table("side_draft")
    op.drop_table("approval")
    op.drop_table("revision_contributor")
    op.drop_table("revision")
    op.drop_table("edition")
    op.drop_table("article")
