"""A newsroom to try everything in: its people, its articles, and a journey through it."""
