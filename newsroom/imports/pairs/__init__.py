"""Approved pairs as lines of JSON: both editions of an article in one line, in and out again."""
