"""Places where a test may let the process die, to prove that nothing is lost there."""

from __future__ import annotations

import os
import signal


def crash_point(name: str) -> None:
    """Kill this process at once when ``NEWSROOM_CRASH_AT`` names this very point."""
    if os.environ.get("NEWSROOM_CRASH_AT") == name:
        # SIGKILL, not an exception: no handler, no flush, no clean-up, like a power cut.
        os.kill(os.getpid(), signal.SIGKILL)
