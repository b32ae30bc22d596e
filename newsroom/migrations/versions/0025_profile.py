"""What the newsroom says of itself, in versions that are only ever added to; and its logos."""

import sqlalchemy as sa
from alembic import op

revision = "0025_profile"
down_revision = "0024_pictures"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
TABLES = ("site_profile", "site_logo")


def upgrade() -> None:
    """Add the tables; until somebody stores a first version, the settings hold."""
    op.create_table(
        "site_profile",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("restores", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by"], ["person.id"], name=op.f("fk_site_profile_made_by_person")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_site_profile")),
    )
    op.create_table(
        "site_logo",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("file", sa.LargeBinary(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by"], ["person.id"], name=op.f("fk_site_logo_made_by_person")
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_site_logo")),
    )
    for table in TABLES:
        for change in ("UPDATE", "DELETE"):
            _refuse(table, change)


def _refuse(table: str, change: str) -> None:
    name = f"{table}_{change.lower()}_refused"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {change} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
        return
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {change} ON {table} FOR EACH ROW"
        f" EXECUTE FUNCTION append_only_refused()"
    )


def downgrade() -> None:
    """Drop them; the triggers go with their tables."""
    for table in TABLES:
        op.drop_table(table)
