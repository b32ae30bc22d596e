"""The newsroom's terms and names: what they are called, and which of them are never published."""

from __future__ import annotations

from newsroom.glossary.matching import EMPTY, Glossary, compiled
from newsroom.glossary.term import Form, Spotted, Term
from newsroom.glossary.versions import current

__all__ = ["EMPTY", "Form", "Glossary", "Spotted", "Term", "compiled", "current"]
