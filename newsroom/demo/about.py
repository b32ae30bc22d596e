"""What the sample articles are about: topics with both names, and which story bears which."""

from newsroom.articles import naming, topics
from newsroom.demo.story import Story
from newsroom.people.models import Person

_NAMES = {
    "water": {"en": "Water", "es": "Agua"},
    "land": {"en": "Land and territory", "es": "Tierra y territorio"},
    "defenders": {"en": "Human rights defenders", "es": "Personas defensoras"},
    "searching": {"en": "Disappeared people", "es": "Personas desaparecidas"},
    "work": {"en": "Rights at work", "es": "Derechos laborales"},
    "justice": {"en": "Access to justice", "es": "Acceso a la justicia"},
    "languages": {"en": "Languages", "es": "Lenguas"},
    "press": {"en": "Freedom of expression", "es": "Libertad de expresión"},
}
_ABOUT = {
    "lake": ("water", "justice"),
    "searchers": ("searching", "defenders", "justice"),
    "seafarers": ("work",),
    "radio": ("press", "languages"),
    "kilns": ("work",),
    "hearing": ("land", "justice"),
    "staircase": ("land", "justice"),
    "protectors": ("defenders",),
    "salt": ("land", "water"),
    "widows": ("land",),
    "interpreters": ("languages", "justice"),
    "mapping": ("land",),
    "teacher": ("press",),
    "lead": ("justice",),
    "shoes": ("searching",),
    "printers": ("press",),
    "wells": ("water",),
    "market": ("languages",),
    "orchard": ("land",),
    "once": ("work",),
}


def make(*, by: Person) -> None:
    """Make the topics that are not there yet."""
    known = {one.names.get("en") for one in topics.known().values()}
    for names in _NAMES.values():
        if names["en"] not in known:
            naming.make(names, by=by)


def keys_of(story: Story) -> tuple[str, ...]:
    """Return the keys of a story's topics, as far as the newsroom has them."""
    known = {one.names.get("en"): key for key, one in topics.known().items()}
    names = [_NAMES[one]["en"] for one in _ABOUT.get(story.name, ())]
    return tuple(known[name] for name in names if name in known)
