"""An instruction → the scenes of its video, each with its length. Pure: no browser, no files."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate

from ..model.addresses import address_of
from ..model.article import Instruction
from ..model.content import Content
from ..model.labels import LABELS
from ..model.prose import Prose
from ..model.role import Role
from ..model.video import MadeChapter
from ..pages.linking import Picture, draw_facts
from ..pages.steps import StepView, step_views
from ..russian.plural import plural

FPS = 25
"""Frames a second."""

CHARACTERS_A_SECOND = 14
"""How fast a calm reader reads a screen. Studies of subtitles take 12 characters a second as comfortable and
20 as hurried (Szarkowska, Silva, Orrego-Carmona, «Effects of subtitle speed on proportional reading time»); a
still screen without a film to watch is easier than a subtitle."""

PAUSE = 2.0
"""Seconds on top of reading: the scene comes in, the eye finds its place, the thought settles."""

SHORTEST = 4.0
"""Seconds that even the shortest scene stays."""

LONGEST_TEXT = 220
"""Characters that fit on one screen in large type; what is longer becomes several scenes."""

LONGEST_CHAPTER = 60
"""Characters of a chapter's title."""

LABEL = LABELS["video"] | LABELS["instruction"]
"""Words of the scenes; headings are those of the page."""


@dataclass(frozen=True)
class Scene:
    """One screen of a video."""

    kind: str
    """title, list, picture, step, warning, note, end"""
    heading: str
    texts: tuple[Prose, ...]
    """What is read: paragraphs, or the entries of a list."""
    words: str
    """The same as plain words, for captions and transcript; the length of the scene follows from it."""
    chapter: str = ""
    """The title of the chapter that begins here, or empty."""
    step: StepView | None = None
    """The step that the scene belongs to."""
    picture: Picture | None = None

    @property
    def frames(self) -> int:
        """How long it stays, in frames."""
        seconds = max(SHORTEST, PAUSE + len(self.words) / CHARACTERS_A_SECOND)
        return math.ceil(seconds * FPS)

    @property
    def seconds(self) -> float:
        return self.frames / FPS


@dataclass(frozen=True)
class Script:
    """The whole video before it is drawn."""

    id: str
    title: str
    roles: tuple[Role, ...]
    steps: int
    """How many steps the instruction has."""
    time: str
    messenger: str
    """What the first scene says of the one messenger that it is true for, or empty."""
    site: str
    """The name of the site."""
    address: str
    """Where the instruction is published, or empty."""
    scenes: tuple[Scene, ...]

    @property
    def starts(self) -> tuple[float, ...]:
        """When each scene begins, in seconds."""
        ends = accumulate((scene.frames for scene in self.scenes[:-1]), initial=0)
        return tuple(frame / FPS for frame in ends)

    @property
    def duration(self) -> float:
        """Seconds."""
        return sum(scene.frames for scene in self.scenes) / FPS

    @property
    def chapters(self) -> tuple[MadeChapter, ...]:
        """The first one begins at 0, and each lasts until the next."""
        return tuple(
            MadeChapter(start, scene.chapter, scene.step.step.id if scene.step else "")
            for start, scene in zip(self.starts, self.scenes, strict=True)
            if scene.chapter
        )


def write_script(content: Content, instruction: Instruction, site_url: str = "") -> Script:
    """The script of an instruction: title, need, warning, steps, result, note, end.

    `site_url` is the address of the site with a slash at its end, or empty while it is not known: the last
    scene shows where the instruction is to be found.
    """
    address = site_url and site_url + address_of(instruction)
    steps = step_views(content, instruction)
    messenger = messenger_line(content, instruction)
    scenes = [title_scene(instruction, messenger), list_scene(LABEL["need"], instruction.need)]
    scenes += text_scenes("warning", instruction.warning, opens_chapter=True)
    if picture := draw_facts(content, instruction.picture):
        scenes.append(picture_scene(picture))
    for index, view in enumerate(steps):
        scenes += step_scenes(view, len(steps), steps[index - 1] if index else None)
    scenes.append(list_scene(LABEL["result"], instruction.result, "result"))
    scenes += text_scenes("note", instruction.note, opens_chapter=True)
    scenes.append(end_scene(instruction, address))
    return Script(
        id=instruction.id,
        title=instruction.title,
        roles=tuple(content.roles[id] for id in instruction.roles),
        steps=len(steps),
        time=instruction.time,
        messenger=messenger,
        site=content.centre.title,
        address=address,
        scenes=tuple(scenes),
    )


