"""The file broker of a single machine loses nothing and never shows half a message."""

import multiprocessing
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from queue import Empty
from typing import Any, cast

import pytest
from kombu import Connection, Queue
from kombu.exceptions import ChannelError
from kombu.transport import filesystem

from newsroom import settings
from workflows.broker import AtomicFilesystemChannel, AtomicFilesystemTransport, broker_options

MESSAGES = 10_000
PRODUCERS = 4
CONSUMERS = 2
POLL_S = 0.02
OURS = "workflows.broker:AtomicFilesystemTransport"
KOMBU = "kombu.transport.filesystem:Transport"


@pytest.fixture
def here(tmp_path: Path) -> settings.Settings:
    return settings.load({"NEWSROOM_DATA": str(tmp_path)})


@contextmanager
def connected(here: settings.Settings, transport: str = OURS) -> Iterator[Connection]:
    options = broker_options(here, poll_s=POLL_S)["broker_transport_options"]
    with Connection(transport=transport, transport_options=options) as connection:
        yield connection


@contextmanager
def channel_of(here: settings.Settings, transport: str = OURS) -> Iterator[filesystem.Channel]:
    with connected(here, transport) as connection:
        yield cast("filesystem.Channel", connection.default_channel)


def produce(data: Path, numbers: range) -> None:
    with connected(settings.load({"NEWSROOM_DATA": str(data)})) as connection:
        producer = connection.Producer()
        queue = Queue("bells", routing_key="bells")
        for number in numbers:
            # Long enough to be more than one page of a file.
            body = {"number": number, "filler": "x" * (number % 9_000)}
            producer.publish(body, routing_key="bells", declare=[queue])


def consume(data: Path, seen: Path, stop: Any) -> None:
    taken: list[int] = []

    def take(body: dict[str, Any], message: Any) -> None:
        assert len(body["filler"]) == body["number"] % 9_000
        taken.append(body["number"])
        message.ack()

    with connected(settings.load({"NEWSROOM_DATA": str(data)})) as connection:
        queue = Queue("bells", routing_key="bells")
        consumer = connection.Consumer(queue, callbacks=[take], prefetch_count=8)
        with consumer:
            while not stop.is_set():
                try:
                    connection.drain_events(timeout=0.2)
                except TimeoutError:
                    continue
    seen.write_text("\n".join(map(str, taken)))


def wait_until_empty(folder: Path, processes: list[Any], *, timeout_s: float) -> None:
    until = time.monotonic() + timeout_s
    while any(one.is_alive() for one in processes) or any(folder.iterdir()):
        assert time.monotonic() < until, "the queue was not emptied in time"
        time.sleep(0.05)


class Watched:
    """A value that looks into the queue while kombu makes the message that holds it."""

    def __init__(self, reader: filesystem.Channel) -> None:
        self.reader = reader
        self.found: Any = None

    def __json__(self) -> str:
        try:
            self.found = self.reader._get("bells")
        except (Empty, ValueError) as error:
            self.found = type(error)
        return "watched"


@pytest.mark.broker
def test_ten_thousand_messages_of_many_writers_are_each_read_whole_and_once(
    here: settings.Settings, tmp_path: Path
) -> None:
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    share = MESSAGES // PRODUCERS
    seen = [tmp_path / f"seen-{one}" for one in range(CONSUMERS)]
    readers = [context.Process(target=consume, args=(here.data, one, stop)) for one in seen]
    writers = [
        context.Process(target=produce, args=(here.data, range(one * share, (one + 1) * share)))
        for one in range(PRODUCERS)
    ]

    for process in (*readers, *writers):
        process.start()
    wait_until_empty(here.data / "broker" / "queue", writers, timeout_s=90)
    stop.set()
    for process in (*readers, *writers):
        process.join(30)

    assert [one.exitcode for one in (*readers, *writers)] == [0] * (CONSUMERS + PRODUCERS)
    numbers = Counter(int(line) for one in seen for line in one.read_text().split())
    assert numbers == Counter(range(MESSAGES))
    assert not [*(here.data / "broker" / "processed").iterdir()]
    assert not [*(here.data / "broker" / "control" / "drafts").iterdir()]


