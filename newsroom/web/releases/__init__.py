"""Releases at the desk: what goes out, when, and who decides it."""
