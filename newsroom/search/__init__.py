"""Readers' search: an index of what is public, the questions put to it, and what they find."""
