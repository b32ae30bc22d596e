"""What holds for every file of the house, so that nobody has to remember it."""

import ast
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ("newsroom", "workflows", "tests", "bench")
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_WORKER = 60
# A name that says nothing gathers what belongs elsewhere.
EMPTY_NAMES = {
    "utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "base", "core",
    "lib", "service", "services",
}  # fmt: skip
# Each of these is a door, and a door has one keeper.
KEEPERS = {
    "bleach": {"newsroom/articles/sanitise.py"},
    "polib": {
        "newsroom/catalogues.py",
        "newsroom/imports/memory/po.py",
        "newsroom/translations/exchange/po.py",
    },
    "celery": {"worker.py", "workflows/"},
    "kombu": {"worker.py", "workflows/"},
}
# Paths of one machine and numbers of one tracker mean nothing to anybody else.
FOREIGN_WORDS = re.compile(r"(?<![\w.])/(work|root|home/\w+)/|\bissues? (#|show|\d)", re.IGNORECASE)
UNFINISHED = re.compile(r"\b(TODO|FIXME|(?<!\()XXX)\b")  # resolution 3449 (XXX) has a number


def python_files() -> list[Path]:
    found = [one for folder in CODE for one in sorted((ROOT / folder).rglob("*.py"))]
    return [*found, ROOT / "worker.py", ROOT / "hatch_build.py"]


def shipped_texts() -> list[Path]:
    """Return every text file that git keeps or would keep."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, check=False, text=True,
    )  # fmt: skip
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    binary = {".png", ".jpg", ".webp", ".avif", ".woff2", ".docx", ".ico", ".lock"}
    names = {name for name in listed.stdout.split("\0") if name}
    paths = [ROOT / name for name in sorted(names)]
    # This file alone may spell what it looks for.
    here = Path(__file__)
    return [one for one in paths if one.is_file() and one.suffix not in binary and one != here]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_module_has_a_name_that_says_nothing() -> None:
    parts = {part for path in python_files() for part in Path(name_of(path)).with_suffix("").parts}

    assert parts & EMPTY_NAMES == set()


def test_no_file_is_longer_than_a_person_reads_at_once() -> None:
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in python_files()}

    assert {name: count for name, count in lengths.items() if count > LONGEST_FILE} == {}


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines without the words that explain it."""
    spoken = function.body[0] if ast.get_docstring(function) else None
    words = (spoken.end_lineno or 0) - spoken.lineno + 1 if spoken else 0
    return (function.end_lineno or 0) - function.lineno + 1 - words


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{name_of(path)}:{node.lineno} {node.name}": lines_of(node)
        for path in python_files()
        # A migration is a list of what changes, a test a story: both are read from the top.
        if not name_of(path).startswith(("newsroom/migrations/", "tests/"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and lines_of(node) > LONGEST_FUNCTION
    }

    assert long == {}


def test_the_worker_holds_settings_and_nothing_else() -> None:
    text = (ROOT / "worker.py").read_text()

    assert len(text.splitlines()) <= LONGEST_WORKER
    kinds = {type(node) for node in ast.parse(text).body}
    assert kinds & {ast.FunctionDef, ast.ClassDef, ast.For, ast.If} == set()


@pytest.mark.parametrize("library", sorted(KEEPERS))
def test_a_library_is_imported_by_its_keepers_only(library: str) -> None:
    strangers = {
        name_of(path)
        for path in python_files()
        if library in imported_by(path)
        and not name_of(path).startswith((*KEEPERS[library], "tests/", "bench/"))
    }

    assert strangers == set()


def imported_by(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {one.name.partition(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_the_newsroom_never_looks_up_to_what_runs_it() -> None:
    lookers = {
        name_of(path)
        for path in python_files()
        if name_of(path).startswith("newsroom/") and imported_by(path) & {"workflows", "worker"}
    }

    assert lookers == set()


def test_nothing_is_left_for_later() -> None:
    found = [name_of(path) for path in shipped_texts() if UNFINISHED.search(path.read_text("utf8"))]

    assert found == []


def test_nothing_speaks_of_the_place_where_it_was_made() -> None:
    found = {
        name_of(path): match.group()
        for path in shipped_texts()
        if (match := FOREIGN_WORDS.search(path.read_text("utf8")))
    }

    assert found == {}


def test_every_package_says_in_one_line_what_it_is_for() -> None:
    silent = [
        name_of(path)
        for path in python_files()
        if not name_of(path).startswith(("tests/", "newsroom/migrations/versions"))
        and not ast.get_docstring(ast.parse(path.read_text()))
    ]

    assert silent == []
