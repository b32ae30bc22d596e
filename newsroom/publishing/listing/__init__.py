"""Front pages, lists, feeds and sitemaps: which of them a release changes, and what they hold.

``projection`` keeps rows of what is live in step with the release log, ``marking`` notes which
pages that changes, ``writing`` makes those pages again for a site tree that shows an older number.
"""
