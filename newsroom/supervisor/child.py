"""Run one program so that neither it nor what it forks outlives the supervisor."""

from __future__ import annotations

import ctypes
import os
import pkgutil
import signal
import sys
from typing import Any

PR_SET_PDEATHSIG = 1
"""From ``linux/prctl.h``; Linux tells a process when the one that made it is gone."""


def die_with(parent: int, signum: signal.Signals = signal.SIGKILL) -> None:
    """Ask Linux to end this process when its parent ends, however that came about.

    Elsewhere nothing is asked: there a killed supervisor leaves its children behind.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signum, 0, 0, 0)
    if os.getppid() != parent:  # it was gone before we asked
        os.kill(os.getpid(), signum)


def main(argv: list[str]) -> Any:
    """Call the program ``module:name`` of ``argv[1]`` with the rest as its command line.

    ``argv[0]`` is the supervisor's process id.
    """
    parent, program, *rest = argv
    # The supervisor waits for its signals with all of them blocked, and a mask is inherited.
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    die_with(int(parent))
    # granian and an embedded beat fork further processes; nobody else would end those.
    os.register_at_fork(after_in_child=lambda: die_with(os.getppid()))
    return pkgutil.resolve_name(program)(rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
