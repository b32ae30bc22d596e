"""The arrows that begin with what is public already: take it away, bring it back, renew it."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.articles.models import Article
from newsroom.articles.states import PublicState
from newsroom.lifecycle import Guard, Step
from newsroom.publishing import queries, rules
from newsroom.publishing.states import TAKES_AWAY, ReleaseKind
from newsroom.publishing.states import ReleaseState as S
from newsroom.publishing.steps import ANY_EDITOR, NotBegun


def _is_withdrawn(article: Article) -> bool:
    return any(one.public_state is PublicState.WITHDRAWN for one in article.editions)


_GRAVER = frozenset({ReleaseKind.TAKEDOWN, ReleaseKind.RETRACTION})
_MOVES_AWAY_OR_BACK = TAKES_AWAY | {ReleaseKind.REINSTATEMENT}


def _is_under_way(article: Article, kinds: frozenset[ReleaseKind]) -> bool:
    return any(one.kind in kinds for one in queries.under_way(article.id))


def _is_not_embargoed(article: Article) -> bool:
    return rules.is_over(article.embargo_until)


LIVE: Guard[NotBegun] = Guard(
    "live",
    lambda begun, _by: rules.is_public(begun.article),
    _l("Nothing of this article is public."),
    nowhere="there is nothing to take back",
)
WAS_PUBLIC: Guard[NotBegun] = Guard(
    "was_public",
    lambda begun, _by: rules.is_public(begun.article) or _is_withdrawn(begun.article),
    _l("Nothing of this article was public, or it is retracted already."),
    nowhere="there is nothing to take back",
)
WITHDRAWN: Guard[NotBegun] = Guard(
    "withdrawn",
    lambda begun, _by: _is_withdrawn(begun.article),
    _l("Nothing of this article is withdrawn."),
    nowhere="there is nothing to bring back",
)
REVIEWED: Guard[NotBegun] = Guard(
    "reviewed",
    lambda begun, _by: begun.article.taken_down_at is None,
    _l("It was taken down for somebody’s safety, and the review has not found that it may return."),
    _l("another editor, who reviews the takedown"),
    where="after",
)
NOT_RETRACTED: Guard[NotBegun] = Guard(
    "not_retracted",
    lambda begun, _by: not queries.was_retracted(begun.article.id),
    _l("It was retracted, and nothing of it ever comes back."),
    nowhere="a retraction is for good",
)
NOT_EMBARGOED: Guard[NotBegun] = Guard(
    "not_embargoed",
    lambda begun, _by: _is_not_embargoed(begun.article),
    _l("The article is under embargo."),
    _l("the clock, or two editors who bring the embargo forward"),
    where="embargo",
)
NOTHING_GRAVER: Guard[NotBegun] = Guard(
    "nothing_graver",
    lambda begun, _by: not _is_under_way(begun.article, _GRAVER),
    _l("Something graver is taking the article away already."),
    nowhere="it ends by itself, in seconds",
)
NOTHING_UNDER_WAY: Guard[NotBegun] = Guard(
    "nothing_under_way",
    lambda begun, _by: not _is_under_way(begun.article, _MOVES_AWAY_OR_BACK),
    _l("The article is being taken away or brought back right now; try again in a moment."),
    _l("you"),
    nowhere="it ends by itself, in seconds",
)

WITHDRAW = Step[Any](
    "withdraw",
    _l("Withdraw"),
    frozenset({None}),
    S.PUBLISHING,
    (ANY_EDITOR,),
    "release_withdrawing",
    (LIVE, NOTHING_GRAVER),
    needs_reason=True,
)
TAKE_DOWN = Step[Any](
    "take_down",
    _l("Take down for safety"),
    frozenset({None}),
    S.PUBLISHING,
    (ANY_EDITOR,),
    "release_taking_down",
)
RETRACT = Step[Any](
    "retract",
    _l("Retract"),
    frozenset({None}),
    S.PUBLISHING,
    (ANY_EDITOR,),
    "release_retracting",
    (WAS_PUBLIC, REVIEWED),
    needs_reason=True,
)
REINSTATE = Step[Any](
    "reinstate",
    _l("Reinstate"),
    frozenset({None}),
    S.PUBLISHING,
    (ANY_EDITOR,),
    "release_reinstating",
    (WITHDRAWN, REVIEWED, NOT_RETRACTED, NOT_EMBARGOED, NOTHING_UNDER_WAY),
    needs_reason=True,
)
REFRESH = Step[Any](
    "refresh",
    _l("Renew the pages"),
    frozenset({None}),
    S.PUBLISHING,
    (),
    "release_refreshing",
)

AFTER_STEPS: tuple[Step[Any], ...] = (WITHDRAW, TAKE_DOWN, RETRACT, REINSTATE, REFRESH)
