"""`faq/_words.yml`: words of screens, names that are written in one way, sites that readers are sent to.

Every text after this list is held to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from ..model.words import Name, Phrase, ScreenWord, WordLists
from .fields import Fields
from .nodes import Node, Scalar
from .problems import Place
from .web import readable

if TYPE_CHECKING:
    from .values import Reading

Complain = Callable[[Place, str, str], None]
Suggest = Callable[[str, Iterable[str]], str]


BRACES = re.compile(r"\{([^{}\n]*)\}")


class Words:
    """How texts name screen words (id → text) in braces, and write names in one way.

    Without a list of screen words, because it could not be read, nothing is said about them.
    """

    def __init__(
        self,
        screen: Mapping[str, str] | None = None,
        names: Iterable[Name] = (),
        phrases: Iterable[Phrase] = (),
    ) -> None:
        names, phrases = tuple(names), tuple(phrases)
        self.told = (screen, names, phrases)
        """All that it knows."""
        self._screen = screen
        pairs = [(wrong, name.text) for name in names for wrong in name.never if wrong]
        # The longest first: «Дом Книги» before a shorter part of it.
        pairs.sort(key=lambda pair: len(pair[0]), reverse=True)
        self._rights = [right for _, right in pairs]
        wrongs = "|".join(f"({inflected(wrong)})" for wrong, _ in pairs)
        self._wrong = re.compile(rf"(?<!\w)(?:{wrongs})(?!\w)" if wrongs else r"(?!)")
        self._phrases = [
            (re.compile(pattern_of(one.never), re.IGNORECASE), one) for one in phrases if any(one.never)
        ]
        # One search for most texts, which have none of them.
        any_phrase = "|".join(pattern.pattern for pattern, _ in self._phrases)
        self._any_phrase = re.compile(any_phrase or r"(?!)", re.IGNORECASE)

    def put_into(self, node: Scalar, complain: Complain, suggest: Suggest) -> str:
        """The text of a scalar, with screen words for their names in braces."""
        text = node.text
        for id, word in (self._screen or {}).items() if "«" in text else ():
            if word and f"«{word}»" in text:
                hint = f"пишите {{{id}}}: если на экране что-то переименуют, правка будет одна"
                complain(node.place_of(f"«{word}»"), f"слова с экрана «{word}» уже записаны", hint)
        for match in {match[0]: match for match in self._wrong.finditer(text)}.values():
            # Which group has matched says which name was meant, whatever its ending.
            right = self._rights[match.lastindex - 1]
            complain(node.place_of(match[0]), f"«{match[0]}» пишем иначе", f"везде одинаково: {right}")
        if self._any_phrase.search(text):
            for pattern, phrase in self._phrases:
                for found in dict.fromkeys(pattern.findall(text)):
                    place = node.place_of(found)
                    if place == node.place:  # it goes over the end of a line
                        place = node.place_of(found.split()[0])
                    shown = " ".join(found.split())
                    complain(place, f"так больше не пишем: «{shown}»", phrase.instead)

        def put_in(match: re.Match[str]) -> str:
            if self._screen is None:
                return f"«{match[1]}»"
            if match[1] not in self._screen:
                hint = suggest(match[1], self._screen, "все слова с экранов — faq/_words.yml, screen")
                complain(node.place_of(match[0]), f"нет слов с экрана «{match[1]}»", hint)
            return f"«{self._screen.get(match[1], '')}»"

        return BRACES.sub(put_in, text)


def inflected(name: str) -> str:
    """A regular expression for a name in any case: «в ВК мессенджере»."""
    if re.search("[бвгджзклмнпрстфхцчшщ]$", name, re.IGNORECASE):
        return re.escape(name) + "(?:а|у|ом|е|ы|и|ов|ам|ами|ах)?"
    if re.search("[а-яё][иыая]$", name):
        return re.escape(name[:-1]) + "(?:[аяуюеиы]|ой|ей|ам|ами|ах)?"
    if re.search("[A-Za-z]$", name):
        return re.escape(name) + "(?:['’-]?(?:а|у|ом|е|ы))?"
    return re.escape(name)


def pattern_of(wordings: Iterable[str]) -> str:
    """A regular expression for any of some wordings: any ending for `*`, any break of a line for a space."""
    patterns = (
        r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in wording.split())
        for wording in wordings
        if wording
    )
    return rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)"


def read_screen_word(id: str, fields: Fields) -> ScreenWord:
    return ScreenWord(
        id=id,
        text=fields.text("text", help="слова точно как на экране, без кавычек", example="Войти"),
        app=fields.text("app", help="на каком экране это видно"),
        source=fields.reference("source", "source", help="источник: имя из faq/_sources.yml"),
        checked=fields.date("checked", help="когда сверяли с экраном или источником"),
    )


def read_name(id: str, fields: Fields) -> Name:
    return Name(
        id=id,
        text=fields.text("text", help="как пишем"),
        never=fields.phrases("never", help="как не пишем: список; сборка найдёт такое в любом тексте"),
    )


def read_wording(reading: Reading, node: Node) -> str:
    """A wording with stars at ends of words only: anywhere else they fit nothing, or take forever to try."""
    text = reading.phrase(node)
    if any("*" in word[:1] + word[:-1] for word in text.split()):
        reading.complain(node.place, f"звёздочка не на своём месте: «{text}»", "«*» — только на конце слова")
        return ""
    return text


def read_phrase(id: str, fields: Fields) -> Phrase:
    return Phrase(
        id=id,
        never=fields.items(
            "never",
            lambda node: read_wording(fields.reading, node),
            kind="список строк",
            help="слова, которые однажды были ошибкой: список; сборка найдёт их в любом тексте",
            more="«*» на конце слова — любое окончание",
            example="[в карточк* гостя]",
            pattern=r"[^\s*]+\*?(?:\s+[^\s*]+\*?)*\s*",
        ),
        instead=fields.text("instead", help="как писать вместо этого и почему"),
    )


def read_host(reading: Reading, node: Node) -> str:
    """The name of a site, as people read it."""
    text = reading.phrase(node)
    host = readable(text)
    if text and not host:
        hint = "только имя, без https:// и без «/»: example.org"
        reading.complain(node.place, f"«{text}» — не имя сайта", hint)
    return host


ALOUD = re.compile(r"[а-яё]+(?:[ -][а-яё]+)*")
"""What any Russian voice can read."""


def read_spoken(words: Fields) -> dict[str, str]:
    """What is written → how it is said. What is written is nobody's concern but the voice's: it may be anything."""
    return {written: read_said(words, written) for written in words}


def read_said(words: Fields, written: str) -> str:
    said = words.read(written, words.reading.phrase)
    if said and not ALOUD.fullmatch(said):
        hint = "как слышится, строчными русскими буквами: «QR» — «кью ар»"
        words.reading.complain(words.place_of(written), f"«{said}» голос не прочтёт", hint)
    return said


def read_words(fields: Fields) -> WordLists:
    """What others ask for. From now on texts are held to the whole list."""
    reading = fields.reading
    names = fields.table(
        "names",
        read_name,
        {},
        help="названия, которые везде одинаковы: text — как пишем, never — как не пишем",
    )
    phrases = fields.table(
        "phrases",
        read_phrase,
        {},
        help="обороты, которые однажды были ошибкой: never — чего не пишем, instead — как писать",
    ).values()
    hosts = fields.items(
        "hosts",
        lambda node: read_host(reading, node),
        (),
        kind="список строк",
        help="сайты, на которые можно посылать читателя",
        example="[example.org]",
        pattern=r"[^/:\s]+\.[^/:\s]+",
    )
    reading.known["site"] = hosts
    phones = fields.phrases(
        "phones",
        (),
        help="телефоны, которые можно назвать читателю, цифрами; в тексте на них ссылаются адресом tel: "
        "и цифрами без пробелов, касание звонит",
        example='["112"]',
    )
    reading.known["phone"] = phones
    screen = fields.listed(
        "screen",
        "screen word",
        read_screen_word,
        {},
        help="слова с экранов: в тексте пишут имя в фигурных скобках, {sign-in}; "
        "у каждого text, app, source и checked",
    )
    spoken = fields.record(
        "spoken",
        read_spoken,
        {},
        kind="слова: как сказать",
        help="как голос читает вслух то, что написано коротко или не по-русски; адреса — по частям",
        more="«QR», «Wi-Fi», «СМС», «ru», возраст, даты, телефоны и коды голос умеет и так",
        example="{ГТО: гэ тэ о, example: экзампл}",
    )
    if "screen word" in reading.known:
        texts = {id: screen[id].text if id in screen else "" for id in reading.known["screen word"]}
        reading.words = Words(texts, names.values(), phrases)
    else:
        reading.words = Words(None, names.values(), phrases)
    return WordLists(screen, spoken or {}, phones)
