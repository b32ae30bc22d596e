"""Whom an erased text named goes with its words; of all other texts it stays as it was."""

import sqlalchemy as sa
from alembic import op

revision = "0036_named_erased"
down_revision = "0035_titles_found"
branch_labels = None
depends_on = None

TRIGGER = "revision_named_delete_refused"
ERASED = "EXISTS (SELECT 1 FROM revision WHERE id = OLD.revision_id AND redacted_at IS NOT NULL)"


def upgrade() -> None:
    """Let rows of erased texts be deleted, and delete those that were left."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {TRIGGER}")
        op.execute(
            f"CREATE TRIGGER {TRIGGER} BEFORE DELETE ON revision_named"
            f" WHEN NOT {ERASED}"
            " BEGIN SELECT RAISE(ABORT, 'revision_named is append-only'); END"
        )
    else:
        # A condition of a trigger cannot ask another table there; its function can.
        op.execute(
            "CREATE FUNCTION revision_named_kept() RETURNS trigger LANGUAGE plpgsql AS $$"
            f" BEGIN IF {ERASED} THEN RETURN OLD; END IF;"
            " RAISE EXCEPTION 'revision_named is append-only'; END $$"
        )
        _refuse_by("revision_named_kept()")
    op.execute(
        sa.text(
            "DELETE FROM revision_named WHERE revision_id IN"
            " (SELECT id FROM revision WHERE redacted_at IS NOT NULL)"
        )
    )


def downgrade() -> None:
    """Keep every row again."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {TRIGGER}")
        op.execute(
            f"CREATE TRIGGER {TRIGGER} BEFORE DELETE ON revision_named"
            " BEGIN SELECT RAISE(ABORT, 'revision_named is append-only'); END"
        )
        return
    _refuse_by("append_only_refused()")
    op.execute("DROP FUNCTION revision_named_kept()")


def _refuse_by(function: str) -> None:
    op.execute(f"DROP TRIGGER {TRIGGER} ON revision_named")
    op.execute(
        f"CREATE TRIGGER {TRIGGER} BEFORE DELETE ON revision_named"
        f" FOR EACH ROW EXECUTE FUNCTION {function}"
    )
