"""How a body is typed: Markdown, and what Markdown has no way to say."""
