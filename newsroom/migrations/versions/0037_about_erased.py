"""What an erased text was about and where it led goes with its words; of all others it stays."""

import sqlalchemy as sa
from alembic import op

revision = "0037_about_erased"
down_revision = "0036_named_erased"
branch_labels = None
depends_on = None

TABLES = ("revision_topic", "revision_link")
ERASED = "EXISTS (SELECT 1 FROM revision WHERE id = OLD.revision_id AND redacted_at IS NOT NULL)"


def upgrade() -> None:
    """Let rows of erased texts be deleted, and delete those that were left."""
    texts = sa.table("revision", sa.column("id"), sa.column("redacted_at"))
    erased = sa.select(texts.c.id).where(texts.c.redacted_at.is_not(None))
    for table in TABLES:
        trigger = f"{table}_delete_refused"
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TRIGGER {trigger}")
            op.execute(
                f"CREATE TRIGGER {trigger} BEFORE DELETE ON {table} WHEN NOT {ERASED}"
                f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        else:
            # A condition of a trigger cannot ask another table there; its function can.
            op.execute(
                f"CREATE FUNCTION {table}_kept() RETURNS trigger LANGUAGE plpgsql AS $$"
                f" BEGIN IF {ERASED} THEN RETURN OLD; END IF;"
                f" RAISE EXCEPTION '{table} is append-only'; END $$"
            )
            _refuse_by(f"{table}_kept()", table)
        about = sa.table(table, sa.column("revision_id"))
        op.execute(sa.delete(about).where(about.c.revision_id.in_(erased)))


def downgrade() -> None:
    """Keep every row again."""
    for table in TABLES:
        trigger = f"{table}_delete_refused"
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TRIGGER {trigger}")
            op.execute(
                f"CREATE TRIGGER {trigger} BEFORE DELETE ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        else:
            _refuse_by("append_only_refused()", table)
            op.execute(f"DROP FUNCTION {table}_kept()")


def _refuse_by(function: str, table: str) -> None:
    op.execute(f"DROP TRIGGER {table}_delete_refused ON {table}")
    op.execute(
        f"CREATE TRIGGER {table}_delete_refused BEFORE DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {function}"
    )
