"""The worker is wired as it should be: queues apart, tasks known, the loop before the broker."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
# In a process of its own: importing the worker makes an application and changes Celery's defaults.
ASK = """
import json, worker
from celery.beat import EmbeddedService
app = worker.app
app.loader.import_default_modules()
for name in ("releasing.publish_release", "notifying.tell_author"):
    app.tasks[name].apply_async((1,))
steps = app.WorkController(pool="threads", concurrency=2, beat=True).blueprint.order
print(json.dumps({
    "tasks": sorted(name for name in app.tasks if not name.startswith("celery.")),
    "steps": [type(step).__name__ for step in steps],
    "beat": type(EmbeddedService(app)).__name__,
    "most_often_s": min(entry["schedule"] for entry in app.conf.beat_schedule.values()),
    "scheduled": [entry["task"] for entry in app.conf.beat_schedule.values()],
    "backend": type(app.backend).__name__,
}))
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def told(data: Path) -> dict[str, Any]:
    asked = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT,
        env=os.environ | {"NEWSROOM_DATA": str(data), "NEWSROOM_BROKER_URL": "filesystem://"},
        capture_output=True,
        check=True,
        text=True,
    )
    answer: dict[str, Any] = json.loads(asked.stdout.splitlines()[-1])
    return answer


@pytest.mark.usefixtures("told")
def test_a_release_waits_in_its_own_queue_and_nothing_waits_twice(data: Path) -> None:
    messages = sorted(one.name.split(".", 1)[1] for one in (data / "broker" / "queue").iterdir())

    assert messages == ["reactions.msg", "releases.msg"]


def test_the_dispatch_loop_starts_before_the_broker_is_looked_for(told: dict[str, Any]) -> None:
    assert told["steps"].index("DispatchStep") < told["steps"].index("Consumer")


def test_what_beat_asks_for_is_a_task_and_seldom(told: dict[str, Any]) -> None:
    assert set(told["scheduled"]) <= set(told["tasks"])
    assert told["most_often_s"] >= 30


def test_nobody_can_ask_celery_how_a_task_ended(told: dict[str, Any]) -> None:
    assert told["backend"] == "DisabledBackend"


def test_beat_is_a_thread_of_the_worker(told: dict[str, Any]) -> None:
    assert told["beat"] == "_Threaded"
