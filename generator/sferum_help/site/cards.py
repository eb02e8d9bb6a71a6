"""The title of a page → the card that a messenger shows under a link to it. The one door for `PIL`.

A card is drawn as numbers of a palette: each pair of neighbouring colours has its own ramp of shades, so that
nothing has to be guessed when the picture is stored, and a card takes few milliseconds and kilobytes.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, ImageColor, ImageDraw, ImageFont

from ..memory.memory import NO_MEMORY, Memory
from ..model.looks import COLOURS
from ..pages.page import Page
from ..russian.typography import typeset
from ..theme.assets import FOLDER
from ..theme.tokens import light_tokens

WIDTH, HEIGHT = 1200, 630
"""What messengers and social networks ask for, in pixels."""
EDGE = 80
"""Free on every side: some cut a card to their own shape."""

GROUND, TEXT = light_tokens()["--deep"], light_tokens()["--deep-text"]
RINGS, ACCENT = "#0e5a4d", "#7fe3cb"

Ramp = tuple[str, str]
"""Two neighbouring colours."""

SHADES = 5
"""Steps from one colour to another: enough for smooth edges of letters."""
IN_RINGS, IN_TEXT, IN_ACCENT = range(3)
RAMPS = ((GROUND, RINGS), (GROUND, TEXT), (GROUND, ACCENT))
"""From which colour to which the shades go that every card has; each tag adds two, see `tag_ramps`."""

TITLE_TOP, TITLE_BOTTOM = 168, 464
TITLE_SIZES = range(76, 43, -4)
"""From what fills a card to what can still be read in a list of chats."""
LINE = 1.16
"""Height of a line, in sizes of its letters."""
MOST_LINES = 4

SMALL = 34
TAG_HEIGHT = 64
TAG_BOTTOM = 68
SMOOTH = 4
"""Shapes are drawn so many times larger, then shrunk: Pillow draws their edges in steps."""

SPACES = re.compile(r"[ \n\t]+")
"""Not those that typography has bound."""
STOPS = (".", ",", ":", ";", "?", "!", "—")
SHORT = re.compile(r"(?:^|\W)\w{1,3}$")
SHORT_END = 20
"""Square ems of free space that a line ending with a short word is as bad as."""


@dataclass(frozen=True)
class Tag:
    """For whom a page is."""

    colour: str
    """One of `looks.COLOURS`."""
    text: str


@dataclass(frozen=True)
class Title:
    """A title in lines, and the size of letters at which they fit."""

    size: int
    lines: tuple[str, ...]


def page_card(page: Page, site: str, memory: Memory = NO_MEMORY) -> tuple[str, bytes]:
    """The address and the content of the card of a page; `site` is the name of the whole site."""
    section = page.crumbs[-1].text if page.crumbs else ""
    shown = (page.title, site, section, tuple(Tag(role.colour, role.tag) for role in page.roles))
    card = memory.recall("card", repr(shown), lambda: draw_card(*shown))
    return name_card(page.address, card), card


def name_card(address: str, card: bytes) -> str:
    """The address of the card of a page: another one after each change, as messengers keep what they saw."""
    name = address.strip("/").replace("/", "-") or "home"
    return f"cards/{name}.{hashlib.sha256(card).hexdigest()[:8]}.png"


def draw_card(title: str, site: str, section: str = "", tags: tuple[Tag, ...] = ()) -> bytes:
    """A card as PNG, `WIDTH` × `HEIGHT`.

    Args:
        title: The page's own title.
        site: The name of the whole site.
        section: What the page is a part of; shown if there are no tags.
        tags: For whom the page is, a colour and a word each.
    """
    card = draw_ground(site).copy()
    fitted = fit_title(title)
    line = round(fitted.size * LINE)
    top = TITLE_TOP + (TITLE_BOTTOM - TITLE_TOP - line * len(fitted.lines)) // 2
    for number, text in enumerate(fitted.lines):
        paint(card, draw_text(text, fitted.size), (EDGE, top + number * line), IN_TEXT)
    left, top = EDGE, HEIGHT - TAG_BOTTOM - TAG_HEIGHT
    ramps = list(RAMPS)
    for tag in tags:
        words = draw_text(tag.text, SMALL)
        pill = draw_pill(words.width + TAG_HEIGHT)
        paint(card, pill, (left, top), len(ramps))
        paint(card, words, (left + TAG_HEIGHT // 2, top + 10), len(ramps) + 1)
        ramps += tag_ramps(tag)
        left += pill.width + 16
    if section and not tags:
        paint(card, draw_text(section, SMALL), (EDGE, top + 10), IN_ACCENT)
    card.putpalette(palette(ramps))
    file = io.BytesIO()
    card.save(file, "PNG", compress_level=7)
    return file.getvalue()


def fit_title(title: str) -> Title:
    """The largest size at which a title fits, in lines of much the same length.

    Words that typography binds stay on one line. What does not fit even at the smallest size is cut.
    """
    words = [word for word in SPACES.split(typeset(title)) if word] or [""]
    while not (fitted := fit_words(words)):
        kept = words[:-1] or [words[0][: len(words[0]) // 2]]
        words = [*kept[:-1], f"{kept[-1].rstrip('…')}…"]
    return fitted


def fit_words(words: Sequence[str]) -> Title | None:
    """The largest size at which these words fit, if there is one."""
    for size in TITLE_SIZES:
        most = min(MOST_LINES, int((TITLE_BOTTOM - TITLE_TOP) / (size * LINE)))
        for count in range(1, most + 1):
            if lines := break_lines(words, count, (WIDTH - 2 * EDGE) / size):
                return Title(size, lines)
    return None


def break_lines(words: Sequence[str], count: int, width: float) -> tuple[str, ...]:
    """Words in so many lines, each at most `width` ems long; empty if they do not fit.

    Of all ways that with the least squares of what is left free: then no line is much shorter than another.
    A line that ends with a punctuation mark is worth some free space, and so is one that does not end with
    «или», «для» or «что».
    """

    @cache
    def best(start: int, count: int) -> tuple[float, tuple[str, ...]]:
        found: tuple[float, tuple[str, ...]] = (float("inf"), ())
        for end in range(start + 1, len(words) - count + 2):
            line = " ".join(words[start:end])
            free = width - length(line)
            if free < 0:
                break
            if count == 1 and end < len(words):
                continue
            cost, rest = best(end, count - 1) if count > 1 else (0.0, ())
            cost += free**2 * (0.6 if line.endswith(STOPS) else 1) + (SHORT_END if SHORT.search(line) else 0)
            if cost < found[0]:
                found = (cost, (line, *rest))
        return found

    return best(0, count)[1]


@lru_cache(maxsize=1 << 14)
def length(text: str) -> float:
    """How long a text is at weight 600, in ems."""
    return font(100).getlength(text) / 100


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FOLDER / "fonts" / "golos-600.woff2", size)


def tag_ramps(tag: Tag) -> tuple[Ramp, Ramp]:
    """From the ground of the card to that of the tag, and from there to its text."""
    look = COLOURS[tag.colour].card
    return (GROUND, look.ground), (look.ground, look.ink)


def palette(ramps: Iterable[Ramp]) -> list[int]:
    """The shades of these ramps, red, green and blue of each in turn."""
    shades = []
    for start, end in ramps:
        pairs = list(zip(ImageColor.getrgb(start), ImageColor.getrgb(end), strict=True))
        for step in range(SHADES):
            shades += [round(low + (high - low) * step / (SHADES - 1)) for low, high in pairs]
    return shades


@cache
def shades(ramp: int) -> list[int]:
    """How much of a pixel is covered, 0–255 → its number in the palette."""
    first = ramp * SHADES
    return [first + round(covered / 255 * (SHADES - 1)) for covered in range(256)]


def paint(card: Image.Image, shape: Image.Image, place: tuple[int, int], ramp: int) -> None:
    """A shape (how much of each pixel it covers) in the colours of a ramp, onto a card of palette numbers.

    `ramp` is the number of the ramp; one of a tag is given its colours when the card is finished.
    """
    card.paste(shape.point(shades(ramp)), place, shape.point(COVERED, "1"))


COVERED = [0] * 8 + [255] * 248
"""What is fainter than half a shade is left out."""


def draw_text(text: str, size: int) -> Image.Image:
    letters = font(size)
    shape = Image.new("L", (round(letters.getlength(text)) + 2, round(size * 1.3)))
    ImageDraw.Draw(shape).text((0, 0), text, font=letters, fill=255)
    return shape


@cache
def draw_pill(width: int) -> Image.Image:
    size = (width * SMOOTH, TAG_HEIGHT * SMOOTH)
    shape = Image.new("L", size)
    ImageDraw.Draw(shape).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), size[1] // 2, fill=255)
    return shape.resize((width, TAG_HEIGHT), Image.Resampling.BOX)


@cache
def draw_ground(site: str) -> Image.Image:
    """What all cards share: the ground, the rings cut by its corner, the mark and the name of the site."""
    card = Image.new("L", (WIDTH, HEIGHT), shades(IN_TEXT)[0])
    for ring in draw_rings(620):
        paint(card, ring, (WIDTH - 500, HEIGHT - 420), IN_RINGS)
    for ring, ramp in zip(draw_rings(72), (IN_TEXT, IN_ACCENT), strict=True):
        paint(card, ring, (EDGE - 8, EDGE - 12), ramp)
    paint(card, draw_text(site, SMALL), (EDGE + 76, EDGE + 2), IN_TEXT)
    return card


def draw_rings(size: int) -> list[Image.Image]:
    """The two linked rings of theme/identity/icon.svg, which are drawn on 32 × 32 units."""
    unit = size * SMOOTH / 32
    rings = []
    for start, gap in ((4.8, (15.6, 10.5, 23, 15.5)), (13.0, (10, 16.5, 16, 21.5))):
        shape = Image.new("L", (size * SMOOTH, size * SMOOTH))
        draw = ImageDraw.Draw(shape)
        edge = 1.7
        box = [
            round(one * unit)
            for one in (start - edge, start - edge, start + 14.2 + edge, start + 14.2 + edge)
        ]
        draw.rounded_rectangle(box, (3.6 + edge) * unit, outline=255, width=round(2 * edge * unit))
        draw.rectangle([round(one * unit) for one in gap], fill=0)
        rings.append(shape.resize((size, size), Image.Resampling.BOX))
    return rings
