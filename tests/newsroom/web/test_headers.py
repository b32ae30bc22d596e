"""Security headers, public and desk."""

from __future__ import annotations

import pytest

from newsroom.web.headers import desk_headers, new_nonce, public_headers


def test_a_public_page_may_load_nothing_from_elsewhere_and_run_nothing():
    assert public_headers() == {
        "Content-Security-Policy": (
            "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }


def test_a_desk_page_runs_only_scripts_with_its_nonce_and_is_never_kept():
    headers = desk_headers("abc-1_2")

    assert "script-src 'nonce-abc-1_2';" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["Referrer-Policy"] == "same-origin"


def test_every_page_has_a_nonce_of_its_own_that_fits():
    nonces = {new_nonce() for _ in range(50)}

    assert len(nonces) == 50
    assert all(f"'nonce-{one}'" in desk_headers(one)["Content-Security-Policy"] for one in nonces)


@pytest.mark.parametrize("nonce", ["", "a'b", "a; script-src *", "a\r\nb", "ñ", "-"])
def test_a_nonce_that_could_change_the_policy_is_refused(nonce: str):
    with pytest.raises(ValueError, match="nonce"):
        desk_headers(nonce)
