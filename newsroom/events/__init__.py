"""Recorded facts: the history of every article, and at the same time the queue of what follows."""
