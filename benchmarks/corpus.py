"""N invented answers in our own YAML, and the same texts as Markdown for others: the same each time.

A small centre (the one that `sferum-help init` writes) and answers about nothing: words of syllables, drawn as often
as words of a language are, with Russian endings, so that stemming, typography and compression have their usual work.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sferum_help.source.codes import REGISTRY
from sferum_help.source.starter import write_starter
from sferum_help.source.tree import read_tree

SEED = 20261127
SYLLABLES = (
    "ба во ги да же за ки ло ме ну по ре со ту фа хо цы ча ша эл ры ми ко ле на пу ро си та ве".split()
)
ENDINGS = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах", "ать", "ает", "али", "ный", "ная", "ного")
STEMS = 1200
SECTION = 50
"""Answers in a section of the others' sites."""


@dataclass(frozen=True)
class Text:
    id: str
    question: str
    short: str
    paragraphs: tuple[str, ...]
    steps: tuple[str, ...]
    aliases: tuple[str, ...]
    see: tuple[str, ...]
    """Ids of others."""


def invent(number: int) -> Iterator[Text]:
    """So many texts of about 250 words."""
    draw = random.Random(SEED)
    stems = ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 3))) for _ in range(STEMS)]
    weights = [1 / (rank + 8) for rank in range(STEMS)]

    def words(least: int, most: int) -> str:
        chosen = draw.choices(stems, weights, k=draw.randint(least, most))
        return " ".join(stem + draw.choice(ENDINGS) for stem in chosen)

    def sentence(least: int = 5, most: int = 10) -> str:
        return f"{words(least, most).capitalize()}."

    for at in range(number):
        others = draw.sample(range(max(at, 1)), k=min(2, at))
        yield Text(
            id=f"answer-{at:05}",
            question=f"{words(4, 7).capitalize()} {at}?",
            short=" ".join(sentence(5, 8) for _ in range(2)),
            paragraphs=tuple(" ".join(sentence() for _ in range(draw.randint(3, 5))) for _ in range(4)),
            steps=tuple(sentence(6, 10) for _ in range(draw.randint(4, 8))),
            aliases=tuple(f"{words(2, 4)} {at}" for _ in range(5)),
            see=tuple(f"answer-{other:05}" for other in others),
        )


def write_ours(folder: Path, texts: list[Text]) -> None:
    """A centre that validates."""
    write_starter(folder, "bench", "Справка")
    roles = folder / "instructions" / "_roles.yml"
    # Words of syllables read as hard as they are; `validate` asks of texts what their editor asks.
    roles.write_text(roles.read_text("utf-8").replace("guests:\n", "guests:\n  ease: 0\n", 1), "utf-8")
    for text in texts:
        (folder / "faq" / f"{text.id}.yml").write_text(as_yaml(text), "utf-8")
    _, reading = read_tree(folder)
    with (folder / REGISTRY).open("a", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in reading.missing_codes))


def as_yaml(text: Text) -> str:
    first, *rest = text.paragraphs
    steps = "\n".join(f"  {number}. {step}" for number, step in enumerate(text.steps, 1))
    links = "".join(f" [Читайте здесь](id:{id})." for id in text.see)
    answer = "\n\n".join([f"  {first}", steps, *(f"  {one}" for one in rest), f"  **Ещё.**{links} Это всё."])
    aliases = "\n".join(f"  - {one}" for one in text.aliases)
    return (
        f"question: {text.question}\nroles: [guests]\ntopic: repair\nshort: {text.short}\n"
        f"answer: |\n{answer}\naliases:\n{aliases}\nsources: [rules]\nchecked: 2026-11-23\n"
        f"see: [{', '.join(text.see) or 'how-much'}]\n"
    )


def as_markdown(text: Text, link: str) -> str:
    """The same words. `link`: how the others write the address of a page, with `{id}`."""
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(text.steps, 1))
    links = "".join(f" [Читайте здесь]({link.format(id=id, section=section_of(id))})." for id in text.see)
    first, *rest = text.paragraphs
    return "\n\n".join([text.short, first, steps, *rest, f"**Ещё.**{links} Это всё."]) + "\n"


def section_of(id: str) -> str:
    return f"s{int(id.rpartition('-')[2]) // SECTION:03}"
