"""The people of the newsroom, what each may do, and what they have been told."""
