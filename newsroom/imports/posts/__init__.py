"""Posts from social networks, kept as quotations; nothing is fetched."""
