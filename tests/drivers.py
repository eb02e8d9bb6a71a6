"""Firefox and WebKit as Debian packages them, used as a person uses them.

A client of the two protocols that they speak, as small as the tests need: Playwright drives a WebKit of its own
alone and a Firefox newer than ESR, Selenium drives Firefox through geckodriver, which Debian does not have. Both
protocols take the same lists of pointer and key actions, so one class below does what a person does.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

import websocket

PATIENCE = 60
"""Seconds to wait for a browser, or for what shall become true on a page: machines may be busy."""

KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "ArrowDown": "\ue015", "ArrowRight": "\ue014"}
"""Names of keys → what both protocols call them."""


PLAIN = "value instanceof Element || (value ?? null)"
"""What becomes of a value in the browser before it is told."""


class Missing(Exception):
    """A browser is not on this machine; its text says what to install."""


class Reader(ABC):
    """A browser with one page, and the hands of a person."""

    name = ""

    @abstractmethod
    def goto(self, address: str) -> None:
        """Open a page and wait until it has loaded."""

    @abstractmethod
    def evaluate(self, expression: str) -> object:
        """The value of an expression, or of its promise, as JSON can say it; true for an element."""

    @abstractmethod
    def perform(self, actions: list[dict]) -> None:
        """Move, press and type as the lists of actions of both protocols say."""

    @abstractmethod
    def screenshot(self) -> bytes:
        """The window as a PNG."""

    def until(self, expression: str) -> object:
        """Wait for an expression to become true; its value."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            # A page that is just being left cannot be asked.
            with suppress(AssertionError):
                if found := self.evaluate(expression):
                    return found
            time.sleep(0.05)
        raise AssertionError(f"{self.name}: never true: {expression}")

    def click(self, selector: str) -> None:
        """Wait for an element that nothing lies over, bring it into view and press the mouse on it."""
        place = f"""(async () => {{
          const element = document.querySelector({json.dumps(selector)});
          if (!element || !element.getClientRects().length) return false;
          element.scrollIntoView({{ block: "center" }});
          // What has been scrolled or drawn anew stands elsewhere only in the next frame.
          for (const frame of [1, 2]) await new Promise(requestAnimationFrame);
          const [box] = element.getClientRects();
          const middle = box && [box.left + box.width / 2, box.top + box.height / 2];
          return Boolean(box) && element.contains(document.elementFromPoint(...middle)) && middle;
        }})()"""
        # As long as the page still moves, something else may stand there when the mouse is pressed.
        x, y = before = self.until(place)
        while (now := self.until(place)) != before:
            x, y = before = now
        moves = [{"type": "pointerMove", "x": int(x), "y": int(y), "duration": 0}]
        moves += [{"type": f"pointer{way}", "button": 0} for way in ("Down", "Up")]
        mouse = {"pointerType": "mouse"}
        self.perform([{"type": "pointer", "id": "mouse", "parameters": mouse, "actions": moves}])

    def type(self, text: str) -> None:
        """Press the keys of a text, or one key of KEYS."""
        keys = [KEYS[text]] if text in KEYS else text
        presses = [{"type": f"key{way}", "value": key} for key in keys for way in ("Down", "Up")]
        self.perform([{"type": "key", "id": "keyboard", "actions": presses}])

    def text(self, selector: str) -> str:
        """The visible text of an element, once it has one, with plain spaces."""
        element = f"document.querySelector({json.dumps(selector)})"
        words = self.until(f"{element} && {element}.innerText.trim()")
        return str(words).replace("\xa0", " ")

    @property
    def address(self) -> str:
        return str(self.evaluate("location.href"))


class Firefox(Reader):
    """By WebDriver BiDi, which Firefox itself speaks."""

    name = "firefox"

    def __init__(self, address: str) -> None:
        # Firefox lets nobody in who says that he comes from a page.
        self._socket = websocket.create_connection(
            f"{address}/session", suppress_origin=True, timeout=2 * PATIENCE
        )
        self._count = 0
        self.errors: list[str] = []
        """What scripts of pages have not caught."""
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded"])
        (page,) = self._send("browsingContext.getTree")["contexts"]
        self._page = page["context"]
        self._send("browsingContext.setViewport", context=self._page, viewport={"width": 360, "height": 740})

    def _send(self, method: str, **params: object) -> dict:
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("method") == "log.entryAdded" and answer["params"]["type"] == "javascript":
                self.errors.append(answer["params"]["text"])
            if answer.get("id") == self._count:
                assert answer["type"] == "success", f"{method}: {answer.get('message')}"
                return answer["result"]

    def goto(self, address: str) -> None:
        self._send("browsingContext.navigate", context=self._page, url=address, wait="complete")

    def evaluate(self, expression: str) -> object:
        answer = self._send(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then((value) => JSON.stringify({PLAIN}))",
            target={"context": self._page},
            awaitPromise=True,
        )
        assert answer["type"] == "success", f"{expression}: {answer.get('exceptionDetails', {}).get('text')}"
        return json.loads(answer["result"]["value"])

    def perform(self, actions: list[dict]) -> None:
        self._send("input.performActions", context=self._page, actions=actions)

    def screenshot(self) -> bytes:
        return base64.b64decode(self._send("browsingContext.captureScreenshot", context=self._page)["data"])

    def close(self) -> None:
        self._socket.close()

    def print(self) -> bytes:
        """The page on A4, as a PDF."""
        page = {"width": 21.0, "height": 29.7}
        margin = dict.fromkeys(("top", "bottom", "left", "right"), 1.5)
        answer = self._send("browsingContext.print", context=self._page, page=page, margin=margin)
        return base64.b64decode(answer["data"])


