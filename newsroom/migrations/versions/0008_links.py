"""The articles that each revision points at."""

import sqlalchemy as sa
from alembic import op

revision = "0008_links"
down_revision = "0007_after_publication"
branch_labels = None
depends_on = None

CHANGES = ("UPDATE", "DELETE")


def upgrade() -> None:
    """Make the table; like the revisions, its rows are only ever added."""
    op.create_table(
        "revision_link",
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_revision_link_revision_id")
        ),
        sa.PrimaryKeyConstraint("revision_id", "language", "slug", name=op.f("pk_revision_link")),
    )
    op.create_index("ix_revision_link_target", "revision_link", ["language", "slug"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for change in CHANGES:
            op.execute(
                f"CREATE TRIGGER revision_link_{change.lower()}_refused"
                f" BEFORE {change} ON revision_link"
                " BEGIN SELECT RAISE(ABORT, 'revision_link is append-only'); END"
            )
        return
    for change in CHANGES:
        op.execute(
            f"CREATE TRIGGER revision_link_{change.lower()}_refused"
            f" BEFORE {change} ON revision_link"
            " FOR EACH ROW EXECUTE FUNCTION append_only_refused()"
        )
    op.execute(
        "CREATE TRIGGER revision_link_truncate_refused BEFORE TRUNCATE ON revision_link"
        " FOR EACH STATEMENT EXECUTE FUNCTION append_only_refused()"
    )


def downgrade() -> None:
    """Drop the table and its triggers with it."""
    op.drop_table("revision_link")
