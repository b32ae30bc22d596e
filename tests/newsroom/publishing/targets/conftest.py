"""An object store for the tests of this folder, with a bucket of its own for each."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
import urllib3

from newsroom.publishing.targets.bucket import Bucket, BucketAddress
from tests.receivers import StoreServer

_numbers = itertools.count()


@pytest.fixture(scope="session")
def store_server() -> Iterator[str]:
    server = StoreServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket_url(store_server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The setting for an empty bucket."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "an-id-for-tests")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "a-key-for-tests")
    name = f"newsroom-{next(_numbers)}"
    assert urllib3.request("PUT", f"{store_server}/{name}").status == 200
    return f"s3://{name}/site?region=us-east-1&endpoint={store_server}"


@pytest.fixture
def bucket(bucket_url: str) -> Bucket:
    return Bucket(BucketAddress.of(bucket_url))
