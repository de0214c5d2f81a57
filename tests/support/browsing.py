"""Pages opened in a real browser."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE = 20_000
"""Milliseconds; a busy machine is slow, not wrong."""


@contextmanager
def started_browser() -> Iterator[Browser]:
    """A browser without a window."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def new_tab(browser: Browser) -> Iterator[Page]:
    """A tab that nothing else shares anything with."""
    with browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce") as context:
        yield context.new_page()


@contextmanager
def quiet(tab: Page, *addresses: str) -> Iterator[None]:
    """A tab must stay without errors, refusals of a page's policy, dialogs, and requests beside the addresses."""
    heard: list[str] = []
    listeners: dict[Any, Callable[[Any], None]] = {
        "console": lambda message: heard.append(message.text),
        "pageerror": lambda error: heard.append(str(error)),
        "dialog": lambda dialog: heard.append(dialog.message),
        "request": lambda request: heard.extend([] if _is_own(request.url, addresses) else [request.url]),
    }
    for event, listener in listeners.items():
        tab.on(event, listener)
    yield
    for event, listener in listeners.items():
        tab.remove_listener(event, listener)
    assert heard == []


def _is_own(url: str, addresses: tuple[str, ...]) -> bool:
    return url.partition("#")[0] in {*addresses, "about:blank"} or url.startswith("data:")
