"""Readers' search: entries, words, how far it has come, and the index of each database."""

import sqlalchemy as sa
from alembic import op

revision = "0023_search"
down_revision = "0022_listing"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; the worker fills them from the log, the newest article last."""
    op.create_table(
        "search_entry",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name=op.f("fk_search_entry_edition_id")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_search_entry_revision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("edition_id", name=op.f("uq_search_entry_edition_id")),
    )
    op.create_table(
        "search_word",
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("backwards", sa.Text(), nullable=False),
        sa.Column("texts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("language", "word", name=op.f("pk_search_word")),
    )
    op.create_index("ix_search_word_folded", "search_word", ["language", "folded"])
    op.create_index("ix_search_word_backwards", "search_word", ["language", "backwards"])
    state = op.create_table(
        "search_state",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_state")),
    )
    op.bulk_insert(state, [{"id": 1, "number": 0}])
    if op.get_bind().dialect.name == "postgresql":
        _make_vectors()
    else:
        # What comes in is cut into words already: ASCII punctuation and spaces part them, and
        # this tokenizer takes every other character for a letter.
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5"
            "(title, standfirst, body, marked, facts, tokenize = 'ascii')"
        )


def _make_vectors() -> None:
    op.execute("CREATE TABLE search_vector (id bigint PRIMARY KEY, vector tsvector NOT NULL)")
    # The long values lie apart, so that a question which the index answers reads few pages.
    op.execute("ALTER TABLE search_vector SET (toast_tuple_target = 128)")
    # Without it what was published last would wait in a list that every question reads through.
    op.execute(
        "CREATE INDEX ix_search_vector ON search_vector USING gin (vector) WITH (fastupdate = off)"
    )
    # Words are compared as beginnings; the order of a language would not serve that.
    for column in ("folded", "backwards"):
        op.execute(f'ALTER TABLE search_word ALTER COLUMN {column} TYPE text COLLATE "C"')


def downgrade() -> None:
    """Drop the tables; all of it can be made again."""
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    op.drop_table("search_vector" if is_postgresql else "search_index")
    for table in ("search_state", "search_word", "search_entry"):
        op.drop_table(table)
