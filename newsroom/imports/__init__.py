"""What the newsroom reads in from elsewhere; one module a format, the rest one rule each."""
