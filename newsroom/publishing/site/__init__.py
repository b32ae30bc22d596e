"""The site tree: published files on disk, built, followed, read and checked."""
