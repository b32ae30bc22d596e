"""The translators' pages: tasks found and claimed, segments saved, files exchanged."""
