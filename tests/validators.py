"""Holds what is published against the standards that it claims to follow, without a network."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

ROOT = Path(__file__).parents[1]
CHECKER = ROOT / ".cache" / "html" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
"""The Nu HTML Checker of the W3C; ``make setup`` brings it."""
_SCHEMAS = Path(__file__).parent / "schemas"
_CHECKER_TIMEOUT_S = 300


def html_errors(documents: Iterable[tuple[str, bytes]]) -> list[str]:
    """Check (name, page) pairs in one run; returns a sentence for each error, names in front.

    Skips the test where Java or the checker is missing, and fails it on a machine that sets CI.
    """
    java = shutil.which("java")
    if java is None or not CHECKER.is_file():
        missing = "No HTML was checked: apt install npm default-jre-headless, then make setup"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with tempfile.TemporaryDirectory() as folder:
        names: dict[str, str] = {}
        for number, (name, content) in enumerate(documents):
            file = Path(folder) / f"{number:06}.html"
            file.write_bytes(content)
            names[file.name] = name
        assert names, "nothing was given to check"
        told = _run(java, folder)
    return [
        f"{names[one['url'].rpartition('/')[2]]}:{one.get('lastLine', 0)}: {one['message']}"
        f" [{' '.join(one.get('extract', '').split())}]"
        for one in told
    ]


def _run(java: str, folder: str) -> list[dict[str, str]]:
    # Small and quick to start; its grammars recurse deeper than Java's usual stack.
    settings = ["-Xss8m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    wanted = ["--format", "json", "--errors-only", "--exit-zero-always", "--stdout"]
    done = subprocess.run(
        [java, *settings, "-jar", str(CHECKER), *wanted, folder],
        capture_output=True,
        check=True,
        timeout=_CHECKER_TIMEOUT_S,
    )
    told: list[dict[str, str]] = json.loads(done.stdout)["messages"]
    return told


def xml_errors(schema: str, content: bytes) -> list[str]:
    """Check a document against ``tests/schemas/<schema>.rng``; returns what libxml2 says."""
    grammar = _grammar(schema)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    if grammar.validate(etree.fromstring(content, parser)):
        return []
    return [f"{one.line}: {one.message}" for one in grammar.error_log]


def json_feed_errors(content: bytes) -> list[str]:
    """Check a JSON Feed against ``tests/schemas/feed.schema.json``."""
    found = _feed_schema().iter_errors(json.loads(content))
    return [f"{one.json_path}: {one.message}" for one in found]


@functools.cache
def _grammar(schema: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(_SCHEMAS / f"{schema}.rng")))


@functools.cache
def _feed_schema() -> jsonschema.Draft202012Validator:
    schema = json.loads((_SCHEMAS / "feed.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)
