"""The peer's one table."""
