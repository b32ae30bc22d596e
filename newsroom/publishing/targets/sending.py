"""Send one request of a webhook: to the address that was checked, once, and no further."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from newsroom.publishing.targets.public_address import AddressRefused, addresses_of

CONNECT_TIMEOUT_S = 5
READ_TIMEOUT_S = 10
_OK = range(200, 300)
_PORTS = {"https": 443, "http": 80}
_ADDRESSES_TRIED = 2
"""One of each family, so that a machine without the newer one still gets through."""


@dataclass(frozen=True)
class Outcome:
    """How a request ended."""

    status: int | None
    """What was answered; None where nobody answered."""
    error: str = ""

    @property
    def delivered(self) -> bool:
        """Whether the receiver took it."""
        return self.status in _OK


def send(url: str, body: bytes, headers: Mapping[str, str], *, allow_private: bool) -> Outcome:
    """POST a body and return how it ended; a redirect is an answer like any other refusal.

    The name is looked up here and the connection goes to the very address that was checked:
    looked up twice, the second answer could be another one.
    """
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    try:
        addresses = addresses_of(host, port, allow_private=allow_private)
    except AddressRefused:
        return Outcome(None, "AddressRefused")
    except (OSError, UnicodeError) as error:
        return Outcome(None, type(error).__name__)
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    sent = {"Host": parts.netloc, **headers}
    outcome = Outcome(None)
    for address in addresses[:_ADDRESSES_TRIED]:
        with _pool(parts.scheme, address, host, port) as pool:
            outcome, answered = _asked(pool, path, body, sent)
        if answered:
            break
    return outcome


def _asked(
    pool: urllib3.HTTPConnectionPool, path: str, body: bytes, headers: Mapping[str, str]
) -> tuple[Outcome, bool]:
    """Ask at one address; returns how it ended, and whether there was anybody at all."""
    try:
        answer = pool.urlopen(
            "POST",
            path,
            body=body,
            headers=headers,
            redirect=False,
            retries=False,
            preload_content=False,  # what else a receiver has to say is not read
        )
    except (NewConnectionError, ConnectTimeoutError) as error:
        return Outcome(None, type(error).__name__), False
    except HTTPError as error:
        return Outcome(None, type(error).__name__), True
    answer.close()
    return Outcome(answer.status, "" if answer.status in _OK else f"HTTP {answer.status}"), True


def _pool(scheme: str, address: str, host: str, port: int) -> urllib3.HTTPConnectionPool:
    timeout = urllib3.Timeout(connect=CONNECT_TIMEOUT_S, read=READ_TIMEOUT_S)
    if scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, timeout=timeout)
    # The certificate is the host's, whatever its address is.
    return urllib3.HTTPSConnectionPool(
        address,
        port,
        timeout=timeout,
        server_hostname=host,
        assert_hostname=host,
        cert_reqs="CERT_REQUIRED",
    )
