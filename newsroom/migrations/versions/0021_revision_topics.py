"""Which revisions are about a topic, for whoever asks from the topic's end."""

import sqlalchemy as sa
from alembic import op

revision = "0021_revision_topics"
down_revision = "0020_topics"
branch_labels = None
depends_on = None

CHANGES = ("UPDATE", "DELETE")


def upgrade() -> None:
    """Make the table; no revision that is there is about any topic. Rows are only ever added."""
    op.create_table(
        "revision_topic",
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("topic_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_revision_topic_revision_id")
        ),
        sa.ForeignKeyConstraint(
            ["topic_key"], ["topic.key"], name=op.f("fk_revision_topic_topic_key")
        ),
        sa.PrimaryKeyConstraint("revision_id", "topic_key", name=op.f("pk_revision_topic")),
    )
    op.create_index("ix_revision_topic_topic_key", "revision_topic", ["topic_key"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for change in CHANGES:
            op.execute(
                f"CREATE TRIGGER revision_topic_{change.lower()}_refused"
                f" BEFORE {change} ON revision_topic"
                " BEGIN SELECT RAISE(ABORT, 'revision_topic is append-only'); END"
            )
        return
    for change in CHANGES:
        op.execute(
            f"CREATE TRIGGER revision_topic_{change.lower()}_refused"
            f" BEFORE {change} ON revision_topic"
            " FOR EACH ROW EXECUTE FUNCTION append_only_refused()"
        )
    op.execute(
        "CREATE TRIGGER revision_topic_truncate_refused BEFORE TRUNCATE ON revision_topic"
        " FOR EACH STATEMENT EXECUTE FUNCTION append_only_refused()"
    )


def downgrade() -> None:
    """Drop the table and its triggers with it."""
    op.drop_table("revision_topic")
