"""The target editor's pages: a handed-in translation read beside its source."""
