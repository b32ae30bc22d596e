"""What follows a first publication: corrections, takedowns, proposals, refreshes."""

import sqlalchemy as sa
from alembic import op

revision = "0007_after_publication"
down_revision = "0006_append_only"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
UNFINISHED_BEFORE = "state NOT IN ('published', 'cancelled')"
BRINGS_TEXT = "('correction', 'first', 'minor_fix', 'update')"
UNFINISHED = (
    "state NOT IN ('published', 'cancelled')"
    " AND kind IN ('correction', 'first', 'minor_fix', 'update')"
)
UNDER_WAY = f"state = 'publishing' AND kind NOT IN {BRINGS_TEXT}"
OPEN = "closed_at IS NULL AND cancelled_at IS NULL"


def upgrade() -> None:
    """Make the tables and columns."""
    _corrections()
    with op.batch_alter_table("release") as batch:
        batch.add_column(sa.Column("planned_for", INSTANT, nullable=True))
        batch.add_column(sa.Column("reminded_at", INSTANT, nullable=True))
        batch.add_column(sa.Column("correction_id", sa.Uuid(), nullable=True))
        batch.add_column(
            sa.Column("narrowed", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("surroundings", sa.Text(), nullable=False, server_default=""))
        batch.create_foreign_key(
            "fk_release_correction_id", "correction", ["correction_id"], ["id"]
        )
    with op.batch_alter_table("release") as batch:
        batch.alter_column("narrowed", server_default=None)
        batch.alter_column("surroundings", server_default=None)
    with op.batch_alter_table("article") as batch:
        batch.add_column(sa.Column("public_number", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("taken_down_at", INSTANT, nullable=True))
        batch.create_index("ix_article_public_number", ["public_number"])
    op.execute(
        "UPDATE article SET public_number ="
        " (SELECT MAX(number) FROM release WHERE release.article_id = article.id)"
    )
    _only_one(UNFINISHED)
    op.create_index(
        "uq_release_under_way",
        "release",
        ["article_id"],
        unique=True,
        sqlite_where=sa.text(UNDER_WAY),
        postgresql_where=sa.text(UNDER_WAY),
    )
    _proposals()
    _takedowns()
    _acknowledgements()


def _only_one(unfinished: str) -> None:
    op.drop_index("uq_release_unfinished", table_name="release")
    op.create_index(
        "uq_release_unfinished",
        "release",
        ["article_id"],
        unique=True,
        sqlite_where=sa.text(unfinished),
        postgresql_where=sa.text(unfinished),
    )


def _reference(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def _corrections() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column(
            "severity",
            sa.Enum(
                "clarification",
                "correction",
                "serious",
                "retraction",
                name="severity",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("scope", sa.JSON(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("window_until", INSTANT, nullable=False),
        sa.Column("notes_approved_by", sa.Uuid(), nullable=True),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("cancelled_at", INSTANT, nullable=True),
        _reference("correction", "article_id", "article"),
        _reference("correction", "opened_by", "person"),
        _reference("correction", "notes_approved_by", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_article_id"), "correction", ["article_id"])
    op.create_index(
        "uq_correction_open",
        "correction",
        ["article_id"],
        unique=True,
        sqlite_where=sa.text(OPEN),
        postgresql_where=sa.text(OPEN),
    )
    op.create_table(
        "correction_note",
        sa.Column("correction_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("published_at", INSTANT, nullable=True),
        sa.Column("interim_at", INSTANT, nullable=True),
        _reference("correction_note", "correction_id", "correction"),
        sa.PrimaryKeyConstraint("correction_id", "language", name=op.f("pk_correction_note")),
    )


def _proposals() -> None:
    op.create_table(
        "proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("release_id", sa.Uuid(), nullable=True),
        sa.Column("until", INSTANT, nullable=True),
        sa.Column("wall_time", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", INSTANT, nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        _reference("proposal", "article_id", "article"),
        _reference("proposal", "release_id", "release"),
        _reference("proposal", "proposed_by", "person"),
        _reference("proposal", "decided_by", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    for column, condition in (
        ("release", "release_id IS NOT NULL"),
        ("embargo", "release_id IS NULL"),
    ):
        where = sa.text(f"decided_at IS NULL AND {condition}")
        op.create_index(
            f"uq_proposal_open_{column}",
            "proposal",
            ["release_id" if column == "release" else "article_id"],
            unique=True,
            sqlite_where=where,
            postgresql_where=where,
        )


def _takedowns() -> None:
    op.create_table(
        "takedown",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("release_id", sa.Uuid(), nullable=True),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("review_due_at", INSTANT, nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("reminded_at", INSTANT, nullable=True),
        sa.Column("reviewed_by", sa.Uuid(), nullable=True),
        sa.Column("reviewed_at", INSTANT, nullable=True),
        sa.Column(
            "outcome",
            sa.Enum("stays_away", "may_return", name="reviewoutcome", native_enum=False, length=32),
            nullable=True,
        ),
        _reference("takedown", "article_id", "article"),
        _reference("takedown", "release_id", "release"),
        _reference("takedown", "opened_by", "person"),
        _reference("takedown", "reviewed_by", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_takedown")),
    )
    op.create_index(op.f("ix_takedown_article_id"), "takedown", ["article_id"])


def _acknowledgements() -> None:
    op.create_table(
        "acknowledgement",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("source_revision_id", sa.Uuid(), nullable=False),
        sa.Column("acknowledged_by", sa.Uuid(), nullable=False),
        sa.Column("acknowledged_at", INSTANT, nullable=False),
        _reference("acknowledgement", "edition_id", "edition"),
        _reference("acknowledgement", "source_revision_id", "revision"),
        _reference("acknowledgement", "acknowledged_by", "person"),
        sa.PrimaryKeyConstraint(
            "edition_id", "source_revision_id", name=op.f("pk_acknowledgement")
        ),
    )


def downgrade() -> None:
    """Drop them again."""
    for table in ("acknowledgement", "takedown", "proposal"):
        op.drop_table(table)
    op.drop_index("uq_release_under_way", table_name="release")
    _only_one(UNFINISHED_BEFORE)
    with op.batch_alter_table("article") as batch:
        batch.drop_index("ix_article_public_number")
        batch.drop_column("public_number")
        batch.drop_column("taken_down_at")
    with op.batch_alter_table("release") as batch:
        batch.drop_constraint("fk_release_correction_id", type_="foreignkey")
        for column in ("planned_for", "reminded_at", "correction_id", "narrowed", "surroundings"):
            batch.drop_column(column)
    op.drop_table("correction_note")
    op.drop_table("correction")
