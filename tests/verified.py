"""Asks every oracle about a test's newsroom."""

from __future__ import annotations

from newsroom import verify
from newsroom.database import db
from newsroom.verify import Violation
from tests import make


def violations(*invariants: int) -> list[Violation]:
    """Return what does not hold, the slow oracles asked too; some invariants only, or all."""
    db.session.rollback()
    report = verify.look(verify.chosen(invariants, deep=True), patience_s=0)
    return [*report.violations, *report.warnings]


def assert_sound() -> None:
    """Carry out what is still owed after a fault; then every promise has to hold."""
    make.react()
    assert [one.line for one in violations()] == []
