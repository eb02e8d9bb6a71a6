"""Content → what search needs in the browser: the index and the short answers, made once at build.

The index holds no weights: those belong to `theme/assets/search/score.js`. What its fields mean and how its
texts are packed:

- `documents`: what can be found, one list for each: id, kind, title, which of `sets` its roles are, topic, and the
  address unless it is made of the folder of its kind and the id;
- `folders`: where each kind lives;
- `learns`: whether the sense of words comes after the index;
- `codes`: short codes of the first documents, in their order; `coded`: what is found by its code and address alone,
  its code before all that `documents` say of others; `was`: former address → number of a document;
- `kinds`, `roles`, `topics`: id → words to show;
- `terms`: the vocabulary (stems) in alphabetical order. Each is a capital letter, how many letters it shares
  with the one before (A is none), and the rest: `AчатDик` is «чат», «чатик»;
- `phrases`: for each document its title and aliases as numbers of terms, base 36; phrases are parted by
  commas, documents by semicolons;
- `bodies`: for each term the documents whose text holds it, each as the distance from the one before, base
  36; terms are parted by commas; terms of too many texts are left out;
- `synonyms`: rules «from;from>to;to@weight», one a line; `=` at the end makes a rule two-way; a term of the
  vocabulary is its number, base 36, any other is itself, behind a full stop if it looks like a number;
- `said`, `elsewhere`: the words of the dialog, and where to look when nothing was found;
- `ignored`: words that are dropped, packed like `terms`;
- `negations`, `negation`: words that deny, and the one term for all of them;
- `ages`: terms for ages, each with the age from which it holds;
- `stems`: forms with a stem of their own: form → stem.

Answers are found by their titles and aliases alone. Their texts were tried as well, and found no more; the
same bytes spent on aliases find much more (handbook/decisions/013 has the numbers).

The short answers come apart from it, in the order of the documents: they are shown, not searched.
"""

from __future__ import annotations

import os.path
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..model.addresses import (
    CHECKER,
    address_of,
    meeting_link,
    node_address,
    outcome_name,
    page_address,
    video_address,
    video_page_link,
)
from ..model.article import Answer, Instruction
from ..model.content import Content
from ..model.labels import LABELS
from ..model.synonyms import FULL, Synonyms
from ..russian.stems import NEGATIONS, NO, Lexicon, make_lexicon, terms

INDEX, SHORTS = "search-index.js", "search-shorts.js"
"""Names of the two scripts that bring them; `assets.py` gives them addresses."""

SENTENCE = re.compile(r"[^.?!]+")

COMMON = 0.15
"""Terms that more than this share of all texts have are not looked for in texts."""

LARGE = 400
"""A site of more documents is searched by titles and the first aliases only, and its index comes in pieces."""

FIRST_ALIASES = 4
"""How many of them; the most usual ones stand first. With more of them the right page is first less often."""

KINDS = LABELS["kinds"]
"""Kinds of documents, in the order of the index, with what a reader sees beside a result."""

FOLDERS = {"answer": "faq/", "instruction": "instructions/", "checker": CHECKER}
"""Where the documents of a kind live, if all of them live in one folder."""


@dataclass(frozen=True)
class Findable:
    """One thing that can be found."""

    id: str
    address: str
    kind: str
    """One of `KINDS`."""
    title: str
    aliases: tuple[str, ...]
    """How people ask for it."""
    roles: tuple[str, ...]
    topic: str
    """Empty for what belongs to no topic."""
    short: str
    """What is shown below the title."""
    body: str
    """What is said in it step by step, searched with less weight; empty for most."""
    was: tuple[str, ...] = ()
    """Its former addresses."""


def documents(content: Content) -> list[Findable]:
    """Everything that can be found; to add another kind, add its documents here."""
    return [
        *(article_document(article) for article in content.articles()),
        *checker_documents(content),
        *page_documents(content),
        *video_documents(content),
    ]


def article_document(article: Answer | Instruction) -> Findable:
    return Findable(
        id=article.id,
        address=address_of(article),
        kind="instruction" if isinstance(article, Instruction) else "answer",
        title=article.title,
        aliases=(*article.aliases, *titles_of_parts(article)),
        roles=article.roles,
        topic=article.topic,
        short=article.short,
        body=steps_text(article) if isinstance(article, Instruction) else "",
        was=tuple(f"{old}/" for old in article.was),
    )


def steps_text(instruction: Instruction) -> str:
    """What its show and its video say: whoever remembers a step finds it."""
    return " ".join(step.do.plain for step in instruction.steps)


def titles_of_parts(article: Answer | Instruction) -> Iterator[str]:
    """The cases of an answer that has several, each in a reader's words."""
    if isinstance(article, Answer):
        yield from (part.title for part in article.parts)


