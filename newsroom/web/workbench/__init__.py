"""A translation beside its source, as translators work on it and editors read it."""
