"""Nodes of one file → an answer or an instruction."""

from __future__ import annotations

from typing import Any

from ..model.article import Answer, Instruction, Message, Part, Step, Trouble
from ..model.topics import ANY_MESSENGER
from .facts import read_picture
from .fields import REQUIRED, Fields
from .nodes import Node, entries
from .problems import Place
from .values import Reading

SHORT_LIMIT = 300
"""A short answer has to fit a chat message."""

TITLE_LIMIT = 120
"""A question or a title is read at a glance; it fits two lines of a phone, in a list and in the results of a search."""

LABEL_LIMIT = 32
"""A label fits one line of a phone."""

PAGE_IDS = frozenset(
    ["answer", "need", "steps", "result", "trouble", "video", "warning", "note", "message", "see", "sources"]
    + ["main", "contents-title", "show", "doors"]
)
"""Ids that the page itself uses; a step must not take them."""

TAKEN_ENDINGS = ("-warning", "-note")
"""How the page names the warning and the note of a step."""


STEP_FIELDS = {
    "who": ("person", "кто делает шаг: имя из people в instructions/_steps.yml"),
    "account": ("account", "в какой учётной записи: имя из accounts в instructions/_steps.yml"),
    "device": ("device", "на каком устройстве: имя из devices в instructions/_steps.yml"),
}
"""Field → the kind of its names, and its help."""


def read_message(message: Fields) -> Message:
    return Message(
        message.text("to", help="кому отправить, в дательном падеже", example="волонтёру"),
        message.lines("text", help="что отправить, строки сохраняются"),
    )


def read_applies_to(fields: Fields) -> tuple[str, ...]:
    applies_to = fields.references(
        "applies_to",
        "messenger",
        help=f"для какого мессенджера верно: имена из faq/_messengers.yml или {ANY_MESSENGER}",
        example=f"[{ANY_MESSENGER}]",
    )
    if ANY_MESSENGER in applies_to and len(applies_to) > 1:
        hint = f"оставьте одно {ANY_MESSENGER} или перечислите мессенджеры без него"
        place = fields.place_of("applies_to")
        fields.reading.complain(place, f"«{ANY_MESSENGER}» — это уже все мессенджеры", hint)
    return applies_to


def read_common(id: str, source: str, fields: Fields) -> dict[str, Any]:
    """What answers and instructions have in common, as arguments of the dataclass."""
    applies_to = read_applies_to(fields) if "messengers" not in fields.reading.without else ()
    return {
        "id": id,
        "source": source,
        "roles": fields.references(
            "roles", "role", help="для кого: имена ролей из instructions/_roles.yml", example="[guests]"
        ),
        "topic": fields.reference("topic", "topic", help="тема из faq/_topics.yml", example="visit"),
        "short": fields.text(
            "short",
            longest=SHORT_LIMIT,
            help="ответ в 1–3 предложения, до 300 знаков, без разметки",
            more="его можно вставить в чат",
        ),
        "aliases": fields.phrases(
            "aliases",
            least=4,
            most=14,
            help="как ещё об этом спрашивают, от 4 до 14 строк",
            more="своими словами читателей, самые частые первыми; лучше те, где есть слово, которого нет "
            "в заголовке; каждая строка — только в одном файле; фактов в них нет",
            example="[нужно ли платить, это бесплатно, …]",
        ),
        "applies_to": applies_to,
        "sources": fields.references(
            "sources", "source", help="на чём стоит ответ: имена из faq/_sources.yml"
        ),
        "checked": fields.date(
            "checked", help="когда сверяли с источниками: год-месяц-день, например 2026-11-23"
        ),
        "see": fields.references(
            "see", "article", (), help="что прочитать ещё: имена ответов и инструкций", example="[how-much]"
        ),
        "warning": fields.prose(
            "warning", "", help="предупреждение; читатель видит его первым, до всего остального"
        ),
        "note": fields.prose("note", "", help="примечание в конце"),
        "message": fields.record(
            "message", read_message, None, help="готовый текст: to — кому, text — что отправить"
        ),
        "was": fields.items(
            "was",
            lambda node: fields.reading.former(node, source.partition("/")[0]),
            (),
            kind="список имён",
            help="прежние имена файла: старые адреса поведут сюда; из другой папки — вместе с ней",
            example="[the-price, instructions/pay]",
        ),
        "confirm": fields.items(
            "confirm",
            fields.reading.text,
            (),
            kind="список строк",
            help="что ещё не подтверждено и чем это подтвердить; для редакторов, на странице не показывается",
        ),
        "checker": fields.reference(
            "checker",
            "checker entry",
            "",
            help="вход в проверку, который подходит к странице: имя из entries в instructions/_checker.yml",
        ),
        "picture": fields.read(
            "picture",
            lambda node: read_picture(fields.reading, node),
            {},
            kind="имя: значение",
            help="какие привязки нарисовать: факты проверки и их значения",
            example="{link: own}",
        ),
        "label": fields.text(
            "label", "", longest=LABEL_LIMIT, help="короткое имя для кнопок и карточек, до 32 знаков"
        ),
        "twins": fields.references(
            "twins",
            "article",
            (),
            help="то же самое для других ролей: имена ответов и инструкций, каждая из которых называет эту; "
            "читатель увидит строку «Вы волонтёр?»",
            example="[take-a-thing]",
        ),
        "instead": fields.read(
            "instead",
            lambda node: read_instead(fields.reading, node),
            {},
            kind="имя: имя",
            help="что прочитать при другом мессенджере: мессенджер и имя ответа или инструкции; "
            "место на странице — после решётки: how-much#free",
            more="без этого поля — страница из faq/_messengers.yml",
            example="{other: how-much}",
        ),
        "critical": fields.text(
            "critical",
            "",
            help="почему ошибка на этой странице опасна: для редакторов; такую страницу сверяют чаще, срок — "
            "fresh-critical её темы",
            example="по этим номерам звонят в беде",
        ),
    }


