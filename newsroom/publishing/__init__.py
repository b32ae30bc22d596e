"""What becomes public, when, and how it reaches the site tree: both languages by one rename."""
