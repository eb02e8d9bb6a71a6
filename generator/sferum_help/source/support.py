"""`faq/_support.yml`: the words of the support desk, and the cues by which it guesses who writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model.support import Support
from ..russian.stems import words
from .fields import REQUIRED, Fields
from .phrases import read_lines


def read_support(fields: Fields) -> Support:
    without = fields.reading.without
    return Support(
        greeting=fields.text("greeting", help="приветствие в полном ответе"),
        more=fields.text("more", help="строка перед адресом страницы"),
        checker=fields.text(
            "checker", "" if "checker" in without else REQUIRED, help="строка перед адресом проверки"
        ),
        ask_role=fields.text("ask-role", help="что спросить, если неясно, кто пишет"),
        ask_messenger=fields.text(
            "ask-messenger",
            "" if "messengers" in without else REQUIRED,
            help="что спросить, если неясно, о каком приложении речь",
        ),
        ask_which=fields.text(
            "ask-which",
            help="что спросить, если подходят два ответа; их заголовки страница допишет",
        ),
        senders=read_cues(
            fields, "senders", "role", "по каким словам узнать, кто пишет: роль и список слов и фраз"
        ),
        messengers=read_cues(
            fields,
            "messengers",
            "messenger",
            "по каким словам узнать приложение: мессенджер и список слов и фраз",
            {} if "messengers" in without else REQUIRED,
        ),
        also=fields.phrases("also", (), help="какими словами в письме начинают ещё один вопрос"),
        asks=fields.phrases(
            "asks", (), help="с каких слов начинают вопрос: «где чат, почему нет звука» — это два"
        ),
        upset=fields.phrases("upset", (), help="по каким словам узнать рассерженное письмо"),
        calm=fields.text("calm", "", help="с чего начать ответ на рассерженное письмо, после приветствия"),
        not_ours=fields.text(
            "not-ours", "", help="что ответить на вопрос не о нас; где спросить, страница допишет"
        ),
        thanks=read_words(fields, "thanks", "слова письма, в котором только благодарят"),
        polite=read_words(fields, "polite", "другие слова приветствий и подписей"),
        welcome=fields.text("welcome", "", help="что ответить на такое письмо"),
        hello=read_words(fields, "hello", "слова письма, в котором только здороваются"),
        invite=fields.text("invite", "", help="что ответить на такое письмо: попросить рассказать"),
        trouble=read_trouble(fields),
    )


def read_words(fields: Fields, name: str, about: str) -> tuple[str, ...]:
    """Normal words, of which a message is made that asks nothing."""
    return tuple(words(" ".join(read_lines(fields, name, (), about))))


def read_cues(
    fields: Fields, name: str, of: str, about: str, default: Any = REQUIRED
) -> Mapping[str, tuple[str, ...]]:
    """Names of a kind, each with the words and phrases that betray it."""

    if of not in fields.reading.known:
        # That list cannot be read: nothing is said about its names.
        return fields.read(name, lambda node: {}, default, help=about, kind="имя: список")

    def read(kinds: Fields) -> dict[str, tuple[str, ...]]:
        return {
            kind: kinds.phrases(kind, (), help="слова и фразы; «Имя» — любое слово с большой буквы")
            for kind in fields.reading.known[of]
        }

    return fields.record(name, read, default, help=about, kind="имя: список") or {}


def read_trouble(fields: Fields) -> Mapping[str, str]:
    """Roles, each with the line for its trouble."""
    roles = fields.reading.known.get("role", ())

    def read(kinds: Fields) -> dict[str, str]:
        texts = {role: kinds.text(role, "", help="первая строка, если беда") for role in roles}
        return {role: text for role, text in texts.items() if text}

    help = "с чего начать ответ тому, кто в беде: роль и строка"
    return fields.record("trouble", read, {}, help=help, kind="имя: текст") or {}
