"""The child process that reads a document; its memory and its time are limited.

It reads the file from its standard input and writes what it found as JSON.
"""

from __future__ import annotations

import gc
import json
import sys

from newsroom import confinement
from newsroom.imports.written import limits


def main() -> int:
    """Read the file; returns the status of the process."""
    confinement.confine(limits.CHILD)
    # What is made of a document has no circles in it, and the process ends when it is made.
    gc.disable()
    # Only now: whatever a library does when it is imported, it does confined.
    from newsroom.imports.written import kinds
    from newsroom.imports.written.archive import Unreadable

    content = sys.stdin.buffer.read(limits.FILE_BYTES + 1)
    try:
        said = kinds.read(content).as_json()
    except Unreadable as error:
        said = {"refused": str(error)}
    sys.stdout.write(json.dumps(said))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
