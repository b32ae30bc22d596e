"""What a translator's page keeps: remarks, waivers, earlier texts, order and presence."""

import sqlalchemy as sa
from alembic import op

revision = "0011_translators_page"
down_revision = "0010_link_backfill"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
STATUSES = ("empty", "draft", "fuzzy", "confirmed")
ORIGINS = ("typed", "repeat", "copied", "memory", "exchange", "suggestion")


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=32)


def _points_at(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def upgrade() -> None:
    """Add the columns, then the tables."""
    _add_columns()
    _make_past()
    _make_remarks()
    _make_waivers()
    op.create_table(
        "source_change",
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column(
            "significance", _one_of("significance", "typo", "content", "legal"), nullable=False
        ),
        sa.Column("said_by", sa.Uuid(), nullable=False),
        sa.Column("said_at", INSTANT, nullable=False),
        _points_at("source_change", "revision_id", "revision"),
        _points_at("source_change", "said_by", "person"),
        _key("source_change", "revision_id"),
    )
    op.create_table(
        "presence",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        _points_at("presence", "task_id", "translation_task"),
        _points_at("presence", "person_id", "person"),
        _key("presence", "task_id", "person_id"),
    )


def _add_columns() -> None:
    with op.batch_alter_table("translation_task") as altered:
        altered.add_column(sa.Column("priority", sa.Integer(), nullable=False, server_default="0"))
        altered.add_column(sa.Column("first_refusal_id", sa.Uuid(), nullable=True))
        altered.add_column(sa.Column("first_refusal_until", INSTANT, nullable=True))
        altered.create_foreign_key(
            op.f("fk_translation_task_first_refusal_id"), "person", ["first_refusal_id"], ["id"]
        )
    with op.batch_alter_table("segment_target") as altered:
        altered.add_column(
            sa.Column("origin", _one_of("origin", *ORIGINS), nullable=False, server_default="typed")
        )
        altered.add_column(
            sa.Column("detached", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def _make_past() -> None:
    op.create_table(
        "segment_past",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("status", _one_of("targetstatus", *STATUSES), nullable=False),
        sa.Column("origin", _one_of("origin", *ORIGINS), nullable=False),
        sa.Column("source_digest", sa.Text(), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=True),
        sa.Column("updated_at", INSTANT, nullable=False),
        _points_at("segment_past", "edition_id", "edition"),
        _points_at("segment_past", "updated_by", "person"),
        _key("segment_past", "edition_id", "key", "version"),
    )


def _make_remarks() -> None:
    op.create_table(
        "segment_remark",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column(
            "kind", _one_of("remarkkind", "note", "query", "change", "suggestion"), nullable=False
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("proposed", sa.Text(), nullable=False),
        sa.Column("source_digest", sa.Text(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("written_at", INSTANT, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column(
            "verdict",
            _one_of("verdict", "answered", "accepted", "declined", "settled"),
            nullable=True,
        ),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("closed_at", INSTANT, nullable=True),
        _points_at("segment_remark", "edition_id", "edition"),
        _points_at("segment_remark", "written_by", "person"),
        _points_at("segment_remark", "closed_by", "person"),
        _key("segment_remark", "id"),
    )
    op.create_index("ix_segment_remark_edition", "segment_remark", ["edition_id", "key"])


def _make_waivers() -> None:
    op.create_table(
        "check_waiver",
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("check_name", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("waived_by", sa.Uuid(), nullable=False),
        sa.Column("waived_at", INSTANT, nullable=False),
        _points_at("check_waiver", "edition_id", "edition"),
        _points_at("check_waiver", "waived_by", "person"),
        _key("check_waiver", "edition_id", "key", "check_name", "digest"),
    )


def downgrade() -> None:
    """Drop the tables and the columns."""
    for table in ("presence", "source_change", "check_waiver", "segment_remark", "segment_past"):
        op.drop_table(table)
    with op.batch_alter_table("segment_target") as altered:
        altered.drop_column("detached")
        altered.drop_column("origin")
    with op.batch_alter_table("translation_task") as altered:
        altered.drop_constraint(op.f("fk_translation_task_first_refusal_id"), type_="foreignkey")
        altered.drop_column("first_refusal_until")
        altered.drop_column("first_refusal_id")
        altered.drop_column("priority")
