"""What a newsroom can be told from outside, read once from the environment."""

from __future__ import annotations

import functools
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, urlsplit
from zoneinfo import available_timezones

from flask import current_app

from newsroom import paths
from newsroom.errors import BadInput
from newsroom.languages import LANGUAGES

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Hosts that a webhook may name without TLS: this very machine."""
SHORTEST_SECRET = 16


@dataclass(frozen=True)
class Settings:
    """One field a setting; ``NEWSROOM_<FIELD>`` in the environment."""

    data: Path
    """The one folder that holds everything the newsroom writes. Default: ``var/``."""
    database_url: str
    """SQLAlchemy URL. Default: ``newsroom.db`` in the data folder. PostgreSQL: ``postgresql+psycopg://…``."""
    broker_url: str
    """Celery broker. Default: ``filesystem://`` in the data folder. Production: ``redis://…`` or ``amqp://…``."""
    public_url: str = "http://127.0.0.1:8000"
    """Where readers and staff reach the newsroom; links are made from it. Default: ``listen``."""
    listen: str = "127.0.0.1:8000"
    """Host and port that the web server binds."""
    secret_key: str = field(default="", repr=False)
    """Signs sessions and tokens. Default: made once, kept with mode 0600 in the data folder."""
    time_zone: str = "UTC"
    """IANA zone in which the newsroom plans its day."""
    name: str = "Newsroom"
    """The newsroom's name, on every page and feed until its profile has one."""
    languages: tuple[str, ...] = ("en", "es")
    """Published languages, comma separated; the first one is the default."""
    mail_server: str = ""
    """SMTP ``host:port``. Default: mail is written to ``mail/`` in the data folder."""
    mail_sender: str = "newsroom@localhost"
    """The address that mail is sent from."""
    dispatch_interval_s: float = 0.2
    """How often waiting work is looked for, in seconds."""
    log_level: str = "INFO"
    """One of DEBUG, INFO, WARNING, ERROR."""
    drafts_days: int = 90
    """How long what nobody saved is kept after its article was last saved; 0 keeps it for ever."""
    proxies: int = 0
    """How many proxies of yours stand in front; that many of their headers are believed."""
    site_copies: tuple[str, ...] = ()
    """Folders, comma separated, in which the worker keeps further site trees."""
    object_store_url: str = ""
    """``s3://bucket/prefix?region=…&endpoint=…``; keys come from ``AWS_ACCESS_KEY_ID`` etc."""
    webhook_urls: tuple[str, ...] = ()
    """Addresses, comma separated, that hear of every release; https, or http on this machine."""
    webhook_secrets: tuple[str, ...] = field(default=(), repr=False)
    """Sign what webhooks are told, comma separated, each of 16 characters or more."""
    webhook_allow_private: bool = False
    """Whether webhooks may lead into private networks: yes or no."""

    @property
    def site(self) -> Path:
        """The site tree; only its ``public`` folder is ever served."""
        return self.data / "site"

    @property
    def default_language(self) -> str:
        """The newsroom's first language."""
        return self.languages[0]


