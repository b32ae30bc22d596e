"""The smallest Wagtail site that can live through a pair; runs in an environment of its own."""
