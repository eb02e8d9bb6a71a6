"""Pages of scenes → pictures, only as many as differ: a browser is asked for moments, not filmed."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..theme.assets import font_faces
from .browser import open_browser
from .encode import Shot
from .script import FPS, Script

if TYPE_CHECKING:
    from .browser import Browser

MOVING = """() => document.getAnimations().map(one => {
  const { delay, duration } = one.effect.getComputedTiming();
  return [delay, delay + duration];
})"""
"""When something moves, in milliseconds from the beginning of the scene."""

GO_TO = """time => {
  for (const one of document.getAnimations()) { one.pause(); one.currentTime = time; }
}"""

ARGUMENTS = ("--disable-gpu", "--disable-frame-rate-limit", "--disable-gpu-vsync")
"""Without a graphics card Chromium imitates one; drawing without any is four times as fast."""

LOAD_FONTS = "() => Promise.all([...document.fonts].map(one => one.load()))"

FIT = """() => {
  const stage = document.querySelector(".sv-stage");
  const fits = () => {
    const room = stage.getBoundingClientRect();
    const top = room.top + parseFloat(getComputedStyle(stage).paddingTop) - 1;
    return [...stage.children].every(one => {
      const box = one.getBoundingClientRect();
      return box.top >= top && box.bottom <= room.bottom && one.scrollWidth <= one.clientWidth + 1;
    });
  };
  let scale = 1;
  while (!fits() && scale > 0.7) {
    scale -= 0.04;
    document.body.style.setProperty("--scale", scale);
  }
  return fits();
}"""
"""Makes the text of a scene smaller until all of it is on the screen; whether it is."""


Camera = Callable[[tuple[str, ...], Script, int, int, Path], list[Shot]]
"""`take(pages, script, width, height, folder)`: the pictures of a video, in its order."""


class TooMuch(RuntimeError):
    """A scene holds more text than a screen can show; the message says which."""


@contextmanager
def open_camera() -> Iterator[Camera]:
    """A browser that takes pictures. Raises `NoBrowser` here, `TooMuch` when it takes them."""
    with open_browser(*ARGUMENTS) as browser:
        yield camera(browser)


def camera(browser: Browser) -> Camera:
    """Takes pictures with a browser that is already running."""
    fonts = font_faces()

    def take(pages: tuple[str, ...], script: Script, width: int, height: int, folder: Path) -> list[Shot]:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="light")
        page = context.new_page()
        session = context.new_cdp_session(page)
        shots: list[Shot] = []
        for html, scene in zip(pages, script.scenes, strict=True):
            page.set_content(html.replace("</head>", f"<style>{fonts}</style></head>"))
            page.evaluate(LOAD_FONTS)
            if not page.evaluate(FIT):
                raise TooMuch(f"{script.id}: текст не помещается на экран: {scene.words}")
            moves = [(start, end) for start, end in page.evaluate(MOVING)]
            for moment, frames in moments(moves, scene.frames):
                path = folder / f"{len(shots):05}.png"
                page.evaluate(GO_TO, moment)
                path.write_bytes(picture(session))
                shots.append(Shot(path, frames))
        context.close()
        return shots

    return take


def moments(moves: list[tuple[float, float]], frames: int) -> list[tuple[float, int]]:
    """Which moments of a scene to take, in milliseconds, and for how many frames each of them stays.

    `moves` says when something moves, in milliseconds; `frames` is the length of the scene.
    """
    found: list[tuple[float, int]] = []
    still: int | None = None
    for number in range(frames):
        moment = number * 1000 / FPS
        over = sum(end <= moment for _, end in moves)
        if any(start < moment < end for start, end in moves):
            still = None
        elif still == over:
            found[-1] = (found[-1][0], found[-1][1] + 1)
            continue
        else:
            still = over
        found.append((moment, 1))
    return found


def picture(session: Any) -> bytes:
    answer = session.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
    return base64.b64decode(answer["data"])
