"""The database itself moves the head of a chain and queues what an event owes."""

import sqlalchemy as sa
from alembic import op

revision = "0014_heads"
down_revision = "0013_memory"
branch_labels = None
depends_on = None

# A row that is put back, as after damage, neither moves the head nor owes anything twice.
MOVE = (
    "INSERT INTO event_chain (name, seq, hash, article_id)"
    " VALUES (NEW.chain, NEW.seq, NEW.hash, NEW.article_id)"
    " ON CONFLICT (name) DO UPDATE SET seq = excluded.seq, hash = excluded.hash,"
    " article_id = excluded.article_id WHERE event_chain.seq < excluded.seq;"
)
OWE_SQLITE = (
    "INSERT INTO delivery (event_id, reaction, done_at, attempts, last_error)"
    " SELECT NEW.id, key, value, 0, '' FROM json_each(NEW.owes) WHERE true"
    " ON CONFLICT (event_id, reaction) DO NOTHING;"
)
OWE_POSTGRESQL = (
    "INSERT INTO delivery (event_id, reaction, done_at, attempts, last_error)"
    " SELECT NEW.id, key, value::timestamptz, 0, '' FROM json_each_text(NEW.owes)"
    " ON CONFLICT (event_id, reaction) DO NOTHING;"
)
# Older ones are named after an id without hyphens on SQLite and with them on PostgreSQL.
NAMED = {
    "sqlite": "replace(substr(name, 9), '-', '')",
    "postgresql": "CAST(substr(name, 9) AS uuid)",
}


def upgrade() -> None:
    """Add the columns, then the triggers."""
    dialect = op.get_bind().dialect.name
    op.add_column("event_chain", sa.Column("article_id", sa.Uuid(), nullable=True))
    op.execute(
        f"UPDATE event_chain SET article_id = {NAMED[dialect]} WHERE name LIKE 'article:%'"  # noqa: S608 — the text above
    )
    op.create_index("uq_event_chain_article_id", "event_chain", ["article_id"], unique=True)
    op.add_column("event", sa.Column("owes", sa.JSON(none_as_null=True), nullable=True))
    if dialect == "sqlite":
        op.execute(f"CREATE TRIGGER event_moves BEFORE INSERT ON event BEGIN {MOVE} END")
        op.execute(
            "CREATE TRIGGER event_owes AFTER INSERT ON event WHEN NEW.owes IS NOT NULL"
            f" BEGIN {OWE_SQLITE} END"
        )
        return
    _function("event_moves", "BEFORE", MOVE)
    _function("event_owes", "AFTER", OWE_POSTGRESQL, "WHEN (NEW.owes IS NOT NULL)")


def _function(name: str, when: str, body: str, condition: str = "") -> None:
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$"
        f" BEGIN {body} RETURN NEW; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {name} {when} INSERT ON event FOR EACH ROW {condition}"
        f" EXECUTE FUNCTION {name}()"
    )


def downgrade() -> None:
    """Drop the triggers, then the columns."""
    place = "" if op.get_bind().dialect.name == "sqlite" else " ON event"
    for name in ("event_owes", "event_moves"):
        op.execute(f"DROP TRIGGER {name}{place}")
        if place:
            op.execute(f"DROP FUNCTION {name}()")
    op.drop_column("event", "owes")
    op.drop_index("uq_event_chain_article_id", "event_chain")
    op.drop_column("event_chain", "article_id")
