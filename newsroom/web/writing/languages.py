"""The languages that a passage may be in, by their names, those of the region first."""

from __future__ import annotations

from functools import cache

from flask import Blueprint, jsonify
from werkzeug.wrappers import Response

from newsroom.articles import tongues
from newsroom.languages import LANGUAGES
from newsroom.search.tokens import flat
from newsroom.web.policy import STAFF, access

bp = Blueprint("writing_languages", __name__, url_prefix="/writing")

OF_THE_REGION = (
    "es",
    "en",
    "quc",
    "mam",
    "kek",
    "cak",
    "nah",
    "yua",
    "tzo",
    "tzh",
    "qu",
    "ay",
    "gn",
    "arn",
    "guc",
    "pbb",
    "shp",
    "miq",
    "cab",
    "pt",
    "fr",
    "ht",
)
"""Codes of what is spoken and written where the newsroom reports from, the likeliest first."""


@bp.get("/languages")
@access(get=STAFF)
def languages() -> Response:
    """List every language that has a name in all languages of the newsroom."""
    return jsonify(listed())


@cache
def listed() -> list[dict[str, object]]:
    """Return codes with their names; those of the region first, then by their Spanish names."""
    known = tongues.named()
    region = [code for code in OF_THE_REGION if code in known]
    rest = sorted(known - set(region), key=lambda code: flat(tongues.name(code, "es")))
    return [
        {
            "code": code,
            "names": {spoken: tongues.name(code, spoken) for spoken in LANGUAGES},
            "is_near": code in region,
        }
        for code in [*region, *rest]
    ]
