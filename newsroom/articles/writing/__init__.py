"""A text between two saves: drafts, the lock, and two people's texts brought together."""
