"""The desk: what waits for a person, lists of articles, and one article's own page."""
