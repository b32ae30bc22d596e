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
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str):
    with pytest.raises(BadInput) as raised:
        load(tmp_path, **{f"NEWSROOM_{name}": value})

    assert raised.value.field == name.lower()
    assert f"NEWSROOM_{name}" in str(raised.value)


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
