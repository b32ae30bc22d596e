"""Translations: how the work on one language keeps up with the text it comes from."""
