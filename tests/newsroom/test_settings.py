from pathlib import Path

import pytest
from flask import request

from newsroom import settings
from newsroom.app import create_app
from newsroom.errors import BadInput


def load(tmp_path: Path, **given: str) -> settings.Settings:
    return settings.load({"NEWSROOM_DATA": str(tmp_path / "data")} | given)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LANGUAGES", "en,xx"),
        ("LANGUAGES", " , "),
        ("TIME_ZONE", "Mars/Olympus"),
        ("LOG_LEVEL", "LOUD"),
        ("PROXIES", "-1"),
        ("PROXIES", "one"),
        ("DISPATCH_INTERVAL_S", "soon"),
        ("DISPATCH_INTERVAL_S", "0"),
        ("SITE_COPIES", "/srv/one,two"),
        ("OBJECT_STORE_URL", "https://bucket.example.org/"),
        ("OBJECT_STORE_URL", "s3://key:word@bucket/"),
        ("OBJECT_STORE_URL", "s3://bucket/?secret=1"),
        ("WEBHOOK_URLS", "http://hooks.example.org/"),
        ("WEBHOOK_URLS", "https://me:word@hooks.example.org/"),
        ("WEBHOOK_URLS", "https:///path"),
        ("WEBHOOK_URLS", "https://[::1/path"),
        ("WEBHOOK_SECRETS", "short"),
        ("WEBHOOK_ALLOW_PRIVATE", "perhaps"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str):
    with pytest.raises(BadInput) as raised:
        load(tmp_path, **{f"NEWSROOM_{name}": value})

    assert raised.value.field == name.lower()
    assert f"NEWSROOM_{name}" in str(raised.value)


def test_a_webhook_without_a_secret_is_refused(tmp_path: Path):
    with pytest.raises(BadInput) as raised:
        load(tmp_path, NEWSROOM_WEBHOOK_URLS="https://hooks.example.org/")

    assert raised.value.field == "webhook_secrets"


def test_targets_are_read_from_lists_without_repetition(tmp_path: Path):
    loaded = load(
        tmp_path,
        NEWSROOM_SITE_COPIES="/srv/one, /srv/two,/srv/one",
        NEWSROOM_OBJECT_STORE_URL="s3://bucket/site?endpoint=http://127.0.0.1:9000&region=eu-1",
        NEWSROOM_WEBHOOK_URLS="https://a.example/in,http://localhost:8080/in",
        NEWSROOM_WEBHOOK_SECRETS="new-new-new-new-new,old-old-old-old-old",
        NEWSROOM_WEBHOOK_ALLOW_PRIVATE="yes",
    )

    assert loaded.site_copies == ("/srv/one", "/srv/two")
    assert loaded.webhook_urls == ("https://a.example/in", "http://localhost:8080/in")
    assert loaded.webhook_secrets == ("new-new-new-new-new", "old-old-old-old-old")
    assert loaded.webhook_allow_private
    assert "old-old" not in repr(loaded)


def test_the_public_address_follows_where_the_newsroom_listens(tmp_path: Path):
    assert load(tmp_path, NEWSROOM_LISTEN="0.0.0.0:9000").public_url == "http://127.0.0.1:9000"
    assert (
        load(tmp_path, NEWSROOM_PUBLIC_URL="https://n.example/").public_url == "https://n.example"
    )


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path: Path):
    first, second = load(tmp_path), load(tmp_path)

    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 48
    assert (tmp_path / "data" / "secret").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("proxies", "seen"), [("0", "10.9.8.7"), ("1", "203.0.113.5")])
def test_only_the_proxies_that_are_told_of_are_believed(tmp_path: Path, proxies: str, seen: str):
    app = create_app(load(tmp_path, NEWSROOM_PROXIES=proxies))
    addresses = []
    app.before_request_funcs.setdefault(None, []).insert(
        0, lambda: addresses.append(request.remote_addr)
    )

    app.test_client().get(
        "/-/live",
        environ_base={"REMOTE_ADDR": "10.9.8.7"},
        headers={"X-Forwarded-For": "203.0.113.5"},
    )

    assert addresses == [seen]
