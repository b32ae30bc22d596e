"""What the newsroom promises, one sentence a test."""
