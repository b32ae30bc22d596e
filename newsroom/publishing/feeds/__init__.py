"""What feed readers follow, and how each format says it."""
