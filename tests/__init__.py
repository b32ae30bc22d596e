"""What the newsroom promises, one sentence a test."""

from tests import bytecode

bytecode.keep()
