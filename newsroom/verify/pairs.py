"""Invariant 1: under the policy *together* there is never one language public without the other."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _

from newsroom.articles.states import PairPolicy
from newsroom.settings import current
from newsroom.verify import advice, answers, replay, walk
from newsroom.verify.violation import Violation
from newsroom.verify.walk import Known


def pairs() -> Iterator[Violation]:
    """Yield the articles of which exactly one language is public, in the log or in the tree."""
    for article in walk.articles():
        if article.log:
            yield from _in_log(article)
            yield from _in_tree(article)


def _in_log(article: Known) -> Iterator[Violation]:
    """Find releases that brought a language under *together* and left another one behind.

    What was withdrawn since, or went alone under another policy, has its reason in the history.
    """
    wanted = set(current().languages)
    for release, before, after in replay.steps(article.log):
        new = {
            one.language
            for one in release.members
            if after[one.language].is_live and not before.get(one.language, replay.NEVER).is_live
        }
        never = {one for one in wanted if one not in after}
        was_alone = any(one.is_live for one in before.values())
        if release.policy is PairPolicy.TOGETHER and new and never and not was_alone:
            yield Violation(
                1,
                article.id.hex,
                _(
                    "Release %(number)s made %(languages)s public without %(missing)s, although"
                    " both go together.",
                    number=release.number,
                    languages=", ".join(sorted(new)),
                    missing=", ".join(sorted(never)),
                ),
                _("Withdraw the article, or decide with a reason that one language goes alone."),
            )


def _in_tree(article: Known) -> Iterator[Violation]:
    live = article.live
    roles = {code: answers.role_of(code, one.slug) for code, one in live.items()}
    shown = sorted(code for code, role in roles.items() if role == "page")
    hidden = sorted(set(live) - set(shown))
    if shown and hidden:
        yield Violation(
            1,
            article.id.hex,
            _(
                "Readers get %(shown)s but not %(hidden)s, although both are public in the log.",
                shown=", ".join(shown),
                hidden=", ".join(hidden),
            ),
            str(advice.REBUILD),
        )
