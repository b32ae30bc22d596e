"""The translation memory: remembered pairs, where they come from, and their packed index."""

import sqlalchemy as sa
from alembic import op

revision = "0013_memory"
down_revision = "0012_due_dates"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def _points_at(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def upgrade() -> None:
    """Add the tables."""
    _make_origins()
    _make_units()
    _make_index()


def _make_origins() -> None:
    table = "memory_origin"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("source_language", sa.Text(), nullable=False),
        sa.Column("target_language", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=True),
        sa.Column("edition_id", sa.Uuid(), nullable=True),
        sa.Column("revision_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("first_unit", sa.Integer(), nullable=False),
        sa.Column("last_unit", sa.Integer(), nullable=False),
        _points_at(table, "article_id", "article"),
        _points_at(table, "edition_id", "edition"),
        _points_at(table, "revision_id", "revision"),
        _points_at(table, "person_id", "person"),
        _key(table, "id"),
        sa.UniqueConstraint(
            "revision_id", "person_id", name=op.f("uq_memory_origin_revision_id_person_id")
        ),
    )
    for column in ("article_id", "edition_id", "person_id"):
        op.create_index(op.f(f"ix_memory_origin_{column}"), table, [column])


def _make_units() -> None:
    table = "memory_unit"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("is_sentence", sa.Boolean(), nullable=False),
        sa.Column("source_digest", sa.Integer(), nullable=False),
        sa.Column("target_digest", sa.Integer(), nullable=False),
        sa.Column("source_around", sa.Integer(), nullable=False),
        sa.Column("target_around", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("source_text", sa.Text(), nullable=False),
        sa.Column("target_text", sa.Text(), nullable=False),
        _points_at(table, "origin_id", "memory_origin"),
        _key(table, "id"),
    )
    op.create_index("ix_memory_unit_source", table, ["source_digest"])
    op.create_index("ix_memory_unit_target", table, ["target_digest"])


def _make_index() -> None:
    op.create_table(
        "memory_shard",
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("postings", sa.LargeBinary(), nullable=False),
        _key("memory_shard", "side", "number"),
    )
    op.create_table(
        "memory_tail",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.Column("unit_ids", sa.LargeBinary(), nullable=False),
        sa.Column("gone", sa.LargeBinary(), nullable=False),
        _key("memory_tail", "id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_memory_tail_side", "memory_tail", ["side"])
    index = op.create_table(
        "memory_index",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("last_unit", sa.Integer(), nullable=False),
        _key("memory_index", "id"),
    )
    op.bulk_insert(index, [{"id": 1, "last_unit": 0}])
    if op.get_bind().dialect.name == "postgresql":
        # Packed numbers get no smaller; PostgreSQL would try with every row.
        op.execute("ALTER TABLE memory_shard ALTER COLUMN postings SET STORAGE EXTERNAL")


def downgrade() -> None:
    """Drop the tables."""
    for table in ("memory_index", "memory_tail", "memory_shard", "memory_unit", "memory_origin"):
        op.drop_table(table)