def read_instead(reading: Reading, node: Node) -> dict[str, str]:
    """Messenger → article, or a place in it."""
    for key, _ in entries(node):
        reading.reference(key, "messenger")
    return (
        reading.record(node, lambda found: {id: found.reference_inside(id, "article") for id in found}) or {}
    )


class PartIds:
    """Ids of places within one page, each there once and none that the page itself uses."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: list[tuple[str, Place]] = []

    def read(self, part: Fields) -> str:
        id = part.id("id", help="короткое имя латиницей: по нему на это место ссылаются", example="link")
        place = part.place_of("id")
        if id in PAGE_IDS or id.endswith(TAKEN_ENDINGS):
            hint = "возьмите другое, по смыслу места"
            self._reading.complain(place, f"имя «{id}» занято самой страницей", hint)
        self._found.append((id, place))
        return id

    def read_former(self, part: Fields) -> tuple[str, ...]:
        """What the place was called before. The former names are taken too: links still lead to them."""
        former = part.items(
            "was",
            self._reading.id,
            (),
            kind="список имён",
            help="прежние короткие имена этого места: старые ссылки поведут сюда",
            example="[old-link]",
        )
        place = part.place_of("was")
        self._found += [(id, place) for id in former]
        return former

    def refuse_twice(self) -> None:
        self._reading.refuse_twice(self._found, "имя «{}» на этой странице уже есть")


def read_answer(id: str, source: str, fields: Fields) -> Answer:
    question = fields.text("question", longest=TITLE_LIMIT, help="вопрос, как его видит читатель")
    common = read_common(id, source, fields)
    ids = PartIds(fields.reading)

    def read_part(part: Fields) -> Part:
        return Part(
            ids.read(part),
            part.text("title", longest=TITLE_LIMIT, help="заголовок части: случай словами читателя"),
            part.prose("text", help="что делать в этом случае"),
            ids.read_former(part),
        )

    answer = Answer(
        **common,
        question=question,
        answer=fields.prose("answer", help="сам ответ: абзацы, списки, ссылки, **жирный**"),
        parts=fields.records(
            "parts",
            read_part,
            (),
            help="части, если случаев несколько: у каждой id, title и text",
        ),
        video=fields.reference("video", "video", "", help="имя видео из instructions/_videos.yml"),
    )
    ids.refuse_twice()
    return answer


def read_instruction(id: str, source: str, fields: Fields) -> Instruction:
    reading = fields.reading
    title = fields.text("title", longest=TITLE_LIMIT, help="что сделает читатель, одной строкой")
    common = read_common(id, source, fields)

    def is_told(kind: str) -> bool:
        """Whether steps say it: where nobody signs in, there is no list of accounts."""
        return kind not in reading.known or len(reading.known[kind]) > 0

    # What holds for all steps; a step names what differs. Nothing here: every step has to say it.
    defaults = {
        name: fields.reference(
            name, kind, None if is_told(kind) else "", help=f"{about}; здесь — для всех шагов сразу"
        )
        for name, (kind, about) in STEP_FIELDS.items()
    }
    ids = PartIds(reading)

    def read_of_step(step: Fields, name: str) -> str:
        kind, about = STEP_FIELDS[name]
        default = REQUIRED if defaults[name] is None else defaults[name]
        return step.reference(name, kind, default, help=about, when="если не сказано для всех шагов")

    def read_step(step: Fields) -> Step:
        return Step(
            id=ids.read(step),
            do=step.prose("do", help="что сделать: начните с глагола"),
            who=read_of_step(step, "who"),
            account=read_of_step(step, "account"),
            device=read_of_step(step, "device"),
            warning=step.prose("warning", "", help="предупреждение; читатель видит его до этого шага"),
            note=step.prose("note", "", help="примечание после шага"),
            was=ids.read_former(step),
        )

    def read_trouble(trouble: Fields) -> Trouble:
        return Trouble(
            ids.read(trouble),
            trouble.text("problem", longest=TITLE_LIMIT, help="что пошло не так"),
            trouble.prose("fix", help="что сделать"),
            ids.read_former(trouble),
        )

    instruction = Instruction(
        **common,
        title=title,
        need=fields.proses("need", help="что понадобится, список"),
        time=fields.text("time", help="сколько времени уйдёт", example="5 минут"),
        steps=fields.records("steps", read_step, help="шаги: у каждого id и do"),
        result=fields.proses("result", help="итог: как понять, что получилось, список"),
        trouble=fields.records(
            "trouble", read_trouble, help="что делать, если не получилось: id, problem и fix"
        ),
    )
    ids.refuse_twice()
    return instruction
