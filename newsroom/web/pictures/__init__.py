"""Pictures at the desk: sent, described, cleared, found again."""
