"""Private sources of an article: who told it, sealed, and never to be named without their word.

What is kept of a source is encrypted, opened for few, and each opening is an event. Its name is
looked for in every text of the article on its way to readers.
"""
