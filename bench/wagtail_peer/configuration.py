"""Django's settings; the database and a folder come on the command line."""

from __future__ import annotations

import sys
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

_url, _folder = sys.argv[1], sys.argv[3]


def _database(url: str) -> dict[str, Any]:
    """Return the database, on SQLite as durable and as concurrent as ours."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        durable = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": parts.path,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": durable},
        }
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or asked.get("host", ""),
        "PORT": str(parts.port or asked.get("port", "")),
        "CONN_MAX_AGE": None,
    }


SECRET_KEY = "signs nothing here"  # noqa: S105 — no request ever comes
DEBUG = False
USE_TZ = True
DATABASES = {"default": _database(_url)}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
ROOT_URLCONF = "bench.wagtail_peer.urls"
MEDIA_ROOT = _folder
STATIC_URL = "/static/"
LANGUAGE_CODE = "en"
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("es", "Spanish")]
WAGTAIL_SITE_NAME = "Newsroom"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
INSTALLED_APPS = [
    "bench.wagtail_peer",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
TEMPLATES = [
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]
