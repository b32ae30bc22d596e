"""Celery's way in: ``celery -A worker worker`` does what happens on its own after people act."""

import celery.beat
from celery import Celery
from kombu import Exchange, Queue

from newsroom.app import create_app
from newsroom.settings import load
from workflows.broker import broker_options
from workflows.dispatch import DispatchStep
from workflows.task_session import ContextTask

QUEUES = ("releases", "reactions")
TASK_MODULES = ("translating", "releasing", "feeding", "notifying", "claiming", "upkeep")

# An embedded beat is forked as a process of 50 MB that a killed worker leaves behind; Celery runs
# it as a thread where there are no processes, which is all that one entry a minute needs.
celery.beat._Process = None  # type: ignore[assignment,misc] # noqa: SLF001

settings = load()
app = Celery(
    "newsroom", task_cls=ContextTask, include=[f"workflows.{name}" for name in TASK_MODULES]
)
# Where workflows.task_session finds the context of every task.
app.flask_app = create_app(settings)  # type: ignore[attr-defined]
app.set_default()
app.conf.update(
    # A release must not wait behind a hundred mails.
    task_queues=[Queue(name, Exchange(name), routing_key=name) for name in QUEUES],
    task_default_queue="reactions",
    task_routes={"releasing.*": {"queue": "releases"}},
    # The record is in the database: nobody ever asks Celery how a task ended.
    task_ignore_result=True,
    # A task is done when it is done, not when it begins; every one of them may run twice.
    task_acks_late=True,
    # Left at its default, the task of a killed child is lost.
    task_reject_on_worker_lost=True,
    # Enforced by process pools only; a task of ours that takes this long hangs.
    task_soft_time_limit=60,
    task_time_limit=90,
    # The dispatch loop rings again by itself, so that a missing broker never holds it up.
    task_publish_retry=False,
    # A worker waits for its broker for ever, at the start as well as later.
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    # What a lost connection leaves unacknowledged comes again; do not do it twice at once.
    worker_cancel_long_running_tasks_on_connection_loss=True,
    # The newsroom's own log set-up is the one that counts.
    worker_hijack_root_logger=False,
    worker_redirect_stdouts=False,
    timezone="UTC",
    # Beat is for tidying only; due releases are looked for by the dispatch loop.
    beat_schedule={
        # Not run within its minute, the next one does the same work.
        "upkeep": {"task": "upkeep.sweep", "schedule": 60.0, "options": {"expires": 60}},
    },
    **broker_options(settings),
)
# Of the worker, not of its consumer: it goes on while the broker is away.
app.steps["worker"].add(DispatchStep)
