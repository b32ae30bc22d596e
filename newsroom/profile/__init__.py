"""What the newsroom says of itself, as it is stored: immutable versions, and which of them holds.

It lies this low because the locks of articles ask for it along the way; ``publishing.profiles``
says what may stand in it.
"""