class WebKit(Reader):
    """By WebDriver, which WebKitWebDriver speaks; it has no command for printing."""

    name = "webkit"

    def __init__(self, address: str, browser: str) -> None:
        self._address = f"{address}/session"
        options = {"webkitgtk:browserOptions": {"binary": browser, "args": ["--automation"]}}
        answer = self._send("POST", "", {"capabilities": {"alwaysMatch": options}})
        self._address += f"/{answer['sessionId']}"
        # The window of GTK has a least width of its own.
        self._send("POST", "/window/rect", {"width": 360, "height": 740})

    def _send(self, method: str, path: str, body: object = None) -> object:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self._address + path, data, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=2 * PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path}: {json.load(error)['value']['message']}") from error

    def goto(self, address: str) -> None:
        self._send("POST", "/url", {"url": address})

    def evaluate(self, expression: str) -> object:
        script = f"const done = arguments[0]; Promise.resolve({expression}).then((value) => done({PLAIN}))"
        return self._send("POST", "/execute/async", {"script": script, "args": []})

    def perform(self, actions: list[dict]) -> None:
        self._send("POST", "/actions", {"actions": actions})

    def screenshot(self) -> bytes:
        return base64.b64decode(str(self._send("GET", "/screenshot")))

    def close(self) -> None:
        self._send("DELETE", "")


PREFERENCES = {
    # No word to anybody while it runs.
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "browser.shell.checkDefaultBrowser": False,
    "intl.accept_languages": "ru",
}
"""Of Firefox, for a machine without a person."""


@contextmanager
def open_firefox(preferences: Mapping[str, object] = MappingProxyType({})) -> Iterator[Firefox]:
    """A Firefox without a window. Raises `Missing`."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        raise Missing("Нет Firefox. В Debian и Ubuntu: sudo apt install firefox-esr")
    with ExitStack() as stack:
        profile = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        chosen = {**PREFERENCES, **preferences}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in chosen.items()]
        Path(profile, "user.js").write_text("".join(lines), "utf-8")
        command = [program, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"]
        # A file, not a pipe: Firefox talks on, and nobody would empty it.
        said = Path(profile, "said")
        with said.open("w") as output:
            stack.enter_context(running(command, stdout=output, stderr=output))
        with said.open() as lines:
            address = await_line(lines, r"WebDriver BiDi listening on (ws://\S+)")
        firefox = Firefox(address)
        stack.callback(firefox.close)
        yield firefox


@contextmanager
def open_webkit() -> Iterator[WebKit]:
    """A WebKit in a window on a screen that nobody sees. Raises `Missing`."""
    browsers = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"))
    if not (shutil.which("WebKitWebDriver") and shutil.which("Xvfb") and browsers):
        raise Missing("Нет WebKit. В Debian и Ubuntu: sudo apt install webkit2gtk-driver xvfb")
    with ExitStack() as stack:
        screen = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1280x1024x24"]
        quiet = {"stderr": subprocess.DEVNULL}
        xvfb = stack.enter_context(running(screen, stdout=subprocess.PIPE, text=True, **quiet))
        display = await_line(xvfb.stdout, r"(\d+)")
        # Started by root, as in most containers, its own sandbox has nothing to hold on to.
        environment = os.environ | {"DISPLAY": f":{display}", "LANGUAGE": "ru"}
        if os.geteuid() == 0:
            environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
        port = free_port()
        stack.enter_context(running(["WebKitWebDriver", f"--port={port}"], env=environment, **quiet))
        address = f"http://127.0.0.1:{port}"
        await_answer(f"{address}/status")
        reader = WebKit(address, str(browsers[0]))
        stack.callback(reader.close)
        yield reader


OPEN = {"firefox": open_firefox, "webkit": open_webkit}


@contextmanager
def running(command: list[str], **options: object) -> Iterator[subprocess.Popen]:
    with subprocess.Popen(command, **options) as process:
        try:
            yield process
        finally:
            process.kill()


def await_line(stream: TextIO, pattern: str) -> str:
    """The first group of the first line that matches."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        line = stream.readline()
        if found := re.search(pattern, line):
            return found[1]
        if not line:
            time.sleep(0.05)
    raise AssertionError(f"a browser never said {pattern}")


def await_answer(address: str) -> None:
    for _ in range(10 * PATIENCE):
        try:
            urllib.request.urlopen(address).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"no answer: {address}")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
