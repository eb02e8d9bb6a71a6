"""An instruction → the scenes of its video, each with its length. Pure: no browser, no files."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, takewhile

from ..model.addresses import code_address
from ..model.article import Instruction, Step
from ..model.content import Content
from ..model.labels import LABELS
from ..model.prose import Prose
from ..model.role import Role
from ..model.video import MadeChapter
from ..pages.linking import Picture, draw_facts
from ..russian.plural import plural
from .place import Place, place_of
from .words import for_screen

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

LONGEST_BOX = 150
"""The same beside a device, in a box of its own."""

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
    texts: tuple[Prose, ...] = ()
    """What is read: paragraphs, or the entries of a list."""
    words: str = ""
    """The same as plain words, for captions and transcript; the length of the scene follows from it."""
    chapter: str = ""
    """The title of the chapter that begins here, or empty."""
    step: str = ""
    """The id of the step that the scene belongs to, or empty."""
    number: int = 0
    """The number of that step, or 0."""
    place: Place | None = None
    """Where that step is done."""
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
    label: str
    """The title in few words."""
    code: str
    """The short code of the instruction."""
    address: str
    """Where that code leads on, or empty while the site does not know its own address."""
    after: str
    """What the reader does next on the way of the role, or empty."""
    scenes: tuple[Scene, ...]

    @property
    def place(self) -> Place | None:
        """The first place where somebody is in an account of their own: what the whole video is about."""
        places = [scene.place for scene in self.scenes if scene.place]
        own = [place for place in places if place.owner and not place.foreign]
        return next(iter(own or places), None)

    @property
    def mistake(self) -> Picture | None:
        """The picture of links that the video mends: it says more of it than a device."""
        pictures = (scene.picture for scene in self.scenes if scene.picture)
        return next((one for one in pictures if not is_right(one)), None)

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
            MadeChapter(start, scene.chapter, scene.step)
            for start, scene in zip(self.starts, self.scenes, strict=True)
            if scene.chapter
        )


def write_script(content: Content, instruction: Instruction, site_url: str = "") -> Script:
    """The script of an instruction: title, need, warning, steps, result, note, end.

    `site_url` is the address of the site with a slash at its end, or empty while it is not known: the last
    scene shows where the instruction is to be found.
    """
    code = content.codes.of[instruction.id]
    told = without_links(content, instruction, code)
    address = site_url and site_url + code_address(code)
    after = next_stop(content, instruction)
    messenger = messenger_line(content, instruction)
    scenes = [title_scene(told, messenger), list_scene(LABEL["need"], told.need)]
    scenes += text_scenes(Scene("warning", LABEL["warning"]), told.warning, opens_chapter=True)
    if picture := draw_facts(content, told.picture):
        scenes.append(picture_scene(picture))
    before = None
    for number, step in enumerate(told.steps, 1):
        place = place_of(content, step)
        scenes += step_scenes(step, number, len(told.steps), place, before)
        before = place
    scenes.append(list_scene(LABEL["result"], told.result, "result"))
    scenes += text_scenes(Scene("note", LABEL["note"]), told.note, opens_chapter=True)
    scenes.append(end_scene(told, code, address, after))
    return Script(
        id=told.id,
        title=told.title,
        roles=tuple(content.roles[id] for id in told.roles),
        steps=len(told.steps),
        time=told.time,
        messenger=messenger,
        site=content.centre.title,
        label=told.label or told.title,
        code=code,
        address=address,
        after=after,
        scenes=tuple(scenes),
    )


def without_links(content: Content, instruction: Instruction, code: str) -> Instruction:
    """The instruction with all that a video shows of it in words that a video can say."""

    def told(text: Prose) -> Prose:
        return for_screen(content, text, code)

    steps = tuple(
        replace(step, do=told(step.do), warning=told(step.warning), note=told(step.note))
        for step in instruction.steps
    )
    return replace(
        instruction,
        need=tuple(map(told, instruction.need)),
        warning=told(instruction.warning),
        steps=steps,
        result=tuple(map(told, instruction.result)),
        note=told(instruction.note),
    )


def next_stop(content: Content, instruction: Instruction) -> str:
    """What comes after an instruction on the way of its role, with the code of a page about it; or empty."""
    if len(instruction.roles) != 1:
        return ""
    for here, there in pairwise(content.roles[instruction.roles[0]].journey):
        # A stop begins with the instructions that lead through it; the rest of its pages explain or mend.
        through = takewhile(content.instructions.__contains__, here.pages)
        others = [id for id in there.pages if id != instruction.id]
        if instruction.id in through and others:
            code = LABEL["code-behind"].format(code=content.codes.of[others[0]])
            return LABEL["end-after"].format(title=f"{there.title} {code}")
    return ""


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


def text_scenes(like: Scene, text: Prose, *, opens_chapter: bool = False) -> list[Scene]:
    """A warning or a note on as many screens as it needs; none if there is no text."""
    return [
        replace(
            like,
            texts=(page,),
            words=f"{like.heading}. {page.plain}",
            chapter=like.heading if opens_chapter and not number else "",
        )
        for number, page in enumerate(pages(text, LONGEST_BOX if like.place else LONGEST_TEXT))
    ]


def is_right(picture: Picture) -> bool:
    return all(arrow.tie.right for arrow in picture.arrows)


def picture_scene(picture: Picture) -> Scene:
    heading = LABEL["right" if is_right(picture) else "wrong"]
    words = f"{heading}. {picture.words}"
    return Scene(
        "picture", heading, (Prose.of_words(picture.words),), words, chapter=heading, picture=picture
    )


def step_scenes(step: Step, number: int, count: int, place: Place, before: Place | None) -> list[Scene]:
    """The warning before a step, the step, its note: all one chapter. `before` is the place of the last one."""
    heading = LABEL["number"].format(number=number, count=count)
    like = Scene("step", heading, step=step.id, number=number, place=place)
    scenes = text_scenes(replace(like, kind="warning", heading=LABEL["warning"]), step.warning)
    for page in pages(step.do):
        words = " ".join([f"{like.heading}.", *new_facts(place, before), page.plain])
        scenes.append(replace(like, texts=(page,), words=words))
        before = place
    scenes += text_scenes(replace(like, kind="note", heading=LABEL["note"]), step.note)
    beginning = step.do.first_sentence(LONGEST_CHAPTER)
    chapter = LABEL["chapter"].format(number=number, beginning=beginning)
    return [replace(scenes[0], chapter=chapter), *scenes[1:]]


def new_facts(place: Place, before: Place | None) -> list[str]:
    """Which account, who acts in it and which device, as far as they differ from the step before."""
    label = LABELS["step"]
    said = [
        f"{label[name]}: {getattr(place, name)}."
        for name in ("account", "who", "device")
        if getattr(place, name) and (not before or getattr(place, name) != getattr(before, name))
    ]
    new_account = not before or place.account != before.account
    return [*said, label["foreign"]] if place.foreign and new_account else said


def end_scene(instruction: Instruction, code: str, address: str, after: str) -> Scene:
    heading, text = LABEL["end"], LABEL["end-text-message" if instruction.message else "end-text"]
    said = (heading, text, LABEL["end-code"].format(code=code), address, after and f"{after}.")
    words = " ".join(filter(None, said))
    return Scene("end", heading, (Prose.of_words(text),), words, chapter=LABEL["end-chapter"])


def pages(text: Prose, longest: int = LONGEST_TEXT) -> list[Prose]:
    """A text in pieces that fit on a screen: whole paragraphs if possible, else whole sentences."""
    found: list[Prose] = []
    for paragraph in text.paragraphs():
        pieces = (paragraph,) if len(paragraph.plain) <= longest else with_answers(paragraph.sentences())
        for number, piece in enumerate(pieces):
            if found and len(found[-1].plain) + len(piece.plain) <= longest:
                found[-1] = found[-1].continued(piece) if number else found[-1].then(piece)
            else:
                found.append(piece)
    return found


def with_answers(sentences: Iterable[Prose]) -> list[Prose]:
    """A question stays with the sentence that answers it."""
    found: list[Prose] = []
    for one in sentences:
        if found and found[-1].plain.endswith("?"):
            found[-1] = found[-1].continued(one)
        else:
            found.append(one)
    return found
