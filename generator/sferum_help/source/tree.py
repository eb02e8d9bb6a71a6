"""The source tree → `Content`, or every problem in it at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

from . import lists
from . import videos as video_source
from .articles import read_answer, read_instruction
from .checker import learn_names, read_checker
from .codes import read_codes
from .documents import check_document_links, read_documents
from ..model.content import Content
from .fields import ID, ID_HINT, Fields, Reading
from .reasons import read_helped
from ..model.labels import LABELS
from .nodes import Mapping, Node, load
from ..model.article import Answer, Instruction
from ..model.video import Video
from .problems import ContentError, Place, suggest
from .support import read_support
from .synonyms import read_synonyms
from ..model.video_hosts import HOSTS

T = TypeVar("T")

SHARED = {
    "faq": (
        "_site",
        "_topics",
        "_messengers",
        "_sources",
        "_words",
        "_synonyms",
        "_codes",
        "_helped",
        "_support",
    ),
    "instructions": ("_roles", "_steps", "_videos", "_checker"),
}
"""Shared lists by folder; every other file is an article."""


def read_content(root: Path) -> Content:
    """Read and check all sources below `root` (its folders `faq`, `instructions` and, for the menu, `docs`).

    Raises ContentError with every problem found. The result depends on the files alone.
    """
    content, reading = read_tree(root)
    if reading.problems or content is None:
        raise ContentError(reading.problems)
    return content


def read_tree(root: Path) -> tuple[Content | None, Reading]:
    """Like `read_content`, with what the reading has found instead of an error."""
    reading = Reading()
    files = find_files(root, reading)
    nodes: dict[str, Node] = {}
    for name, path in files.items():
        node, problems = load(path, name)
        reading.problems += problems
        if node is not None:
            nodes[name] = node
    return read_nodes(reading, root, files, nodes), reading


def find_files(root: Path, reading: Reading) -> dict[str, Path]:
    """The source files by name; a file that would be overlooked is a problem."""
    files = {}
    for folder, shared in SHARED.items():
        if not (root / folder).is_dir():
            reading.complain(Place(folder), "нет папки с текстами", "запускайте команду из корня проекта")
            continue
        for path in sorted((root / folder).iterdir()):
            name = f"{folder}/{path.name}"
            if path.name.startswith(".") or path.name.endswith("~"):
                continue  # what editors and file managers leave behind
            if path.suffix == ".yaml":
                reading.complain(
                    Place(name), "файл не попадёт на сайт", f"переименуйте его в {path.stem}.yml"
                )
            elif path.suffix != ".yml":
                reading.complain(
                    Place(name), "лишний файл или папка", "здесь лежат только файлы .yml, один на ответ"
                )
            elif path.stem.startswith("_") and path.stem not in shared:
                hint = suggest(path.name, [f"{one}.yml" for one in shared])
                reading.complain(Place(name), "неизвестный общий список", hint)
            elif not path.stem.startswith("_") and not ID.fullmatch(path.stem):
                reading.complain(Place(name), f"имя файла «{path.name}» не подходит", ID_HINT)
            else:
                files[name] = path
        for list_name in shared:
            if f"{folder}/{list_name}.yml" not in files:
                reading.complain(Place(f"{folder}/{list_name}.yml"), "нет общего списка", "верните файл")
    return files


def check_page_names(reading: Reading, roles: Node | None, documents: Iterable[str]) -> None:
    """Roles, handwritten pages and what the generator adds share one space of addresses."""
    taken = {"index", "checker", *lists.INDEX_PAGES}
    entries = roles.entries if isinstance(roles, Mapping) else ()
    for key, _ in entries:
        if key.text in taken:
            reading.complain(key.place, f"имя «{key.text}» занято самим сайтом", "назовите роль иначе")
    for name in documents:
        if name in taken | {key.text for key, _ in entries}:
            hint = "переименуйте файл: такая страница на сайте уже есть"
            reading.complain(Place(f"docs/{name}.md"), f"имя «{name}» занято", hint)


def read_nodes(
    reading: Reading, root: Path, files: Iterable[str], nodes: dict[str, Node]
) -> Content | None:
    """Nodes → content.

    Lists come first, so that every reference is checked where it is read.
    """
    ids = {"faq": [], "instructions": []}
    for name in files:
        folder, _, file = name.partition("/")
        if not file.startswith("_"):
            ids[folder].append(file.removesuffix(".yml"))
    # Known by file name: a file with an error in it is still there to be linked.
    reading.known = {
        "article": sorted([*ids["faq"], *ids["instructions"]]),
        "answer": ids["faq"],
        "instruction": ids["instructions"],
        "host": tuple(HOSTS),
        "captions": tuple(LABELS["captions"]),
    }
    for id in sorted({*ids["faq"]} & {*ids["instructions"]}):
        reading.complain(
            Place(f"instructions/{id}.yml"),
            f"имя «{id}» уже занято",
            f"уже есть faq/{id}.yml; переименуйте один из них",
        )

    def table(kind: str, read: Callable[[str, Fields], T], node: Node | None) -> dict[str, T]:
        """One shared list; from now on its ids are known."""
        result = reading.table(node, read)
        if isinstance(node, Mapping):
            reading.known[kind] = [key.text for key, _ in node.entries]
        return result

    def sections(name: str, *parts: str) -> tuple[Node | None, ...]:
        return lists.read_sections(reading, nodes.get(name), *parts)

    # Names and screen words come first: every text below is held to them.
    screen_node, names_node, hosts_node = sections("faq/_words.yml", "screen", "names", "hosts")
    names = reading.table(names_node, lists.read_name)
    if hosts_node is not None:
        reading.known["site"] = reading.items(hosts_node, reading.phrase)
    documents = read_documents(root, reading)
    levels_node, sources_node = sections("faq/_sources.yml", "levels", "sources")
    levels = lists.read_levels(reading, levels_node)
    if levels:
        reading.known["level"] = list(levels)
    sources = table("source", lists.read_source, sources_node)
    screen_words = table("screen word", lists.read_screen_word, screen_node)
    words = {
        id: screen_words[id].text if id in screen_words else "" for id in reading.known.get("screen word", ())
    }
    reading.use_words(words if "screen word" in reading.known else None, names.values())
    topics = table("topic", lists.read_topic, nodes.get("faq/_topics.yml"))
    messengers = table("messenger", lists.read_messenger, nodes.get("faq/_messengers.yml"))
    people_node, accounts_node, devices_node = sections(
        "instructions/_steps.yml", "people", "accounts", "devices"
    )
    people = table("person", lists.read_person, people_node)
    accounts = table("account", lists.read_account, accounts_node)
    devices = table("device", lists.read_device, devices_node)
    # Known before they are read: a role names others, on whose pages its sheet is offered.
    roles_node = nodes.get("instructions/_roles.yml")
    if isinstance(roles_node, Mapping):
        reading.known["role"] = [key.text for key, _ in roles_node.entries]
    roles = table("role", lists.read_role, roles_node)
    pages_node, videos_node = sections("instructions/_videos.yml", "pages", "videos")
    video_pages = table("video page", video_source.read_video_page, pages_node)
    if isinstance(pages_node, Mapping):
        reading.known["shown role"] = {role for page in video_pages.values() for role in page.roles}
    official = table("video", video_source.read_video, videos_node)
    check_videos(reading, official, videos_node)
    if "role" in reading.known:
        reading.known["page"] = [*reading.known["role"], "checker", *lists.INDEX_PAGES, *documents.pages]
        reading.known["page or article"] = [*reading.known["page"], *reading.known["article"]]
    check_page_names(reading, nodes.get("instructions/_roles.yml"), documents.pages)
    centre = reading.record(nodes.get("faq/_site.yml"), lists.read_centre)
    synonyms = read_synonyms(reading, nodes.get("faq/_synonyms.yml"))

    learn_names(reading, nodes.get("instructions/_checker.yml"))

    articles: dict[str, Answer | Instruction] = {}
    places = _Places()
    for name, node in nodes.items():
        folder, _, file = name.partition("/")
        if file.startswith("_"):
            continue
        read = read_answer if folder == "faq" else read_instruction
        article = reading.record(node, partial(read, file.removesuffix(".yml"), name))
        if article is not None:
            articles[article.id] = article
            places.add(article, node)

    checker, proof = read_checker(reading, nodes.get("instructions/_checker.yml"), articles, accounts)
    places.aliases += [(normal(alias), place) for alias, place in reading.page_aliases]
    check_between_articles(reading, articles, places)
    check_roles(reading, roles, articles)
    codes = read_codes(reading, nodes.get("faq/_codes.yml"), articles)
    helped = reading.record(nodes.get("faq/_helped.yml"), read_helped)
    support = reading.record(nodes.get("faq/_support.yml"), read_support)
    if None in (centre, checker, helped, support, synonyms):
        return None
    content = Content(
        centre=centre,
        roles=roles,
        topics=topics,
        messengers=messengers,
        levels=levels,
        sources=sources,
        screen_words=screen_words,
        people=people,
        accounts=accounts,
        devices=devices,
        video_pages=video_pages,
        videos=official,
        answers={id: article for id, article in articles.items() if isinstance(article, Answer)},
        instructions={id: article for id, article in articles.items() if isinstance(article, Instruction)},
        checker=checker,
        synonyms=synonyms,
        proof=proof,
        codes=codes,
        helped=helped,
        support=support,
        documents=documents.pages,
    )
    check_document_links(reading, content, documents.links)
    return content


def check_videos(reading: Reading, official: dict[str, Video], node: Node | None) -> None:
    """Two topics never name one video: readers would be sent to the wrong one."""
    entries = node.entries if isinstance(node, Mapping) else ()
    places = {
        key.text: field.place
        for key, value in entries
        if isinstance(value, Mapping)
        for name, field in value.entries
        if name.text == "url"
    }
    urls = [(one.url, places[id]) for id, one in official.items() if id in places]
    reading.refuse_twice(urls, "видео «{}» уже есть")


class _Places:
    """Where the values stand that are compared between files."""

    def __init__(self) -> None:
        self.titles: list[tuple[str, Place]] = []
        self.aliases: list[tuple[str, Place]] = []
        self.was: list[tuple[str, Place]] = []
        self.see: list[tuple[str, str, Place]] = []
        self.twins: list[tuple[str, str, Place]] = []

    def add(self, article: Answer | Instruction, mapping: Mapping) -> None:
        nodes = {key.text: value for key, value in mapping.entries}
        if title := nodes.get("question") or nodes.get("title"):
            self.titles.append((normal(article.title), title.place))
        self.aliases += Reading.places([normal(alias) for alias in article.aliases], nodes.get("aliases"))
        self.was += Reading.places(article.was, nodes.get("was"))
        self.see += [(article.id, id, place) for id, place in Reading.places(article.see, nodes.get("see"))]
        twins = Reading.places(article.twins, nodes.get("twins"))
        self.twins += [(article.id, id, place) for id, place in twins]


def normal(text: str) -> str:
    """A phrase as it counts for «the same question»: no case, no ё, no punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("ё", "е")))


