"""A webhook goes to the address that was checked, over TLS, and never into a private network."""

from __future__ import annotations

import datetime as dt
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from newsroom.publishing.targets import sending
from newsroom.publishing.targets.public_address import is_public
from newsroom.publishing.targets.sending import Outcome
from tests.receivers import Receiver, receiver

CLOSED = (
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.8.8.8",
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192",
    "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1",
    "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::",
    "2002:a00:1::1", "3fff::1", "4000::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1",
    "fec0::1", "ff02::1",
)  # fmt: skip
OPEN = ("1.1.1.1", "93.184.216.34", "172.32.0.1", "192.0.1.1", "2606:4700::1111", "2a00:1450::1")


@pytest.fixture
def there() -> Iterator[Receiver]:
    with receiver() as made:
        yield made


def leads_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Let every name lead to these addresses; returns the names that are looked up."""
    asked: list[str] = []

    def look_up(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def send(url: str, *, allow_private: bool = False) -> Outcome:
    return sending.send(url, b"{}", {"X-Test": "1"}, allow_private=allow_private)


@pytest.mark.parametrize("address", CLOSED)
def test_addresses_that_are_not_public_are_known(address: str):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", OPEN)
def test_public_addresses_are_public(address: str):
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["10.0.0.1", "127.0.0.1", "169.254.169.254", "::1"])
def test_a_name_that_leads_into_a_private_network_is_not_even_connected_to(
    monkeypatch: pytest.MonkeyPatch, there: Receiver, address: str
):
    leads_to(monkeypatch, address)

    outcome = send(there.url.replace("localhost", "hooks.example.org"))

    assert outcome == Outcome(None, "AddressRefused")
    assert there.requests == []


def test_a_name_that_leads_to_both_is_refused(monkeypatch: pytest.MonkeyPatch, there: Receiver):
    leads_to(monkeypatch, "93.184.216.34", "127.0.0.1")

    assert send(there.url.replace("localhost", "hooks.example.org")).error == "AddressRefused"


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_this_machine_by_another_spelling_is_refused(there: Receiver, host: str):
    assert not send(there.url.replace("localhost", host)).delivered
    assert there.requests == []


def test_a_name_is_looked_up_once_and_the_connection_goes_where_that_led(
    monkeypatch: pytest.MonkeyPatch, there: Receiver
):
    """A second look could be answered otherwise: that is how names are rebound."""
    asked = leads_to(monkeypatch, "127.0.0.1")
    url = there.url.replace("localhost", "hooks.example.org")

    outcome = send(url, allow_private=True)

    assert outcome.delivered
    assert asked.count("hooks.example.org") == 1
    assert set(asked) <= {"hooks.example.org", "127.0.0.1"}
    [request] = there.requests
    assert request.headers["Host"] == url.split("/")[2]


def test_this_machine_may_be_named_as_what_it_is(there: Receiver):
    assert send(there.url) == Outcome(204)
    assert send(there.url.replace("localhost", "127.0.0.1")) == Outcome(204)


def test_an_unknown_name_is_an_outcome_like_any_other(monkeypatch: pytest.MonkeyPatch):
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    assert send("https://nowhere.example/") == Outcome(None, "gaierror")


def test_a_receiver_that_never_answers_is_given_up(
    monkeypatch: pytest.MonkeyPatch, there: Receiver
):
    monkeypatch.setattr(sending, "READ_TIMEOUT_S", 0.1)
    there.may_answer.clear()

    assert send(there.url) == Outcome(None, "ReadTimeoutError")


def test_something_else_than_http_is_an_outcome_like_any_other():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(4_096)
                connection.sendall(b"SSH-2.0-OpenSSH\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        outcome = send(f"http://127.0.0.1:{port}/")
        thread.join()

    assert outcome.status is None
    assert outcome.error == "ProtocolError"


def certificate(folder: Path, name: str) -> tuple[ssl.SSLContext, Path]:
    """Make a certificate for a name, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    today = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - dt.timedelta(days=1))
        .not_valid_after(today + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    chain = folder / f"{name}.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    return context, chain


@pytest.mark.parametrize(
    ("name", "variable", "error"),
    [
        ("localhost", "SSL_CERT_FILE", ""),
        ("localhost", "NOT_TRUSTED", "SSLError"),
        ("elsewhere.example", "SSL_CERT_FILE", "SSLError"),
    ],
)
def test_the_certificate_has_to_be_the_hosts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, variable: str, error: str
):
    context, chain = certificate(tmp_path, name)
    monkeypatch.setenv(variable, str(chain))
    with receiver(context) as there:
        outcome = send(there.url)

    assert outcome.error == error
    assert len(there.requests) == (0 if error else 1)
