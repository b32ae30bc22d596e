"""The glossary: concepts, their forms, and the number of its version."""

import sqlalchemy as sa
from alembic import op

revision = "0015_glossary"
down_revision = "0014_heads"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
KINDS = ("term", "person", "organisation", "place")
STATES = ("suggested", "approved", "declined", "retired")
USAGES = ("preferred", "allowed", "forbidden")


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=32)


def _points_at(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def upgrade() -> None:
    """Add the tables."""
    _make_concepts()
    _make_forms()
    op.create_table(
        "glossary_version",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False),
        _key("glossary_version", "id"),
    )
    op.execute("INSERT INTO glossary_version (id, number) VALUES (1, 0)")


def _make_concepts() -> None:
    table = "concept"
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", _one_of("conceptkind", *KINDS), nullable=False),
        sa.Column("state", _one_of("conceptstate", *STATES), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("part_of_speech", "note", "region", "origin")
        ),
        *(
            sa.Column(name, sa.Boolean(), nullable=False)
            for name in ("required", "keeps", "secret")
        ),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("pseudonym", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _points_at(table, "article_id", "article"),
        _points_at(table, "made_by", "person"),
        _points_at(table, "decided_by", "person"),
        _key(table, "id"),
    )
    op.create_index("ix_concept_state", table, ["state", "kind"])
    op.create_index(op.f("ix_concept_article_id"), table, ["article_id"])


def _make_forms() -> None:
    table = "concept_form"
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("concept_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("usage", _one_of("usage", *USAGES), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("inflections", sa.JSON(), nullable=False),
        _points_at(table, "concept_id", "concept"),
        _key(table, "id"),
        sa.UniqueConstraint(
            "concept_id", "language", "text", name=op.f("uq_concept_form_concept_id_language_text")
        ),
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in ("concept_form", "concept", "glossary_version"):
        op.drop_table(table)
