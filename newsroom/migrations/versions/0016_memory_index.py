"""The memory's index leaves the database: each machine makes its own from the texts."""

import sqlalchemy as sa
from alembic import op

revision = "0016_memory_index"
down_revision = "0015_glossary"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep every pair; what was derived from them goes."""
    op.drop_table("memory_tail")
    op.drop_table("memory_shard")
    op.add_column(
        "memory_index", sa.Column("purged", sa.Integer(), nullable=False, server_default="0")
    )
    with op.batch_alter_table("memory_index") as table:
        table.alter_column("purged", server_default=None, existing_type=sa.Integer())
    with op.batch_alter_table("memory_unit") as table:
        table.drop_index("ix_memory_unit_source")
        table.drop_index("ix_memory_unit_target")
        table.drop_column("source_digest")
        table.drop_column("target_digest")
        for column in ("source_around", "target_around"):
            table.alter_column(column, nullable=True, existing_type=sa.Integer())
    for name in ("source_around", "target_around"):
        op.execute(f"UPDATE memory_unit SET {name} = NULL WHERE {name} = 0")  # noqa: S608 — the two names above
    if op.get_bind().dialect.name == "postgresql":
        # Numbers only ever ascend: room between them is never used.
        op.execute("ALTER INDEX pk_memory_unit SET (fillfactor = 100)")
        op.execute("REINDEX INDEX pk_memory_unit")


def downgrade() -> None:
    """Restore the tables without an index: an older release finds pairs that are brought again."""
    with op.batch_alter_table("memory_unit") as table:
        for column in ("source_digest", "target_digest"):
            table.add_column(sa.Column(column, sa.Integer(), nullable=False, server_default="0"))
    for column in ("source_around", "target_around"):
        op.execute(f"UPDATE memory_unit SET {column} = 0 WHERE {column} IS NULL")  # noqa: S608 — the two names above
    with op.batch_alter_table("memory_unit") as table:
        for column in ("source_around", "target_around"):
            table.alter_column(column, nullable=False, existing_type=sa.Integer())
        table.create_index("ix_memory_unit_source", ["source_digest"])
        table.create_index("ix_memory_unit_target", ["target_digest"])
    with op.batch_alter_table("memory_index") as table:
        table.drop_column("purged")
    _make_index()


def _make_index() -> None:
    op.create_table(
        "memory_shard",
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("postings", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("side", "number", name=op.f("pk_memory_shard")),
    )
    op.create_table(
        "memory_tail",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.Column("unit_ids", sa.LargeBinary(), nullable=False),
        sa.Column("gone", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memory_tail")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_memory_tail_side", "memory_tail", ["side"])