def check_between_articles(
    reading: Reading, articles: dict[str, Answer | Instruction], places: _Places
) -> None:
    reading.refuse_twice(places.titles, "такой вопрос уже есть: «{}»")
    reading.refuse_twice(places.aliases, "так уже спрашивают: «{}»")
    reading.refuse_twice(places.was, "прежнее имя «{}» повторяется")
    for id, place in places.was:
        if id in reading.known["article"]:
            hint = "прежний адрес не может вести на две страницы"
            reading.complain(place, f"имя «{id}» занято: такая страница есть", hint)
    for id, target, place in places.see:
        if id == target:
            reading.complain(place, "страница ссылается на саму себя", "уберите это имя из see")
    check_twins(reading, articles, places.twins)
    for place, id, anchor in reading.links:
        if id in articles and anchor not in articles[id].anchors:
            reading.complain(
                place,
                f"на странице «{id}» нет места «{anchor}»",
                suggest(anchor, sorted(articles[id].anchors)),
            )


def check_twins(
    reading: Reading, articles: dict[str, Answer | Instruction], twins: Iterable[tuple[str, str, Place]]
) -> None:
    """Twins name each other and have no reader in common; `twins` are (id, id of the twin, place)."""
    for id, twin, place in twins:
        if twin not in articles:
            continue  # has been reported, or has errors of its own
        one, other = articles[id], articles[twin]
        if common := sorted(set(one.roles) & set(other.roles)):
            hint = "у пары роли разные; это просто похожая страница? впишите её в see"
            reading.complain(place, f"страница «{twin}» написана и для этой роли: {', '.join(common)}", hint)
        elif id not in other.twins:
            hint = f"впишите {id} в twins файла {other.source}"
            reading.complain(place, f"страница «{twin}» не называет эту парой", hint)


def check_roles(reading: Reading, roles: Collection[str], articles: dict[str, Answer | Instruction]) -> None:
    """A role's page leads only to what is written for that role."""
    for place, role, id in reading.role_links:
        # An article whose own roles are in error has been reported already.
        if (
            id in articles
            and articles[id].roles
            and set(articles[id].roles) <= set(roles)
            and role not in articles[id].roles
        ):
            hint = f"добавьте {role} в roles файла {articles[id].source} или уберите «{id}» отсюда"
            reading.complain(place, f"страница «{id}» написана не для этой роли", hint)
