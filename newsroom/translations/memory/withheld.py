"""Keep back what the memory holds of somebody who is not to be named any more."""

from __future__ import annotations

from newsroom import glossary


def is_withheld(*texts: str) -> bool:
    """Tell whether one of these texts has a name that is never published.

    It may have been public when it was approved. A suggestion would bring it into a new text, and
    a list would show it to people who may know the rule alone.
    """
    secrets = glossary.current().secrets
    return any(secrets.found_in(text) for text in texts)
