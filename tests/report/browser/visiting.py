"""A page of a site, opened in Chromium with the network cut, and what it did meanwhile."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlencode

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request

WIDE, NARROW = 1280, 360
READY = "body[data-ready]"


def chromium() -> str | None:
    """Debian's Chromium; None where it is not installed."""
    return shutil.which("chromium")


@dataclass
class Visit:
    """A window of a browser that opens pages of one site."""

    site: Path
    context: BrowserContext
    page: Page
    told: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, browser: Browser, site: Path, width: int = WIDE) -> Self:
        """Open a window whose network is cut."""
        context = browser.new_context(viewport={"width": width, "height": 800}, offline=True)
        page = context.new_page()
        visit = cls(site, context, page)
        page.on("console", visit._note_message)
        page.on("pageerror", lambda error: visit.told.append(f"error: {error}"))
        page.on("dialog", visit._note_dialog)
        context.on("request", visit._note_request)
        return visit

    def close(self) -> None:
        """Close the window."""
        self.context.close()

    def open(self, page: str, **query: str) -> Page:
        """Open a page such as project.html with a query string, and wait until it is filled."""
        address = f"{(self.site / page).as_uri()}?{urlencode(query)}"
        self.page.goto(address)
        self.page.wait_for_selector(READY)
        return self.page

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """What a script says of the page."""
        return self.page.evaluate(script, argument)

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.told.append(f"{message.type}: {message.text}")

    def _note_dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.site.as_uri(), "data:")):
            self.outside.append(request.url)
