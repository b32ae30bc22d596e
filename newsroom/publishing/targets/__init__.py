"""Where published pages go besides the newsroom's own tree; each follows the one log by itself."""

from __future__ import annotations

from newsroom.publishing.targets import directory, object_store, webhook
from newsroom.publishing.targets.target import Target
from newsroom.settings import Settings

KINDS = (directory.configured, object_store.configured, webhook.configured)
"""Every kind of target there is: each returns those that the settings name."""


def configured(settings: Settings) -> list[Target]:
    """Return every target that the settings name."""
    return [target for kind in KINDS for target in kind(settings)]
