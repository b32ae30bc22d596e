"""What runs is watched over, ends when told, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from newsroom import settings
from newsroom.errors import NewsroomError
from newsroom.supervisor import Running, free_port, hold, port_is_free, running
from newsroom.supervisor.place import announced, occupied, occupy

ROOT = Path(__file__).parents[3]
Start = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def here(tmp_path: Path) -> settings.Settings:
    return settings.load({"NEWSROOM_DATA": str(tmp_path)})


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def start(here: settings.Settings, port: int) -> Iterator[Start]:
    made: list[subprocess.Popen[str]] = []

    def supervise(program: str) -> subprocess.Popen[str]:
        module = "tests.newsroom.supervisor.small_programs"
        argv = [sys.executable, "-m", module, str(here.data), str(port), program]
        process = subprocess.Popen(
            argv,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        made.append(process)
        return process

    yield supervise
    for process in made:
        with suppress(ProcessLookupError):
            process.kill()
        process.communicate(timeout=10)


def wait_for(happened: Callable[[], object], *, timeout_s: float = 15) -> None:
    until = time.monotonic() + timeout_s
    while not happened():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.02)


def noted(here: settings.Settings) -> tuple[int, int]:
    """Return the process ids of the worker and of what it forked."""
    notes = here.data / "notes"
    wait_for(lambda: notes.exists() and len(notes.read_text().split()) == 2)
    worker, helper = map(int, notes.read_text().split())
    return worker, helper


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_people_are_told_once_they_can_enter_and_nobody_else_can_read_where(
    here: settings.Settings, port: int, start: Start
) -> None:
    process = start("worker")

    assert process.stdout is not None
    assert process.stdout.readline() == "People can enter.\n"
    assert running(here) == Running(process.pid, f"http://127.0.0.1:{port}")
    assert (here.data / "run" / "up.json").stat().st_mode & 0o777 == 0o600


def test_a_second_newsroom_on_the_same_folder_is_refused(
    here: settings.Settings, start: Start
) -> None:
    first = start("worker")
    wait_for(lambda: running(here))

    second = start("worker")

    assert second.wait(10) == 2
    still = running(here, timeout_s=1)
    assert still is not None
    assert still.pid == first.pid


def test_a_program_that_died_is_started_again(here: settings.Settings, start: Start) -> None:
    start("worker")
    wait_for(lambda: running(here))
    worker, helper = noted(here)
    (here.data / "notes").unlink()

    os.kill(worker, signal.SIGKILL)

    successor, _ = noted(here)
    assert successor != worker
    assert not is_alive(helper)
    assert running(here)


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_lets_the_work_end_and_leaves_the_folder_free(
    here: settings.Settings, start: Start, signum: signal.Signals
) -> None:
    process = start("worker")
    wait_for(lambda: running(here))
    pids = noted(here)

    process.send_signal(signum)

    assert process.wait(10) == 0
    assert (here.data / "notes.stopped").exists()
    assert not any(map(is_alive, pids))
    assert not occupied(here.data)
    assert running(here) is None
    assert not (here.data / "run" / "up.json").exists()


def test_nobody_is_sent_to_a_newsroom_that_is_about_to_close(
    here: settings.Settings, start: Start
) -> None:
    process = start("stubborn")
    wait_for(lambda: running(here))

    process.terminate()

    wait_for(lambda: running(here) is None, timeout_s=3)
    assert occupied(here.data)
    assert process.poll() is None


def test_told_twice_it_stops_at_once(here: settings.Settings, start: Start) -> None:
    process = start("stubborn")
    wait_for(lambda: running(here))
    pid, _ = noted(here)

    process.terminate()
    time.sleep(0.5)
    assert is_alive(pid)
    process.terminate()

    assert process.wait(10) == 0
    assert not is_alive(pid)


def test_nothing_outlives_a_supervisor_that_was_killed(
    here: settings.Settings, port: int, start: Start
) -> None:
    process = start("worker")
    wait_for(lambda: running(here))
    pids = noted(here)

    process.kill()

    wait_for(lambda: not any(map(is_alive, pids)), timeout_s=3)
    wait_for(lambda: not occupied(here.data), timeout_s=3)
    assert port_is_free("127.0.0.1", port)


def test_a_program_that_cannot_start_ends_the_attempt_and_its_words_are_shown(
    here: settings.Settings, start: Start
) -> None:
    process = start("broken")

    _, errors = process.communicate(timeout=15)

    assert process.returncode == 1
    assert "cannot start: " in errors
    assert not occupied(here.data)


def test_a_folder_that_nobody_serves_has_no_newsroom(here: settings.Settings) -> None:
    assert running(here) is None
    assert not occupied(here.data)


def test_what_a_killed_newsroom_wrote_is_not_believed(here: settings.Settings) -> None:
    (here.data / "run").mkdir()
    (here.data / "run" / "lock").touch()
    (here.data / "run" / "up.json").write_text('{"pid": 1, "url": "http://127.0.0.1:1"}')

    assert announced(here.data) is None


def test_what_a_killed_newsroom_wrote_is_not_believed_when_the_next_one_begins(
    here: settings.Settings,
) -> None:
    (here.data / "run").mkdir()
    (here.data / "run" / "up.json").write_text('{"pid": 1, "url": "http://127.0.0.1:1"}')

    held = hold(here)

    assert running(here, timeout_s=0.1) is None
    os.close(held)


def test_a_folder_is_held_by_one_only(here: settings.Settings) -> None:
    held = hold(here)

    with pytest.raises(NewsroomError, match="already runs"):
        hold(here)

    os.close(held)


def test_a_folder_is_held_until_it_is_let_go(here: settings.Settings) -> None:
    held = occupy(here.data)
    assert held is not None

    assert occupied(here.data)
    assert occupy(here.data, patience_s=0.1) is None
    assert running(here, timeout_s=0.1) is None
    os.close(held)
    assert not occupied(here.data)


def test_a_port_that_another_program_holds_is_not_free() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()

        assert not port_is_free("127.0.0.1", other.getsockname()[1], patience_s=0.1)
