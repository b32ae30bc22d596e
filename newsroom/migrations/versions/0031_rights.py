"""What a picture may be used for and until when, and which revisions show it."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0031_rights"
down_revision = "0030_comments"
branch_labels = None
depends_on = None

# Text on SQLite: it sorts as the moments do.
INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
WORDS = ("holder", "terms", "source", "consent_note", "sought")
CHOICES = (
    ("licence", "unsaid"),
    ("used_in", "anywhere"),
    ("consent", "unsaid"),
    ("at_end", "tell"),
)
NULLABLE = (
    ("only_article_id", sa.Uuid()),
    ("rights_end_at", INSTANT),
    ("hidden_at", INSTANT),
)


def upgrade() -> None:
    """Add the columns and the table; a trigger fills it, whichever version saves the text."""
    for name in WORDS:
        op.add_column("picture", _with_default(name, sa.Text(), "''"))
    for name, first in CHOICES:
        op.add_column("picture", _with_default(name, sa.String(32), f"'{first}'"))
    for name, kind in NULLABLE:
        op.add_column("picture", sa.Column(name, kind, nullable=True))
    op.add_column("picture", _with_default("rights_told", sa.Integer(), "0"))
    op.create_index("ix_picture_uploaded_at", "picture", ["uploaded_at", "id"])
    op.create_index("ix_picture_rights_end_at", "picture", ["rights_end_at"])
    op.create_table(
        "revision_picture",
        sa.Column("picture_id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_revision_picture_revision_id")
        ),
        sa.PrimaryKeyConstraint("picture_id", "revision_id", name=op.f("pk_revision_picture")),
    )
    _follow_revisions()


def _with_default(name: str, kind: Any, default: str) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, server_default=sa.text(default))


def _follow_revisions() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER revision_shows_pictures AFTER INSERT ON revision"
            " WHEN NEW.pictures <> ''"
            " BEGIN INSERT OR IGNORE INTO revision_picture (picture_id, revision_id)"
            " SELECT value, NEW.id FROM"
            """ json_each('["' || replace(NEW.pictures, ' ', '","') || '"]'); END"""
        )
        return
    op.execute(
        "CREATE FUNCTION revision_shows_pictures() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN INSERT INTO revision_picture (picture_id, revision_id)"
        " SELECT one::uuid, NEW.id FROM unnest(string_to_array(NEW.pictures, ' ')) AS one"
        " ON CONFLICT DO NOTHING; RETURN NULL; END $$"
    )
    op.execute(
        "CREATE TRIGGER revision_shows_pictures AFTER INSERT ON revision FOR EACH ROW"
        " WHEN (NEW.pictures <> '') EXECUTE FUNCTION revision_shows_pictures()"
    )


def downgrade() -> None:
    """Drop the trigger, the table and the columns."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER revision_shows_pictures")
    else:
        op.execute("DROP TRIGGER revision_shows_pictures ON revision")
        op.execute("DROP FUNCTION revision_shows_pictures()")
    op.drop_table("revision_picture")
    op.drop_index("ix_picture_rights_end_at", "picture")
    op.drop_index("ix_picture_uploaded_at", "picture")
    columns = [*WORDS, *(name for name, _ in (*CHOICES, *NULLABLE)), "rights_told"]
    for name in columns:
        op.drop_column("picture", name)
