"""The first visit, with an empty cache: requests, bytes, and how soon a slow phone shows the text.

Delays are added to each request, as the developer tools of Chromium do it. Two waits, for the page and for
its styles, come before any text: at 2 s each no page that keeps its styles in a file is readable before 4 s.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from tests.browser import open_browser
from tests.server import PAGES

from .rows import Row

RUNS = 3
CPU = 6
"""How many times slower than this machine."""


@dataclass(frozen=True)
class Network:
    name: str
    kilobits: float
    """Per second, both ways."""
    delay: int
    """Milliseconds added to each request."""
    bound: str = ""
    """How soon the text has to be there, in seconds."""


NETWORKS = (
    Network("4G, 1,6 Мбит/с, 150 мс", 1600, 150, "≤ 2.5"),
    Network("3G, 400 кбит/с, 400 мс", 400, 400, "≤ 2.5"),
    # The preset «Slow 3G» of the developer tools.
    Network("«Slow 3G», 400 кбит/с, 2000 мс", 400, 2000),
)

PAINTS = """
globalThis.paints = {};
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) paints[one.entryType === "paint" ? one.name : "lcp"] = one.startTime;
}).observe({ type: "paint", buffered: true });
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) paints.lcp = one.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
"""

# Not Playwright's wait_for_function: it needs `eval`, which the pages' policy forbids.
PAINTED = """() => new Promise((done) => {
  const look = () => (paints["first-contentful-paint"] && paints.lcp ? done(paints) : setTimeout(look, 50));
  look();
})"""


@dataclass(frozen=True)
class Visit:
    requests: int
    bytes: int
    """Over the wire, headers included."""
    foreign: int
    """Requests to other sites."""
    first: float
    """Seconds to the first text."""
    largest: float
    """Seconds to the largest piece of the first screen."""


def measure(address: str) -> list[Row]:
    with open_browser() as browser:
        return [*measure_weight(browser, address), *measure_slow(browser, address)]


def measure_weight(browser: Browser, address: str) -> list[Row]:
    rows = []
    for page, name in (("home", "главная"), ("instruction", "статья")):
        visit = open_first(browser, address + PAGES[page], None)
        rows += [
            Row("Первый показ: запросы", name, visit.requests, "≤ 8"),
            Row("Первый показ: вес", name, visit.bytes / 1024, "≤ 45", "КБ"),
            Row("Первый показ: чужие сайты", name, visit.foreign, "= 0"),
        ]
    return rows


def measure_slow(browser: Browser, address: str) -> list[Row]:
    rows = []
    for network in NETWORKS:
        visits = [open_first(browser, address, network) for _ in range(RUNS)]
        where = f"главная, {network.name}, CPU ÷{CPU}"
        for title, values in (
            ("Текст виден (FCP)", [visit.first for visit in visits]),
            ("Экран виден целиком (LCP)", [visit.largest for visit in visits]),
        ):
            rows.append(Row(title, where, statistics.median(values), network.bound, "с"))
    return rows


def open_first(browser: Browser, url: str, network: Network | None) -> Visit:
    """Open the address as a phone that has never been there."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ru-RU")
    page = context.new_page()
    page.add_init_script(PAINTS)
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    sent: list[str] = []
    sizes: list[float] = []
    wire.on("Network.requestWillBeSent", lambda event: sent.append(event["request"]["url"]))
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    if network:
        speed = network.kilobits * 1000 / 8
        conditions = {"offline": False, "latency": network.delay}
        conditions |= {"downloadThroughput": speed, "uploadThroughput": speed}
        wire.send("Network.emulateNetworkConditions", conditions)
        wire.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    page.goto(url, wait_until="networkidle", timeout=120_000)
    # Chromium tells of a paint when it has time to; what counts as the largest is final after all loading.
    paints = page.evaluate(PAINTED)
    context.close()
    host = urlsplit(url).netloc
    asked = [one for one in sent if urlsplit(one).scheme in ("http", "https")]
    foreign = [one for one in asked if urlsplit(one).netloc != host]
    first, largest = paints["first-contentful-paint"] / 1000, paints["lcp"] / 1000
    return Visit(len(asked), round(sum(sizes)), len(foreign), first, largest)
