"""What files call the kinds of texts, in any language."""

from __future__ import annotations

from collections.abc import Mapping

from newsroom.articles import kinds
from newsroom.articles.kinds import ArticleKind
from newsroom.glossary.spelling import folded

HEADS = ("kind", "tipo")
"""Keys in the head of a file; ``type`` is not one, by which programs mean their templates."""
_CALLED: Mapping[str, ArticleKind] = {
    "article": ArticleKind.NEWS,
    "articulo": ArticleKind.NEWS,
    "news article": ArticleKind.NEWS,
    "nota": ArticleKind.NEWS,
    "noticia": ArticleKind.NEWS,
    "comunicado": ArticleKind.STATEMENT,
    "comunicado de prensa": ArticleKind.STATEMENT,
    "press release": ArticleKind.STATEMENT,
    "pronunciamiento": ArticleKind.STATEMENT,
    "informe": ArticleKind.REPORT,
    "entrevista": ArticleKind.INTERVIEW,
    "convocatoria": ArticleKind.EVENT,
    "evento": ArticleKind.EVENT,
}


def recognise(name: str) -> ArticleKind | None:
    """Return the kind that is called so, with or without accents and capitals; else None."""
    bare = folded(name).strip()
    return kinds.named(bare) or _CALLED.get(bare)
