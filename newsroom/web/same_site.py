"""Addresses that a form hands back: only a page of this newsroom is ever followed."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_page_of_ours(address: str) -> bool:
    """Tell whether an address is a path of this site and can mean nothing else to a browser."""
    if not address.startswith("/") or address.startswith(("//", "/\\")):
        return False
    # A browser drops tabs and line ends, and reads a backslash as a slash.
    if any(letter <= " " or letter in "\\\x7f" for letter in address):
        return False
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def way_back(address: str, otherwise: str) -> str:
    """Return the address when it is a page of ours, else the other one."""
    return address if is_page_of_ours(address) else otherwise
