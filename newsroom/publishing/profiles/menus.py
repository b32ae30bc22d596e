"""Where the entries of menus lead: never to an article that readers cannot read."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from newsroom.articles import links
from newsroom.articles.links import Link
from newsroom.articles.markup import attribute_text
from newsroom.errors import BadInput
from newsroom.publishing import link_targets
from newsroom.publishing.profiles.content import MENUS, Content


def dead_ends(content: Content, public_url: str) -> list[BadInput]:
    """Return a fault for each entry that leads to an article which is not public, in one query.

    The same is said of what never was, so that nobody learns an address before its time.
    """
    leading: dict[str, Link] = {}
    for name in MENUS:
        for place, item in enumerate(getattr(content.profile, name)):
            for code, path in item.paths:
                own = links.own_links(f'<a href="{attribute_text(path)}">', public_url)
                leading |= {f"{name}.{place}.path.{code}": one for one in own}
    live = link_targets.resolve(leading.values(), "")
    return [
        BadInput(_l("Nothing is public at this address."), field=field)
        for field, link in leading.items()
        if link not in live
    ]