def messenger_line(content: Content, instruction: Instruction) -> str:
    """Whose chat is elsewhere learns it in the first scene, as on the page."""
    messengers = [content.messengers[id] for id in instruction.applies_to]
    if len(messengers) != 1 or not messengers[0].ask:
        return ""
    return LABEL["messenger"].format(name=messengers[0].name)


def title_scene(instruction: Instruction, messenger: str) -> Scene:
    count = len(instruction.steps)
    steps = f"{count} {plural(count, 'шаг', 'шага', 'шагов')}"
    words = LABEL["title"].format(title=instruction.title, steps=steps, messenger=messenger)
    return Scene("title", instruction.title, (), " ".join(words.split()), chapter=instruction.title)


def list_scene(heading: str, entries: tuple[Prose, ...], kind: str = "list") -> Scene:
    words = " ".join([f"{heading}:", *(one.plain for one in entries)])
    return Scene(kind, heading, entries, words, chapter=heading)


def text_scenes(
    kind: str, text: Prose, step: StepView | None = None, *, opens_chapter: bool = False
) -> list[Scene]:
    """A warning or a note on as many screens as it needs; none if there is no text."""
    heading = LABEL[kind]
    return [
        Scene(
            kind,
            heading,
            (page,),
            f"{heading}. {page.plain}",
            heading if opens_chapter and not number else "",
            step,
        )
        for number, page in enumerate(pages(text))
    ]


def picture_scene(picture: Picture) -> Scene:
    right = all(arrow.tie.right for arrow in picture.arrows)
    heading = LABEL["right" if right else "wrong"]
    words = f"{heading}. {picture.words}"
    return Scene(
        "picture", heading, (Prose.of_words(picture.words),), words, chapter=heading, picture=picture
    )


def step_scenes(view: StepView, count: int, before: StepView | None) -> list[Scene]:
    """The warning before a step, the step, its note: all one chapter."""
    number = LABEL["number"].format(number=view.number, count=count)
    beginning = view.step.do.first_sentence(LONGEST_CHAPTER)
    chapter = LABEL["chapter"].format(number=view.number, beginning=beginning)
    scenes = text_scenes("warning", view.step.warning, view)
    for page in pages(view.step.do):
        words = " ".join([f"{number}.", *new_facts(view, before), page.plain])
        scenes.append(Scene("step", number, (page,), words, step=view))
        before = view
    scenes += text_scenes("note", view.step.note, view)
    first, *rest = scenes
    return [Scene(first.kind, first.heading, first.texts, first.words, chapter, first.step), *rest]


def new_facts(view: StepView, before: StepView | None) -> list[str]:
    """Who, which account and which device, as far as they differ from the step before."""
    label = LABELS["step"]
    said = [
        f"{label[name]}: {getattr(view, name)}."
        for name in ("who", "account", "device")
        if getattr(view, name) and (not before or getattr(view, name) != getattr(before, name))
    ]
    new_account = not before or view.account != before.account
    return [*said, label["foreign"]] if view.foreign and new_account else said


def end_scene(instruction: Instruction, address: str) -> Scene:
    heading, text = LABEL["end"], LABEL["end-text-message" if instruction.message else "end-text"]
    words = " ".join(part for part in (heading, text, address) if part)
    return Scene("end", heading, (Prose.of_words(text),), words, chapter=LABEL["end-chapter"])


def pages(text: Prose) -> list[Prose]:
    """A text in pieces that fit on a screen: whole paragraphs if possible, else whole sentences."""
    found: list[Prose] = []
    for paragraph in text.paragraphs():
        pieces = (paragraph,) if len(paragraph.plain) <= LONGEST_TEXT else paragraph.sentences()
        for number, piece in enumerate(pieces):
            if found and len(found[-1].plain) + len(piece.plain) <= LONGEST_TEXT:
                found[-1] = found[-1].continued(piece) if number else found[-1].then(piece)
            else:
                found.append(piece)
    return found
