"""How a long list is cut into pages that stay as they are when something newer comes.

Parts are counted from the oldest entry and hold fifty each. The list's own address shows the
newest part that is full and whatever is newer; each part before that has an address of its own.
So one more article rewrites one page of a list, and every fiftieth time three.
"""

from __future__ import annotations

LENGTH = 50
OWN = 0
"""The number of the page at the list's own address."""
SITEMAP_LENGTH = 500
"""Far below the protocol's 50,000: one more article has to rewrite the whole file."""


def count(total: int) -> int:
    """Return how many parts of a list have an address of their own, from 1 on."""
    return max(0, total // LENGTH - 1)


def numbers(total: int) -> list[int]:
    """Return every page of a list, its own address first; none for an empty list."""
    return [OWN, *range(1, count(total) + 1)] if total else []


def part_at(rank: int, total: int) -> int:
    """Return the page that shows an entry, by how many are older."""
    number = rank // LENGTH + 1
    return number if number <= count(total) else OWN


def ranks(part: int, total: int) -> range:
    """Return which entries a page shows, by how many are older."""
    if part == OWN:
        return range(count(total) * LENGTH, total)
    return range((part - 1) * LENGTH, part * LENGTH)


def newer(part: int, total: int) -> int | None:
    """Return the page with what came next; None on the newest page."""
    if part == OWN:
        return None
    return part + 1 if part < count(total) else OWN


def older(part: int, total: int) -> int | None:
    """Return the page with what came before; None on the oldest page."""
    return (count(total) if part == OWN else part - 1) or None


def from_rank(rank: int, before: int, after: int) -> set[int]:
    """Return the pages that differ when the entries from a rank on are others than before.

    ``before`` and ``after`` are the two lengths; pages that are gone are among them.
    """
    fewest, most = sorted((count(before), count(after)))
    changed = {OWN, *range(rank // LENGTH + 1, most + 1)}
    # Those that come or go, and the one whose link to newer entries leads elsewhere now.
    return changed | set(range(fewest, most + 1)) if fewest != most else changed


def sitemaps(total: int) -> range:
    """Return the numbers of the sitemaps of a month."""
    return range(1, -(-total // SITEMAP_LENGTH) + 1)


def sitemap_at(rank: int) -> int:
    """Return the number of the sitemap that names an entry, by how many are older."""
    return rank // SITEMAP_LENGTH + 1


def sitemap_ranks(number: int, total: int) -> range:
    """Return which entries a sitemap names, by how many are older."""
    return range((number - 1) * SITEMAP_LENGTH, min(number * SITEMAP_LENGTH, total))
