"""What a concept of the glossary can be, and where it stands."""

import enum


class ConceptKind(enum.StrEnum):
    """What the words of a concept stand for."""

    TERM = "term"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class ConceptState(enum.StrEnum):
    """Only an approved concept is looked for in texts."""

    SUGGESTED = "suggested"
    APPROVED = "approved"
    DECLINED = "declined"
    RETIRED = "retired"


class Usage(enum.StrEnum):
    """What the newsroom thinks of a form."""

    PREFERRED = "preferred"
    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
