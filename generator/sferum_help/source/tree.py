"""The source tree → `Content`, or every problem in it at once.

The order is: names of files, shared lists, articles, what all of them together have to obey. Lists come
first, and each makes its names known, so that every reference is checked where it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from ..model.article import Answer, Instruction
from ..model.centre import Centre
from ..model.content import Content
from ..model.labels import LABELS
from ..model.looks import COLOURS, ICONS, MARKS, PICTURES
from ..model.retired import FOLDERS
from ..model.role import Role
from ..model.synonyms import Synonyms
from ..model.topics import Messenger, Topic
from ..model.video_hosts import HOSTS
from ..model.words import WordLists
from .articles import read_answer, read_instruction
from .between import check_between
from .checker import learn_names, read_checker
from .codes import read_codes
from .documents import Documents, check_document_links, read_documents
from .files import SHARED, article_ids, find_files, is_article, load_files
from .meeting import read_meeting
from .nodes import Node, entries, keys
from .phrases import read_danger, read_every_phrase
from .problems import ContentError, Place
from .reasons import read_helped
from .remembered import Remembered
from .retired import read_retired_page
from .roles import read_role
from .site import INDEX_PAGES, read_centre
from .sources import Sources, read_sources
from .spelling import SPELLING, read_spelling
from .steps import Steps, read_steps
from .support import read_support
from .synonyms import read_synonyms
from .topics import read_messenger, read_topic
from .values import Reading
from .videos import Videos, read_videos
from .words import read_words

ROLES, CHECKER = "instructions/_roles.yml", "instructions/_checker.yml"

NAMED = {
    "checker entry": "checker",
    "fact": "checker",
    "link fact": "checker",
    "video": "videos",
    "messenger": "messengers",
}
"""Kind of names → the feature that has them."""

Nodes = Mapping[str, Node]
"""Name of a file → what stands in it; files that cannot be read are missing."""


def read_content(root: Path, today: date = date.max, before: Remembered | None = None) -> Content:
    """Read and check all sources below `root`: its folders `faq`, `instructions` and `docs`.

    Raises ContentError with every problem found. The result depends on the files alone, unless somebody says
    what day it is: then no date may be later.

    Args:
        before: What the reading before has left: it changes the time alone. Gets what this one leaves.
    """
    return read_whole(root, today, before)[0]


def read_whole(
    root: Path, today: date = date.max, before: Remembered | None = None
) -> tuple[Content, Reading]:
    """Like `read_content`, with the reading: what is known by name, and where it is named. Raises ContentError."""
    content, reading = read_tree(root, today, before)
    if reading.problems or content is None:
        raise ContentError(reading.problems)
    return content, reading


def read_tree(
    root: Path, today: date = date.max, before: Remembered | None = None
) -> tuple[Content | None, Reading]:
    """Like `read_content`, with what the reading has found instead of an error."""
    reading, before = Reading(today), before or Remembered()
    for folder in SHARED:
        if not (root / folder).is_dir():
            # Of all that is named there every mention would be an error, too.
            reading.complain(Place(folder), "нет папки с текстами", "верните её: git checkout -- " + folder)
            return None, reading
    files = find_files(root, reading)
    before.begin()
    nodes = load_files(files, reading, before)
    learn_files(reading, files)
    lists = read_lists(reading, root, nodes)
    if "checker" not in reading.without:
        learn_names(reading, nodes.get(CHECKER))
    articles = {
        one.id: one for one in before.each(reading, nodes, filter(is_article, files), reader(reading))
    }
    checker, proof = read_checker(reading, nodes.get(CHECKER), articles, lists.steps.accounts, before.prove)
    # First aid is named by its parts, so before what is held between files.
    danger = reading.record(nodes.get("faq/_danger.yml"), read_danger)
    check_between(reading, articles, lists.roles)
    codes = read_codes(reading, nodes.get("faq/_codes.yml"), articles, checker, CHECKER)
    retired = reading.table(nodes.get("faq/_retired.yml"), read_retired_page)
    helped = reading.record(nodes.get("faq/_helped.yml"), read_helped)
    support = reading.record(nodes.get("faq/_support.yml"), read_support)
    meeting = reading.record(nodes.get("instructions/_meeting.yml"), read_meeting)
    phrases = read_every_phrase(reading, nodes)
    spelling = reading.record(nodes.get(SPELLING), read_spelling)
    unread = {"checker": checker, "support": support, "danger": danger}
    if None in (lists.centre, lists.synonyms) or any(
        one is None for feature, one in unread.items() if feature not in reading.without
    ):
        return None, reading
    content = Content(
        centre=lists.centre,
        roles=lists.roles,
        topics=lists.topics,
        messengers=lists.messengers,
        levels=lists.sources.levels,
        weak=lists.sources.weak,
        alone=lists.sources.alone,
        sources=lists.sources.sources,
        screen_words=lists.words.screen,
        spoken=lists.words.spoken,
        phones=lists.words.phones,
        people=lists.steps.people,
        accounts=lists.steps.accounts,
        devices=lists.steps.devices,
        video_pages=lists.videos.pages,
        videos=lists.videos.videos,
        answers={id: one for id, one in articles.items() if isinstance(one, Answer)},
        instructions={id: one for id, one in articles.items() if isinstance(one, Instruction)},
        checker=checker,
        synonyms=lists.synonyms,
        proof=proof,
        codes=codes,
        retired={one.name: one for one in retired.values()},
        helped=helped,
        spelling=spelling,
        support=support,
        meeting=meeting,
        phrases=phrases,
        danger=danger,
        documents=lists.documents.pages,
    )
    check_document_links(reading, content, lists.documents.links)
    return content, reading


def learn_files(reading: Reading, files: Mapping[str, Path]) -> None:
    """Articles are known by file name, and may be named only once."""
    answers, instructions = article_ids(files, "faq"), article_ids(files, "instructions")
    reading.known |= {
        "article": sorted([*answers, *instructions]),
        "answer": answers,
        "instruction": instructions,
        "host": tuple(HOSTS),
        "captions": tuple(LABELS["captions"]),
        "folder": tuple(FOLDERS),
        "colour": tuple(COLOURS),
        "icon": ICONS,
        "mark": MARKS,
        "picture": PICTURES,
    }
    # Of a feature that is not there nothing can be named; of a list that cannot be read nothing is said.
    reading.known |= {kind: () for kind, feature in NAMED.items() if feature in reading.without}
    for id in sorted({*answers} & {*instructions}):
        hint = f"уже есть faq/{id}.yml; переименуйте один из них"
        reading.complain(Place(f"instructions/{id}.yml"), f"имя «{id}» уже занято", hint)


@dataclass(frozen=True)
class Lists:
    """The shared lists, empty or None where one cannot be read."""

    centre: Centre | None
    roles: Mapping[str, Role]
    topics: Mapping[str, Topic]
    messengers: Mapping[str, Messenger]
    sources: Sources
    words: WordLists
    steps: Steps
    videos: Videos
    synonyms: Synonyms | None
    documents: Documents


def read_lists(reading: Reading, root: Path, nodes: Nodes) -> Lists:
    """Each of them after those that it names."""
    roles_node = nodes.get(ROLES)
    sources = reading.record(nodes.get("faq/_sources.yml"), read_sources) or Sources()
    # Everything below is held to these words.
    words = reading.record(nodes.get("faq/_words.yml"), read_words) or WordLists()
    topics = reading.listed("topic", nodes.get("faq/_topics.yml"), read_topic)
    messengers = reading.listed("messenger", nodes.get("faq/_messengers.yml"), read_messenger)
    # Known before they are read: a person acts for a role, and a role names others, on whose pages its sheet
    # is offered.
    reading.learn("role", roles_node)
    steps = reading.record(nodes.get("instructions/_steps.yml"), read_steps) or Steps()
    roles = reading.table(roles_node, read_role)
    videos = reading.record(nodes.get("instructions/_videos.yml"), read_videos) or Videos()
    documents = read_documents(root, reading)
    check_page_names(reading, roles_node, documents.pages)
    return Lists(
        centre=reading.record(nodes.get("faq/_site.yml"), read_centre),
        roles=roles,
        topics=topics,
        messengers=messengers,
        sources=sources,
        words=words,
        steps=steps,
        videos=videos,
        synonyms=read_synonyms(reading, nodes.get("faq/_synonyms.yml")),
        documents=documents,
    )


def check_page_names(reading: Reading, roles: Node | None, documents: Collection[str]) -> None:
    """Roles, handwritten pages and what the generator adds share one space of addresses.

    All of them are known from now on.
    """
    taken = {"index", "checker", *INDEX_PAGES}
    for key, _ in entries(roles):
        if key.text in taken:
            reading.complain(key.place, f"имя «{key.text}» занято самим сайтом", "назовите роль иначе")
    for name in documents:
        if name in taken | {*keys(roles)}:
            hint = "переименуйте файл: такая страница на сайте уже есть"
            reading.complain(Place(f"docs/{name}.md"), f"имя «{name}» занято", hint)
    if "role" in reading.known:
        own = [page for page in ("checker", *INDEX_PAGES) if page not in reading.without]
        pages = [*reading.known["role"], *own, *documents]
        reading.known["page"] = pages
        reading.known["page or article"] = [*pages, *reading.known["article"]]


def reader(reading: Reading) -> Callable[[str, Node | None], Answer | Instruction | None]:
    """Reads one answer or instruction; what it says about others is kept for later."""

    def read(name: str, node: Node | None) -> Answer | Instruction | None:
        folder, _, file = name.partition("/")
        read_one = read_answer if folder == "faq" else read_instruction
        article = reading.record(node, partial(read_one, file.removesuffix(".yml"), name))
        if article is not None:
            reading.between.add(article, node)
        return article

    return read
