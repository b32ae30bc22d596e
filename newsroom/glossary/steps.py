"""The arrows of a concept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from newsroom.glossary import rules
from newsroom.glossary.models import Concept
from newsroom.glossary.states import ConceptState as S
from newsroom.lifecycle import Step, Who


@dataclass(frozen=True)
class NotBegun:
    """A concept that nobody has proposed yet."""

    state: None = None


STAFF: Who[NotBegun] = Who(
    "staff", _l("whoever works on texts"), lambda _none, person: rules.may_suggest(person)
)
EDITOR: Who[NotBegun] = Who(
    "editor", _l("an editor, or an identity keeper"), lambda _none, person: rules.may_decide(person)
)
DECIDER: Who[Concept] = Who(
    "editor",
    _l("an editor; of what is not to be published, an identity keeper or an editor on call"),
    rules.may_change,
)

_ALL = frozenset({S.SUGGESTED, S.APPROVED, S.DECLINED, S.RETIRED})

SUGGEST = Step[Any](
    "suggest", _l("Suggest it"), frozenset({None}), S.SUGGESTED, (STAFF,), "term_suggested"
)
ADD = Step[Any]("add", _l("Add it"), frozenset({None}), S.APPROVED, (EDITOR,), "term_added")
EDIT = Step[Any]("edit", _l("Change it"), _ALL, None, (DECIDER,), "term_changed")
APPROVE = Step[Any](
    "approve",
    _l("Accept it"),
    frozenset({S.SUGGESTED, S.DECLINED, S.RETIRED}),
    S.APPROVED,
    (DECIDER,),
    "term_approved",
)
DECLINE = Step[Any](
    "decline",
    _l("Decline it"),
    frozenset({S.SUGGESTED}),
    S.DECLINED,
    (DECIDER,),
    "term_declined",
    needs_reason=True,
)
RETIRE = Step[Any](
    "retire",
    _l("Retire it"),
    frozenset({S.APPROVED}),
    S.RETIRED,
    (DECIDER,),
    "term_retired",
    needs_reason=True,
)

CONCEPT_STEPS: tuple[Step[Any], ...] = (SUGGEST, ADD, EDIT, APPROVE, DECLINE, RETIRE)