def checker_documents(content: Content) -> Iterator[Findable]:
    """The checker; its entries are words of its body, because articles answer them at once."""
    checker = content.checker
    if checker and checker.aliases:
        entries = " ".join(entry.title for entry in checker.entries.values())
        yield page("checker", CHECKER, "checker", checker.title, checker.aliases, checker.intro, body=entries)


def page_documents(content: Content) -> Iterator[Findable]:
    """Pages that are no articles, as far as somebody asks for them."""
    for role in content.roles.values():
        if role.aliases:
            yield page(
                role.id, page_address(role.id), "page", role.title, role.aliases, role.intro, (role.id,)
            )
    meeting = content.meeting
    if meeting and meeting.aliases:
        link = meeting_link(meeting)
        yield page(
            "meeting", link.address, "page", link.text, meeting.aliases, meeting.intro, (meeting.role,)
        )
    for video_page in content.video_pages.values():
        if video_page.aliases:
            yield page(
                f"videos-{video_page.id}",
                video_page_link(video_page).address,
                "videos",
                video_page.title,
                video_page.aliases,
                video_page.intro,
                video_page.roles,
            )
    for index in content.centre.index_pages.values():
        if index.aliases:
            yield page(index.id, page_address(index.id), "page", index.title, index.aliases, index.intro)


def video_documents(content: Content) -> Iterator[Findable]:
    """Official videos, by title, chapters and transcript."""
    for video in content.videos.values():
        if video.url:
            chapters = " ".join(chapter.title for chapter in video.chapters)
            yield Findable(
                id=f"video-{video.id}",
                address=video_address(content, video),
                kind="videos",
                title=video.title,
                aliases=(),
                roles=video.roles,
                topic=video.topic,
                short=content.instructions[video.instruction].short,
                body=f"{chapters} {video.transcript.plain}",
            )


def page(
    id: str,
    address: str,
    kind: str,
    title: str,
    aliases: tuple[str, ...],
    short: str,
    roles: tuple[str, ...] = (),
    body: str = "",
) -> Findable:
    return Findable(id, address, kind, title, aliases, roles, "", short, body)


def site_index(
    content: Content, said: Mapping[str, str] | None = None, elsewhere: Sequence[tuple[str, str]] = ()
) -> dict[str, Any]:
    """The index of the site.

    `said` and `elsewhere` are for the dialog: its words by name, and (title, address) of pages to try when
    nothing was found. They stand here, because every page would have to carry them else.
    """
    data = index_data(documents(content), content.synonyms, few_aliases=bool(content.phrases.pages))
    data["roles"] = {role.id: role.tag for role in content.roles.values()}
    data["learns"] = bool(content.phrases.pages)
    data["topics"] = {topic.id: topic.title for topic in content.topics.values()}
    # Articles are the first documents, and all of them have a code.
    data["codes"] = " ".join(content.codes.of[article.id] for article in content.articles())
    data["coded"] = list(coded_outcomes(content, data["sets"]))
    return data | {"said": said or {}, "elsewhere": list(elsewhere)}


def coded_outcomes(content: Content, sets: Sequence[tuple[str, ...]]) -> Iterator[list[Any]]:
    """Code, id and title of what the checker says in the end: no words lead there, questions do."""
    if content.checker:
        for outcome in content.checker.outcomes.values():
            if code := content.codes.of.get(outcome_name(outcome.id)):
                one = page(outcome.id, node_address(outcome.id), "checker", outcome.title, (), "")
                yield [code, *pack_document(one, sets)]


def is_large(content: Content) -> bool:
    """Whether its index is published in pieces: see `pieces.py`."""
    # Mostly the articles tell alone.
    return len(content.answers) > LARGE or len(documents(content)) > LARGE


def short_answers(content: Content) -> list[str]:
    """The short answers in the order of the documents."""
    return [one.short for one in documents(content)]


def lexicon_of(synonyms: Synonyms) -> Lexicon:
    return make_lexicon(synonyms.ignored, synonyms.forms, synonyms.ages)


