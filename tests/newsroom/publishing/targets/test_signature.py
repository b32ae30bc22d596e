"""What receivers need: whether it is the newsroom that speaks, unchanged, and now."""

from __future__ import annotations

import hashlib
import hmac

import pytest

from newsroom.publishing.targets.webhook import SIGNATURE, TOLERANCE_S, sign, verify

BODY = b'{"number":1}'
AT = 1_780_000_000
SECRETS = ["the-new-secret", "the-old-secret"]


def signed(body: bytes = BODY, at: int = AT) -> dict[str, str]:
    return {SIGNATURE: sign(body, SECRETS, at)}


def check(headers: dict[str, str], body: bytes = BODY, *secrets: str, now: float = AT) -> bool:
    return verify(headers, body, secrets or SECRETS, now=now)


def test_the_signature_is_what_the_documents_say():
    expected = hmac.new(b"the-new-secret", b"1780000000." + BODY, hashlib.sha256).hexdigest()

    assert sign(BODY, ["the-new-secret"], AT) == f"t=1780000000,v1={expected}"


def test_while_secrets_change_either_one_is_enough():
    assert check(signed(), BODY, "the-old-secret")
    assert check(signed(), BODY, "the-new-secret")
    assert check(signed(), BODY, "one-of-somebody-else", "the-new-secret")
    assert not check(signed(), BODY, "one-of-somebody-else")
    assert not verify(signed(), BODY, [], now=AT)


def test_names_of_headers_may_be_written_in_any_way():
    assert check({SIGNATURE.lower(): signed()[SIGNATURE]})


@pytest.mark.parametrize("late_s", [-TOLERANCE_S - 1, TOLERANCE_S + 1, 86_400])
def test_what_was_sent_at_another_time_is_refused(late_s: int):
    assert not check(signed(), now=AT + late_s)


@pytest.mark.parametrize("late_s", [-TOLERANCE_S, 0, TOLERANCE_S])
def test_clocks_may_differ_a_little(late_s: int):
    assert check(signed(), now=AT + late_s)


def test_an_old_message_cannot_be_given_a_new_time():
    _, _, rest = signed()[SIGNATURE].partition(",")

    assert not check({SIGNATURE: f"t={AT + 1_000},{rest}"}, now=AT + 1_000)
    assert not check({SIGNATURE: f"t={AT + 1_000},t={AT},{rest}"}, now=AT)


@pytest.mark.parametrize("body", [b'{"number":2}', b"", BODY + b" "])
def test_a_changed_body_is_refused(body: bytes):
    assert not check(signed(), body)


@pytest.mark.parametrize(
    "header",
    ["", "t=", "v1=", "t,v1", f"t={AT}", "t=soon,v1=00", f"t={AT},v1=", f"t={AT},v1=é", "t=²,v1=0"],
)
def test_a_header_that_makes_no_sense_is_refused(header: str):
    assert not check({SIGNATURE: header})


def test_nothing_signed_is_nothing():
    assert not check({})
