"""Public pages: the values that they are made from, and the bytes that come of these."""