def current() -> Settings:
    """Return the settings of the running application."""
    settings: Settings = current_app.extensions["newsroom_settings"]
    return settings


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment and make the data folder.

    Raises:
        BadInput: a setting has a value that cannot be used; names the setting.
    """
    env = os.environ if environ is None else environ
    default_data = (paths.checkout() if paths.is_checkout() else Path.cwd()) / "var"
    data = Path(env.get("NEWSROOM_DATA") or default_data).expanduser().resolve()
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    given = {
        one.name: env[f"NEWSROOM_{one.name.upper()}"]
        for one in fields(Settings)
        if env.get(f"NEWSROOM_{one.name.upper()}")
    }
    listen = given.get("listen", Settings.listen)
    return Settings(
        data=data,
        database_url=given.get("database_url", f"sqlite:///{data / 'newsroom.db'}"),
        broker_url=given.get("broker_url", "filesystem://"),
        public_url=given.get("public_url", _local_url(listen)).rstrip("/"),
        listen=listen,
        secret_key=given.get("secret_key") or _kept_secret(data),
        time_zone=_zone(given.get("time_zone", Settings.time_zone)),
        name=given.get("name", Settings.name),
        languages=_languages(given.get("languages", ",".join(Settings.languages))),
        mail_server=given.get("mail_server", Settings.mail_server),
        mail_sender=given.get("mail_sender", Settings.mail_sender),
        dispatch_interval_s=_seconds("dispatch_interval_s", given.get("dispatch_interval_s", "")),
        log_level=_level(given.get("log_level", Settings.log_level)),
        drafts_days=_count("drafts_days", given.get("drafts_days", str(Settings.drafts_days))),
        proxies=_count("proxies", given.get("proxies", "0")),
        site_copies=_copies(given.get("site_copies", "")),
        object_store_url=_object_store(given.get("object_store_url", "")),
        webhook_allow_private=_yes_or_no("webhook_allow_private", given),
        **_webhooks(given),
    )


def _local_url(listen: str) -> str:
    """Return where a person on this machine reaches what listens there."""
    host, _, port = listen.rpartition(":")
    return f"http://{ {'0.0.0.0': '127.0.0.1', '[::]': '[::1]'}.get(host, host) }:{port}"  # noqa: S104


def _languages(text: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(code.strip() for code in text.split(",") if code.strip()))
    unknown = [code for code in codes if code not in LANGUAGES]
    if unknown or not codes:
        message = f"NEWSROOM_LANGUAGES names {unknown or 'nothing'}; known are {list(LANGUAGES)}."
        raise BadInput(message, field="languages")
    return codes


@functools.cache
def known_zones() -> frozenset[str]:
    """Return the names of all IANA zones; to list them takes a walk through some 600 files."""
    return frozenset(available_timezones())


def _zone(name: str) -> str:
    if name not in known_zones():
        msg = f"NEWSROOM_TIME_ZONE must be an IANA zone, not {name!r}."
        raise BadInput(msg, field="time_zone")
    return name


def _level(name: str) -> str:
    if name.upper() not in LOG_LEVELS:
        message = f"NEWSROOM_LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}, not {name!r}."
        raise BadInput(message, field="log_level")
    return name.upper()


def _count(name: str, text: str) -> int:
    if not text.isascii() or not text.isdecimal():
        msg = f"NEWSROOM_{name.upper()} must be 0 or more, not {text!r}."
        raise BadInput(msg, field=name)
    return int(text)


def _seconds(name: str, text: str) -> float:
    if not text:
        return Settings.dispatch_interval_s
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.01 <= seconds <= 60:  # noqa: PLR2004 — the two ends are the message
        message = f"NEWSROOM_{name.upper()} must be from 0.01 to 60 seconds, not {text!r}."
        raise BadInput(message, field=name)
    return seconds


def _yes_or_no(name: str, given: Mapping[str, str]) -> bool:
    text = given.get(name, "no").lower()
    if text not in {"yes", "no"}:
        msg = f"NEWSROOM_{name.upper()} must be yes or no, not {text!r}."
        raise BadInput(msg, field=name)
    return text == "yes"


def _parts(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip() for one in text.split(",") if one.strip()))


def _split(text: str) -> SplitResult:
    try:
        return urlsplit(text)
    except ValueError:  # such as a bracket that is never closed
        return urlsplit("")


def _copies(text: str) -> tuple[str, ...]:
    folders = _parts(text)
    if not all(Path(one).is_absolute() for one in folders):
        msg = f"NEWSROOM_SITE_COPIES must be absolute paths, not {text!r}."
        raise BadInput(msg, field="site_copies")
    return folders


def _object_store(text: str) -> str:
    url = _split(text)
    known = {"region", "endpoint"}.issuperset(dict(parse_qsl(url.query, keep_blank_values=True)))
    # Keys in an address would be shown in reports; they have variables of their own.
    if text and not (url.scheme == "s3" and url.netloc and known and "@" not in url.netloc):
        msg = "NEWSROOM_OBJECT_STORE_URL must be s3://bucket/prefix?region=…&endpoint=…, no keys."
        raise BadInput(msg, field="object_store_url")
    return text


def _webhooks(given: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    urls = _parts(given.get("webhook_urls", ""))
    secrets_ = _parts(given.get("webhook_secrets", ""))
    for one in urls:
        url = _split(one)
        safe = url.scheme == "https" or (url.scheme == "http" and url.hostname in LOOPBACK)
        if not (safe and url.hostname) or "@" in url.netloc or url.fragment:
            msg = f"NEWSROOM_WEBHOOK_URLS must be https addresses, unlike that of {url.hostname!r}."
            raise BadInput(msg, field="webhook_urls")
    if any(len(one) < SHORTEST_SECRET for one in secrets_) or (urls and not secrets_):
        msg = f"NEWSROOM_WEBHOOK_SECRETS must be there, of {SHORTEST_SECRET} characters or more."
        raise BadInput(msg, field="webhook_secrets")
    return {"webhook_urls": urls, "webhook_secrets": secrets_}


def _kept_secret(data: Path) -> str:
    """Return the data folder's secret; the first of several processes to ask makes it."""
    secret = data / "secret"
    if not secret.exists():
        draft = data / f".secret-{secrets.token_hex(8)}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            os.link(draft, secret)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return secret.read_text()
