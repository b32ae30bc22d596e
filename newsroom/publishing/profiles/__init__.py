"""What the newsroom says of itself to readers: what may stand in it, who changes it, its page."""
