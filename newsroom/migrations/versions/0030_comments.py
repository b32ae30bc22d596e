"""What is said beside a text that is being written."""

import sqlalchemy as sa
from alembic import op

revision = "0030_comments"
down_revision = "0029_follow_up"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
TABLE = "edition_comment"
ABOUT = sa.Enum("whole", "title", "standfirst", "body", name="about", native_enum=False, length=32)
NOTHING = sa.text("''")
POINTS_AT = (
    ("edition_id", "edition"),
    ("thread_id", TABLE),
    ("revision_id", "revision"),
    ("written_by", "person"),
    ("settled_by", "person"),
)


def upgrade() -> None:
    """Add the table of comments."""
    op.create_table(
        TABLE,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("thread_id", sa.Uuid(), nullable=True),
        sa.Column("revision_id", sa.Uuid(), nullable=True),
        sa.Column("about", ABOUT, nullable=False),
        sa.Column("quote", sa.Text(), server_default=NOTHING, nullable=False),
        sa.Column("before", sa.Text(), server_default=NOTHING, nullable=False),
        sa.Column("after", sa.Text(), server_default=NOTHING, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("proposed", sa.Text(), nullable=True),
        sa.Column("blocks", sa.Boolean(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("written_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=True),
        sa.Column("removed_at", INSTANT, nullable=True),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.Column("settled_at", INSTANT, nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_{TABLE}_{column}"))
            for column, table in POINTS_AT
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
    )
    op.create_index(f"ix_{TABLE}_edition_id", TABLE, ["edition_id"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table(TABLE)