def index_data(found: Sequence[Findable], synonyms: Synonyms, *, few_aliases: bool = False) -> dict[str, Any]:
    """The index of these documents, packed as the docstring of this module says.

    `few_aliases`: the rest of them is known to the sense of words, which finds more by them.
    """
    lexicon = lexicon_of(synonyms)
    phrases, bodies = searched(found, lexicon, few_aliases=few_aliases)
    vocabulary = vocabulary_of(phrases, bodies)
    number = {term: at for at, term in enumerate(vocabulary)}
    places: dict[str, list[int]] = {}
    for at, body in enumerate(bodies):
        for term in body:
            places.setdefault(term, []).append(at)
    sets = sorted({(), *(one.roles for one in found)})
    return {
        "documents": [pack_document(one, sets) for one in found],
        "sets": sets,
        "codes": "",
        "coded": [],
        "learns": False,
        "was": {old: at for at, one in enumerate(found) for old in one.was},
        "kinds": KINDS,
        "folders": [FOLDERS.get(kind, "") for kind in KINDS],
        "terms": pack_terms(vocabulary),
        "ignored": pack_terms(sorted(lexicon.ignored)),
        "negation": NO,
        "negations": " ".join(sorted(NEGATIONS)),
        "ages": lexicon.ages,
        "stems": lexicon.stems,
        # Numbers stand together, behind what is words: like beside like packs best.
        "synonyms": "\n".join(pack_synonyms(synonyms, lexicon, number)),
        "phrases": ";".join(
            ",".join(" ".join(base36(number[term]) for term in phrase) for phrase in of_one)
            for of_one in phrases
        ),
        "bodies": ",".join(pack_places(places.get(term, ())) for term in vocabulary),
    }


def searched(
    found: Sequence[Findable], lexicon: Lexicon, *, few_aliases: bool
) -> tuple[list[list[list[str]]], list[frozenset[str]]]:
    """The terms of each document: of its title and aliases, one list each, and of its text."""
    most = FIRST_ALIASES if few_aliases or len(found) > LARGE else None
    phrases = [list(filter(None, (terms(text, lexicon) for text in asked(one, most)))) for one in found]
    return phrases, telling([frozenset(terms(one.body, lexicon)) for one in found])


def vocabulary_of(phrases: Iterable[Iterable[Iterable[str]]], bodies: Iterable[frozenset[str]]) -> list[str]:
    """Every term of the index, in alphabetical order."""
    return sorted({term for of_one in phrases for phrase in of_one for term in phrase}.union(*bodies))


def asked(document: Findable, most: int | None = None) -> Iterator[str]:
    """How people ask for it: the title, its aliases, and each sentence of a title that has several.

    `most`: how many of its aliases; all if not given.
    """
    yield document.title
    yield from document.aliases[:most]
    sentences = SENTENCE.findall(document.title)
    if len(sentences) > 1:
        yield from sentences


def pack_document(one: Findable, sets: Sequence[tuple[str, ...]]) -> list[Any]:
    usual = f"{FOLDERS.get(one.kind, '')}{one.id}/"
    address = [] if one.address == usual else [one.address]
    return [one.id, list(KINDS).index(one.kind), one.title, sets.index(one.roles), one.topic, *address]


def pack_terms(vocabulary: Iterable[str]) -> str:
    packed = []
    for before, term in pairwise(["", *vocabulary]):
        shared = min(len(os.path.commonprefix([before, term])), 25)
        packed.append(f"{chr(ord('A') + shared)}{term[shared:]}")
    return "".join(packed)


def telling(bodies: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The terms of each text, without those that tell little because so many texts have them.

    On a large site titles and aliases alone have to do: they find nearly as much, and the index stays small.
    """
    if len(bodies) > LARGE:
        return [frozenset() for _ in bodies]
    having = Counter(term for body in bodies for term in body)
    common = {term for term, count in having.items() if count > max(len(bodies) * COMMON, 1)}
    return [body - common for body in bodies]


def pack_places(places: Iterable[int]) -> str:
    """Numbers in order as distances."""
    return " ".join(base36(at - before) for before, at in pairwise([-1, *places]))


def pack_synonyms(synonyms: Synonyms, lexicon: Lexicon, number: Mapping[str, int]) -> Iterator[str]:
    """Rules as terms. What no document holds cannot be found by it, so such targets are left out.

    `number` is the place of each term in the vocabulary.
    """

    def phrases(texts: Iterable[str]) -> list[tuple[str, ...]]:
        return list(dict.fromkeys(tuple(terms(text, lexicon)) for text in texts))

    def in_use(texts: Iterable[str]) -> list[tuple[str, ...]]:
        return [phrase for phrase in phrases(texts) if number.keys() >= set(phrase)]

    def pack(found: Iterable[tuple[str, ...]]) -> str:
        return ";".join(" ".join(pack_term(term, number) for term in phrase) for phrase in found)

    for group in synonyms.same:
        if in_use(group):
            yield f"{pack(phrases(group))}="
    for one in synonyms.means:
        if meant := in_use(one.meant):
            weight = f"@{one.weight}" if one.weight != FULL else ""
            yield f"{pack(phrases(one.said))}>{pack(meant)}{weight}"


def pack_term(term: str, number: Mapping[str, int]) -> str:
    if term in number:
        return base36(number[term])
    return f".{term}" if term[0].isascii() else term


def base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = digits[digit] + text
        if not number:
            return text
