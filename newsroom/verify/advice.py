"""What to do, where many oracles say the same."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

REBUILD = _l(
    "Stop the newsroom, remove everything in site/ but site/objects, and start it: the tree is"
    " made anew from the log."
)
RESTORE = _l("Somebody changed the database past the newsroom: compare it with a backup.")
RESTORE_OBJECT = _l("Copy this file back from a backup of site/objects.")
LIST_AGAIN = _l("Run “newsroom site lists --again”: they are made anew from what is live.")
LET_REFRESH = _l("See in the logs why the page was not renewed; a worker has to be running.")
INDEX_AGAIN = _l("Make the search’s index anew: newsroom search rebuild.")
TAKE_AWAY = _l("Withdraw the article until this is cleared up.")
