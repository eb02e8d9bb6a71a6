"""`instructions/_roles.yml` → for whom the centre is, their way «с чего начать», their sheet of paper."""

from __future__ import annotations

from ..model.looks import COLOURS, ICONS
from ..model.role import Handout, JourneyStep, Role
from .fields import Fields
from .nodes import Node
from .problems import Place
from .words import pattern_of, read_wording

ROLE_PAGE_IDS = frozenset(
    ["start", "handout", "meeting", "instructions", "questions", "videos", "main", "contents-title"]
)
ROLE_PAGE_PREFIXES = ("topic-", "do-", "ask-")
"""Ids that the page of a role itself uses."""


def read_role(id: str, fields: Fields) -> Role:
    reading = fields.reading
    ids: list[tuple[str, Place]] = []

    def read_pages(node: Node) -> tuple[str, ...]:
        pages = reading.references(node, "article")
        reading.between.role_links += [(place, id, page) for page, place in reading.places(pages, node)]
        return pages

    def read_journey_step(step: Fields) -> JourneyStep:
        step_id = step.id("id", help="короткое имя латиницей: по нему на это место ссылаются")
        if step_id in ROLE_PAGE_IDS or step_id.startswith(ROLE_PAGE_PREFIXES):
            hint = "возьмите другое, по смыслу шага"
            reading.complain(step.place_of("id"), f"имя «{step_id}» занято самой страницей", hint)
        ids.append((step_id, step.place_of("id")))
        return JourneyStep(
            step_id,
            step.text("title", help="название шага пути"),
            step.prose("text", help="что сделать на этом шаге"),
            step.read(
                "pages",
                read_pages,
                kind="список имён",
                help="страницы этого шага: имена ответов и инструкций для этой роли",
            ),
            step.picture(help="рисунок шага пути"),
        )

    journey = fields.records(
        "journey", read_journey_step, help="путь «с чего начать»: у каждого шага id, title, text и pages"
    )
    reading.refuse_twice(ids, "шаг пути «{}» повторяется")
    called = fields.items(
        "called",
        lambda node: read_wording(reading, node),
        (),
        kind="список строк",
        help="как эту роль называют в тексте; текст для других, который посылает на её страницу, должен её назвать",
        more="«*» на конце слова — любое окончание",
        example="[гост*, посетител*]",
    )
    reading.between.called[id] = pattern_of(called) if any(called) else ""
    return Role(
        id=id,
        name=fields.text("name", help="кто это", example="Гость"),
        title=fields.text("title", help="название страницы роли и пункт меню", example="Гостям"),
        tag=fields.text("tag", help="ярлык на страницах роли", example="Для гостей"),
        promise=fields.text("promise", help="что роль здесь найдёт, несколькими словами"),
        intro=fields.text("intro", help="одно-два предложения под заголовком"),
        top=fields.read(
            "top",
            read_pages,
            kind="список имён",
            help="что показать первым, и на главной тоже: имена ответов и инструкций",
        ),
        journey=journey,
        aliases=fields.page_aliases(),
        handout=fields.record(
            "handout",
            read_handout,
            None,
            help="памятка на один лист из шагов пути: title, intro, rules, roles и checked; "
            "лист длиннее одного — ошибка в тестах",
        ),
        colour=fields.reference(
            "colour", "colour", help=f"цвет роли, один из готовых: {', '.join(COLOURS)}", example="green"
        ),
        icon=fields.reference("icon", "icon", help=f"значок роли: {', '.join(ICONS)}", example="person"),
        picture=fields.picture(help="рисунок вверху страницы роли, без него там значок"),
        ease=read_ease(fields),
    )


EASE = 60
"""From here on a text reads easily."""


def read_ease(fields: Fields) -> int:
    ease = fields.number(
        "ease",
        EASE,
        help="какой лёгкости чтения достигают тексты роли, от 0 до 100: чем больше, тем легче; "
        f"обычно {EASE}",
        example=str(EASE),
        span=(0, 100),
    )
    if ease > 100:
        hint = f"от 0 до 100: чем больше, тем легче; с {EASE} читать легко"
        fields.reading.complain(fields.place_of("ease"), f"лёгкость чтения {ease} не подходит", hint)
    return ease


def read_handout(fields: Fields) -> Handout:
    return Handout(
        title=fields.text("title", help="название памятки"),
        intro=fields.text("intro", help="одно-два предложения под заголовком"),
        rules=fields.proses("rules", help="что запомнить, список"),
        roles=fields.references("roles", "role", help="на чьих страницах предложить памятку"),
        checked=fields.date("checked", help="когда памятку сверяли с источниками"),
    )
