"""Requests of a page that are held up, so that a test decides when each goes on."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page, Route


@dataclass
class HeldUp:
    """Requests that wait, in the order in which the page made them."""

    routes: list[Route] = field(default_factory=list)
    is_over: bool = False

    def take(self, route: Route) -> None:
        """Hold a request up, or let it pass once that is over."""
        if self.is_over:
            route.continue_()
        else:
            self.routes.append(route)

    def release(self) -> None:
        """Let what waits go on, and what follows pass."""
        self.is_over = True
        for route in self.routes:
            route.continue_()


def hold_up(page: Page, path: str, *, times: int | None = None) -> HeldUp:
    """Hold requests up from here on: all that match a pattern, or the first few."""
    held = HeldUp()
    page.route(path, held.take, times=times)
    return held
