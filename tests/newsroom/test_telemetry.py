"""Crash points: silent unless they are asked for by name."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from newsroom.telemetry import crash_point

PROGRAM = "from newsroom.telemetry import crash_point; crash_point('here'); print('alive')"


def _run(crash_at: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "NEWSROOM_CRASH_AT": crash_at}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=False
    )


def test_a_process_dies_at_the_crash_point_that_is_named():
    ended = _run("here")

    assert (ended.returncode, ended.stdout) == (-signal.SIGKILL, "")


@pytest.mark.parametrize("other", ["", "elsewhere", "HERE", "here "])
def test_a_process_passes_every_other_crash_point(other: str):
    ended = _run(other)

    assert (ended.returncode, ended.stdout) == (0, "alive\n")


def test_it_is_this_very_process_that_is_killed_and_by_a_signal_nobody_can_catch(
    monkeypatch: pytest.MonkeyPatch,
):
    killed: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda process, by: killed.append((process, by)))
    monkeypatch.setenv("NEWSROOM_CRASH_AT", "here")

    crash_point("here")

    assert killed == [(os.getpid(), signal.SIGKILL)]
