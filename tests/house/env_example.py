"""Write ``.env.example`` out of the settings: ``python -m tests.house.env_example``."""

import ast
import inspect
import re
from dataclasses import MISSING, fields
from pathlib import Path

from newsroom.settings import Settings

FILE = Path(__file__).parents[2] / ".env.example"
HEAD = """\
# Every setting of the newsroom, with its default. Take the # away to set one.
# The newsroom reads the environment only; compose reads this file as .env.
"""


def words() -> dict[str, str]:
    """Return what stands beside each field of ``Settings``, in the fields' order."""
    body = ast.parse(inspect.getsource(Settings)).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for this, following in zip(body.body, body.body[1:], strict=False):
        match this, following:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = text
            case _:
                continue
    return found


def example() -> str:
    """Return the file's text."""
    parts = [HEAD]
    beside = words()
    for one in fields(Settings):
        sentence = re.sub("`+", "", beside.get(one.name, "No words stand beside this setting."))
        parts.append(f"\n# {sentence}\n#NEWSROOM_{one.name.upper()}={_shown(one.default)}\n")
    return "".join(parts)


def _shown(default: object) -> str:
    if default is MISSING:
        return ""
    if isinstance(default, tuple):
        return ",".join(default)
    if isinstance(default, bool):
        return "yes" if default else "no"
    return str(default)


if __name__ == "__main__":
    FILE.write_text(example())
