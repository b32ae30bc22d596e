"""What kind of text a revision is, and which people and organisations it names."""

import sqlalchemy as sa
from alembic import op

revision = "0027_around"
down_revision = "0026_sources"
branch_labels = None
depends_on = None

KIND = sa.Enum(
    "news",
    "statement",
    "report",
    "interview",
    "event",
    name="articlekind",
    native_enum=False,
    length=32,
)
CHANGES = ("UPDATE", "DELETE")


def upgrade() -> None:
    """Add the columns; every text that is there is news, and says of nobody that it names them."""
    op.add_column(
        "article",
        sa.Column("kind", KIND, nullable=False, server_default=sa.text("'news'")),
    )
    op.create_index("ix_article_kind", "article", ["kind", "created_at"], unique=False)
    op.add_column(
        "revision",
        sa.Column("kind", KIND, nullable=False, server_default=sa.text("'news'")),
    )
    op.add_column(
        "revision",
        sa.Column("named", sa.JSON(), nullable=False, server_default=sa.text("'[]'")),
    )

    _make_named()


def _make_named() -> None:
    """Add the table that asks from the other end; its rows are only ever added."""
    op.create_table(
        "revision_named",
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("concept_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_revision_named_revision_id_revision")
        ),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("fk_revision_named_concept_id_concept")
        ),
        sa.PrimaryKeyConstraint("revision_id", "concept_id", name=op.f("pk_revision_named")),
    )
    op.create_index("ix_revision_named_concept_id", "revision_named", ["concept_id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for change in CHANGES:
            op.execute(
                f"CREATE TRIGGER revision_named_{change.lower()}_refused"
                f" BEFORE {change} ON revision_named"
                " BEGIN SELECT RAISE(ABORT, 'revision_named is append-only'); END"
            )
        return
    for change in CHANGES:
        op.execute(
            f"CREATE TRIGGER revision_named_{change.lower()}_refused"
            f" BEFORE {change} ON revision_named"
            " FOR EACH ROW EXECUTE FUNCTION append_only_refused()"
        )
    op.execute(
        "CREATE TRIGGER revision_named_truncate_refused BEFORE TRUNCATE ON revision_named"
        " FOR EACH STATEMENT EXECUTE FUNCTION append_only_refused()"
    )


def downgrade() -> None:
    """Drop the table, its triggers with it, and the columns."""
    op.drop_table("revision_named")
    op.drop_column("revision", "named")
    op.drop_column("revision", "kind")
    op.drop_index("ix_article_kind", "article")
    op.drop_column("article", "kind")