def test_with_the_broker_as_kombu_ships_it_a_reader_meets_half_a_message(
    here: settings.Settings,
) -> None:
    with channel_of(here, KOMBU) as writing, channel_of(here, KOMBU) as reading:
        watched = Watched(reading)
        writing._put("bells", {"body": watched})

    assert issubclass(watched.found, ValueError)


def test_a_reader_who_looks_while_a_message_is_written_finds_nothing_yet(
    here: settings.Settings,
) -> None:
    with channel_of(here) as writing, channel_of(here) as reading:
        watched = Watched(reading)
        writing._put("bells", {"body": watched})

        assert watched.found is Empty
        assert reading._get("bells") == {"body": "watched"}


def test_a_message_that_cannot_be_read_is_set_aside_and_the_next_one_is_taken(
    here: settings.Settings, caplog: pytest.LogCaptureFixture
) -> None:
    queue = here.data / "broker" / "queue"
    with channel_of(here) as channel:
        (queue / "0.bells.msg").write_text('{"body": ')
        channel._put("bells", {"body": "whole"})

        assert channel._get("bells") == {"body": "whole"}

    assert [one.name for one in (queue.parent / "processed").iterdir()] == ["0.bells.msg"]
    assert "cannot be read" in caplog.text


def test_a_message_that_another_consumer_took_is_passed_over(here: settings.Settings) -> None:
    with channel_of(here) as channel, channel_of(here) as other:
        for number in range(3):
            channel._put("bells", {"number": number})
        first = channel._get("bells")
        second = other._get("bells")
        third = channel._get("bells")

    assert [first, second, third] == [{"number": 0}, {"number": 1}, {"number": 2}]


def test_a_message_waits_through_the_end_of_every_process(here: settings.Settings) -> None:
    with channel_of(here) as channel:
        channel._put("bells", {"number": 1})

    with channel_of(here) as channel:
        assert channel._get("bells") == {"number": 1}


def test_a_full_or_missing_disk_is_an_error_that_leaves_nothing_behind(
    here: settings.Settings,
) -> None:
    queue = here.data / "broker" / "queue"
    with channel_of(here) as channel:
        queue.rmdir()
        with pytest.raises(ChannelError, match="Cannot put"):
            channel._put("bells", {"number": 1})
        queue.mkdir()

    assert not [*(here.data / "broker" / "control" / "drafts").iterdir()]


def test_a_deleted_queue_is_bound_to_nothing_and_holds_nothing(here: settings.Settings) -> None:
    with channel_of(here) as channel:
        for queue in ("bells", "others"):
            Queue(queue, routing_key=queue, exchange="bells").bind(channel).declare()
        channel._put("others", {"number": 1})
        channel.queue_delete("others")

        assert [binding.queue for binding in channel.get_table("bells")] == ["bells"]
        assert channel._size("others") == 0


def test_the_default_broker_is_ours_and_lies_in_the_data_folder(here: settings.Settings) -> None:
    options = broker_options(here)

    assert options["broker_transport"] == OURS
    assert AtomicFilesystemTransport.Channel is AtomicFilesystemChannel
    assert {one.name for one in (here.data / "broker").iterdir()} == {
        "queue",
        "processed",
        "control",
    }


def test_redis_gives_back_what_a_killed_worker_held(here: settings.Settings) -> None:
    url = "redis://127.0.0.1:6379/3?visibility_timeout=5&protocol=2"
    options = broker_options(replace(here, broker_url=url))

    assert options["broker_url"] == "redis://127.0.0.1:6379/3?protocol=2"
    given = options["broker_transport_options"]
    assert given["visibility_timeout"] == 5
    assert given["unacked_restore_interval"] * given["unacked_restore_throttle"] <= 10


def test_rabbitmq_confirms_what_it_took(here: settings.Settings) -> None:
    options = broker_options(replace(here, broker_url="amqp://127.0.0.1//"))

    assert options["broker_transport_options"]["confirm_publish"] is True


def test_a_broker_of_no_known_kind_is_named(here: settings.Settings) -> None:
    with pytest.raises(ValueError, match="not 'sqs'"):
        broker_options(replace(here, broker_url="sqs://"))
