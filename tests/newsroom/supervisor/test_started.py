"""The whole newsroom, web server and worker, runs while a block lasts."""

import socket
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom import database, settings
from newsroom.app import create_app
from newsroom.errors import NewsroomError
from newsroom.supervisor import free_port, port_is_free, running, started
from newsroom.supervisor.place import occupied


@pytest.fixture
def here(tmp_path: Path) -> settings.Settings:
    given = settings.load({"NEWSROOM_DATA": str(tmp_path)})
    address = f"127.0.0.1:{free_port()}"
    return replace(given, listen=address, public_url=f"http://{address}")


@pytest.mark.slow
def test_a_newsroom_serves_while_the_block_lasts_and_then_is_gone(here: settings.Settings) -> None:
    with create_app(here).app_context():
        database.upgrade()

    with started(here) as newsroom:
        with urllib.request.urlopen(f"{newsroom.url}/-/health", timeout=10) as answer:
            assert answer.status == 200
        assert newsroom.url == here.public_url
        assert running(here) == newsroom

    assert not occupied(here.data)
    assert port_is_free("127.0.0.1", int(here.listen.rpartition(":")[2]))


def test_a_taken_port_is_named_together_with_a_free_one(here: settings.Settings) -> None:
    host, port = here.listen.split(":")
    with socket.socket() as other:
        other.bind((host, int(port)))
        other.listen()

        with (
            pytest.raises(NewsroomError, match=f"Port {port} is taken.*NEWSROOM_LISTEN="),
            started(here),
        ):
            pass


@pytest.mark.slow
def test_a_newsroom_that_cannot_start_says_where_to_look(here: settings.Settings) -> None:
    broken = replace(here, log_level="LOUD")

    with pytest.raises(NewsroomError, match="did not start"), started(broken):
        pass

    assert not occupied(here.data)
