"""No address is ever asked here."""

from __future__ import annotations

urlpatterns: list[object] = []
