"""One command brings a whole newsroom up, tells the same when asked again, and leaves nothing."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsroom.supervisor import free_port

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-c", "from newsroom.app import main; main()", "demo")
PATIENCE_S = 240.0

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Demo:
    """A demonstration that runs, and what it printed until people could enter."""

    process: "subprocess.Popen[str]"
    printed: str
    environment: dict[str, str]

    @property
    def data(self) -> Path:
        return Path(self.environment["NEWSROOM_DATA"])

    def told(self) -> dict[str, object]:
        told: dict[str, object] = json.loads((self.data / "demo.json").read_text())
        return told


def environment_of(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSROOM_")}
    listen = f"127.0.0.1:{free_port()}"
    return kept | {"NEWSROOM_DATA": str(data), "NEWSROOM_LISTEN": listen, "PYTHONPATH": str(ROOT)}


def called(*options: str, environment: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*COMMAND, *options],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    environment = environment_of(tmp_path_factory.mktemp("a folder") / "data")
    process = subprocess.Popen(COMMAND, env=environment, text=True, stdout=subprocess.PIPE)
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Ctrl-C" in line:
            break
    lines.append(process.stdout.readline())
    yield Demo(process, "".join(lines), environment)
    if process.poll() is None:
        process.kill()
    process.communicate(timeout=10)


def family(pid: int) -> list[int]:
    """Return the ids of the processes that one started, and of those that they started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in family(int(child)))]


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_second_call_while_it_runs_prints_the_same(demo: Demo) -> None:
    again = called(environment=demo.environment)

    assert again.returncode == 0
    assert again.stdout == demo.printed
    for account in demo.told()["accounts"]:  # type: ignore[attr-defined]  # a list in the file
        assert account["password"] in demo.printed


def test_nobody_else_on_the_machine_reads_the_passwords(demo: Demo) -> None:
    commands = [Path(f"/proc/{pid}/cmdline").read_text() for pid in family(demo.process.pid)]

    assert len(commands) > 2
    for account in demo.told()["accounts"]:  # type: ignore[attr-defined]  # a list in the file
        assert not any(account["password"] in one for one in commands)
    assert (demo.data / "demo.json").stat().st_mode & 0o777 == 0o600


def test_an_article_travels_beside_it_whatever_address_the_caller_thinks_of(demo: Demo) -> None:
    before = demo.told()
    elsewhere = demo.environment | {"NEWSROOM_LISTEN": "127.0.0.1:1"}

    once = called("--once", "--json", environment=elsewhere)

    report = json.loads(once.stdout)
    assert (once.returncode, report["failed"]) == (0, "")
    assert report["urls"]["es"].startswith(f"{before['url']}/es/")
    assert demo.told() == before


def test_it_is_not_started_over_while_it_runs(demo: Demo) -> None:
    before = demo.told()

    fresh = called("--fresh", environment=demo.environment)

    assert fresh.returncode == 1
    assert "stop it before you start over" in fresh.stderr
    assert demo.told() == before


def test_a_taken_port_is_told_before_anything_is_made(tmp_path: Path) -> None:
    environment = environment_of(tmp_path / "data")
    host, port = environment["NEWSROOM_LISTEN"].split(":")
    with socket.socket() as other:
        other.bind((host, int(port)))
        other.listen()

        refused = called(environment=environment)

    assert refused.returncode == 1
    assert f"Port {port} is taken" in refused.stderr
    assert not (tmp_path / "data" / "demo.json").exists()


def test_told_to_stop_it_ends_and_leaves_no_process(demo: Demo) -> None:
    everything = family(demo.process.pid)

    demo.process.send_signal(signal.SIGINT)

    assert demo.process.wait(30) == 0
    assert not any(map(is_alive, everything))


def test_an_empty_folder_is_seeded_for_one_journey_and_nothing_stays(tmp_path: Path) -> None:
    environment = environment_of(tmp_path / "data")

    once = called("--once", "--json", environment=environment)

    assert json.loads(once.stdout)["ok"], once.stdout + once.stderr
    assert once.returncode == 0
    assert not (tmp_path / "data" / "run" / "up.json").exists()
