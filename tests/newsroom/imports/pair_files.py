"""Files of pairs for tests, about invented events."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

LINE: dict[str, Any] = {
    "id": "springs-1",
    "source_lang": "en",
    "en": {
        "title": "The valley counts its springs",
        "slug": "valley-counts-springs",
        "body": "\ufeffTwelve families **walked**.\r\n\r\n"
        "## What they found\r\n\r\nForty springs.\r\n",
        "format": "markdown",
        "date": "2019-03-11",
        "authors": ["Rosa Quispe", "Inés Valdivia"],
        "translators": [],
    },
    "es": {
        "title": "El valle cuenta sus manantiales",
        "slug": "valle-cuenta-manantiales",
        "body": "<p>Doce familias <b>caminaron</b>.</p><h2>Lo que hallaron</h2><p>Cuarenta.</p>",
        "format": "html",
        "date": "11 de marzo de 2019",
        "authors": ["Rosa Quispe", "Inés Valdivia"],
        "translators": ["Joaquín Ferrer"],
    },
}


def numbered(number: int, **sides: dict[str, Any]) -> dict[str, Any]:
    """Return the pair once more under a number; ``sides`` are further fields by language."""
    made = {**LINE, "id": f"springs-{number}"}
    for language in ("en", "es"):
        title = f"{LINE[language]['title']} {number}"
        slug = f"{LINE[language]['slug']}-{number}"
        made[language] = {**LINE[language], "title": title, "slug": slug, **sides.get(language, {})}
    return made


def written(path: Path, lines: Sequence[Any]) -> Path:
    """Write lines into a file, gzipped if its name says so; bytes stand as they are."""
    content = b"".join(
        one if isinstance(one, bytes) else json.dumps(one, ensure_ascii=False).encode() + b"\n"
        for one in lines
    )
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path
