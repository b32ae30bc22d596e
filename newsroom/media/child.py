"""The child process that decodes: ``rebuild``, ``logo MOST`` or ``sizes X Y`` is its argument.

It reads the file from its standard input, and writes one line of JSON and then bytes. Its memory
and its time are limited, it can write no file, and it is given no secret that it could tell.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from newsroom import confinement
from newsroom.media import limits


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; returns the status of the process."""
    confinement.confine(limits.CHILD)
    # Only now: whatever a library does when it is imported, it does confined.
    from newsroom.media import pixels

    content = sys.stdin.buffer.read(limits.FILE_BYTES * 10)
    try:
        if arguments[0] == "rebuild":
            made = pixels.rebuild(content)
            facts = {"width": made.width, "height": made.height, "told": made.told}
            _say([facts], [made.master])
        elif arguments[0] == "logo":
            file, width, height = pixels.logo(content, int(arguments[1]))
            _say([{"width": width, "height": height}], [file])
        else:
            focus = (float(arguments[1]), float(arguments[2]))
            found = list(pixels.renditions(content, focus))
            _say(
                [
                    {
                        "use": one.use,
                        "width": one.width,
                        "height": one.height,
                        "media_type": one.media_type,
                    }
                    for one in found
                ],
                [one.content for one in found],
            )
    except pixels.Unreadable as error:
        _say([{"refused": str(error)}], [])
    return 0


def _say(facts: Sequence[dict[str, Any]], contents: Sequence[bytes]) -> None:
    lengths = [len(one) for one in contents]
    out = sys.stdout.buffer
    out.write(json.dumps({"facts": facts, "lengths": lengths}).encode() + b"\n")
    for one in contents:
        out.write(one)
    out.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
