"""The page on which an article is written, and everything that stands around its text."""
