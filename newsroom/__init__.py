"""What the newsroom knows and what people do in it."""
