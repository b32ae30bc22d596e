"""History is only ever added to: triggers see to it on both databases."""

from alembic import op

revision = "0006_append_only"
down_revision = "0005_publishing"
branch_labels = None
depends_on = None

# What a trigger admits, as a condition on OLD and NEW; everything else is refused.
ERASURE = (
    "NEW.event_id = OLD.event_id AND NEW.body IS NULL AND NEW.salt IS NULL"
    " AND NEW.erased_at IS NOT NULL"
)
REDACTION = (
    "NEW.id = OLD.id AND NEW.edition_id = OLD.edition_id AND NEW.number = OLD.number"
    " AND NEW.digest = OLD.digest AND NEW.created_at = OLD.created_at"
    " AND NEW.created_by = OLD.created_by AND NEW.redacted_at IS NOT NULL"
    " AND NEW.title = '' AND NEW.standfirst = '' AND NEW.body = '' AND NEW.byline = ''"
    " AND NEW.photo_credit = ''"
)
RULES = (
    ("event", "UPDATE", ""),
    ("event", "DELETE", ""),
    ("event_payload", "UPDATE", ERASURE),
    ("event_payload", "DELETE", ""),
    ("revision", "UPDATE", REDACTION),
    ("revision", "DELETE", ""),
)


def _sqlite(table: str, change: str, admitted: str) -> None:
    condition = f"WHEN NOT ({admitted})" if admitted else ""
    op.execute(
        f"CREATE TRIGGER {table}_{change.lower()}_refused BEFORE {change} ON {table} {condition}"
        f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _postgresql(table: str, change: str, admitted: str) -> None:
    name = f"{table}_{change.lower()}_refused"
    condition = f"WHEN (NOT ({admitted}))" if admitted else ""
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {change} ON {table} FOR EACH ROW {condition}"
        f" EXECUTE FUNCTION append_only_refused()"
    )


def upgrade() -> None:
    """Add the triggers."""
    if op.get_bind().dialect.name == "sqlite":
        for rule in RULES:
            _sqlite(*rule)
        return
    op.execute(
        "CREATE FUNCTION append_only_refused() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for rule in RULES:
        _postgresql(*rule)
    for table in ("event", "event_payload", "revision"):
        op.execute(
            f"CREATE TRIGGER {table}_truncate_refused BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION append_only_refused()"
        )


def downgrade() -> None:
    """Drop the triggers."""
    dialect = op.get_bind().dialect.name
    for table, change, _ in RULES:
        place = "" if dialect == "sqlite" else f" ON {table}"
        op.execute(f"DROP TRIGGER {table}_{change.lower()}_refused{place}")
    if dialect != "sqlite":
        for table in ("event", "event_payload", "revision"):
            op.execute(f"DROP TRIGGER {table}_truncate_refused ON {table}")
        op.execute("DROP FUNCTION append_only_refused()")
