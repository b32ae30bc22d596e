"""Invariant 2: versions are reciprocal, and every link leads to a live page of the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flask_babel import gettext as _

from newsroom.languages import LANGUAGES
from newsroom.publishing import addresses
from newsroom.publishing.addresses import X_DEFAULT
from newsroom.publishing.pages import inputs
from newsroom.settings import current
from newsroom.verify import advice, answers, page_facts, walk
from newsroom.verify.page_facts import PageFacts
from newsroom.verify.violation import Violation
from newsroom.verify.walk import Known, KnownEdition

_ARTICLE_PARTS = 2
"""An article's path has a language and a slug."""


def links() -> Iterator[Violation]:
    """Yield what the pages of the tree say of their versions, and lead to, that does not hold."""
    surroundings = inputs.surroundings()
    for article in walk.articles():
        live = article.live
        due = bool(article.log) and article.log[-1].surroundings != surroundings
        for edition in live.values():
            answer = answers.of_article(edition.language, edition.slug)
            if answer is None or answer.role != "page":
                continue  # invariants 1 and 7 say so
            facts = page_facts.read(answer.body)
            for what in _faults(article, edition, facts, is_outdated=due):
                yield Violation(2, article.id.hex, what, str(advice.LET_REFRESH))


def _faults(
    article: Known, edition: KnownEdition, facts: PageFacts, *, is_outdated: bool
) -> Iterator[str]:
    paths = {code: one.path for code, one in article.live.items()}
    yield from _versions(article, edition, facts, paths)
    invited = {code: page_facts.path_of(one) for code, one in facts.invitations.items()}
    others = {code: path for code, path in paths.items() if code != edition.language}
    if invited != others:
        yield _(
            "The page %(path)s invites its readers to %(named)s where %(expected)s is live.",
            path=edition.path,
            named=_list(invited),
            expected=_list(others),
        )
    # Until it is renewed, a page still bears the newsroom's former address.
    origins = {one for one in [facts.canonical, *facts.alternates.values()] if one}
    if not is_outdated and not all(one.startswith(f"{current().public_url}/") for one in origins):
        yield _("The page %(path)s names addresses of another site.", path=edition.path)
    yield from _dead_links(edition, facts)


def _versions(
    article: Known, edition: KnownEdition, facts: PageFacts, paths: Mapping[str, str]
) -> Iterator[str]:
    named = {code: page_facts.path_of(one) for code, one in facts.alternates.items()}
    if named != {**paths, X_DEFAULT: _default(article, paths)}:
        yield _(
            "The page %(path)s names %(named)s as its versions where %(expected)s is live.",
            path=edition.path,
            named=_list(named),
            expected=_list(paths),
        )
    own, *others = [page_facts.path_of(one) for one in page_facts.named_ids(facts.linked_data)] or [
        ""
    ]
    if {own, page_facts.path_of(facts.canonical)} != {edition.path}:
        yield _("The page %(path)s does not name itself.", path=edition.path)
    expected = set(_related(article, edition, paths))
    if set(others) != expected:
        yield _(
            "The linked data of the page %(path)s name %(named)s where %(expected)s is live.",
            path=edition.path,
            named=", ".join(sorted(others)) or "-",
            expected=", ".join(sorted(expected)) or "-",
        )


def _related(article: Known, edition: KnownEdition, paths: Mapping[str, str]) -> Iterator[str]:
    """Yield what linked data name: a source its translations, a translation its source."""
    for code, path in paths.items():
        if code != edition.language and article.source_language in {code, edition.language}:
            yield path


def _default(article: Known, paths: Mapping[str, str]) -> str:
    if article.source_language in paths:
        return paths[article.source_language]
    known = [code for code in current().languages if code in paths]
    return paths[known[0] if known else min(paths)]


def _dead_links(edition: KnownEdition, facts: PageFacts) -> Iterator[str]:
    for address in dict.fromkeys(facts.links):
        if not leads_somewhere(address, {"page"}):
            yield _(
                "The page %(path)s leads to %(target)s, where nothing is live.",
                path=edition.path,
                target=address,
            )


def leads_somewhere(address: str, roles: set[str]) -> bool:
    """Tell whether a link is none to this site's pages, or leads to one with such a role."""
    here = current().public_url
    if not address.startswith("/") and not address.startswith(f"{here}/"):
        return True
    path = page_facts.path_of(address)
    parts = path.strip("/").split("/")
    if parts[0] not in LANGUAGES:
        return True  # the front door, or nothing that the tree answers
    if len(parts) == _ARTICLE_PARTS and parts[1] != "-":
        return answers.role_of(*parts) in roles
    if path == addresses.search_path(parts[0]):
        return True  # made when somebody asks for it
    return answers.is_listed(path.removeprefix("/"))


def _list(versions: Mapping[str, str]) -> str:
    return ", ".join(f"{code} {path}" for code, path in sorted(versions.items())) or "-"
