"""The reference of fields for editors, `handbook/fields.md`: made from the readers, so never out of date."""

from __future__ import annotations

from ..source.schema import Field, FileKind, file_kinds
from .hints import about_of

HEAD = """# Поля файлов

Этот файл сделан из кода: `sferum-help fields > handbook/fields.md`. Менять его руками не нужно.

Как читать: `steps[].do` — поле `do` у каждого пункта списка `steps`; `имя` на месте слова — имя, которое \
придумываете вы: строчные латинские буквы, цифры и дефисы. На такие имена ссылаются другие файлы, поэтому их \
не меняют.

| что написано в столбце «вид» | что писать |
| --- | --- |
| строка, список строк | простой текст без разметки и адресов |
| текст, список текстов | абзацы, списки, ссылки и `**жирный**`; ссылка на ответ — \
`[слова](id:how-much)`, на шаг — \
`[слова](id:bring-a-thing#parts)`, на другой сайт — `[слова](https://…)` |
| текст без разметки | его копируют как есть, строки сохраняются |
| имя, список имён | имя того, что уже есть: файла, темы, источника |
| дата | год-месяц-день: `2026-11-23` |
| поля | несколько полей с отступом; они описаны строками ниже |

Слова кнопок пишут именами из `faq/_words.yml` в фигурных скобках: `нажмите {sign-in}`. Пробелы \
ставьте обычные: неразрывные расставит сборка. Длинный текст начинайте с новой строки: после `>-` строки \
склеятся в одну, после `|` абзацы и списки останутся как есть. Двоеточие с пробелом внутри короткого \
значения — только в кавычках.
"""


def fields_reference() -> str:
    """All of it as Markdown."""
    return "\n".join([HEAD, *(section(kind) for kind in file_kinds())])


def section(kind: FileKind) -> str:
    """One kind of file: what it is, and a table of its fields."""
    lines = [f"## `{kind.file}`", "", kind.about, ""]
    lines += ["| поле | вид | что писать | пример |", "| --- | --- | --- | --- |"]
    lines += [row(field) for field in kind.fields]
    return "\n".join([*lines, ""])


def row(field: Field) -> str:
    help = field.help
    about = about_of(help)
    if not help.required:
        comma = "," if help.when.startswith("если") else ""
        about += f" (обязательно{comma} {help.when})" if help.when else " (необязательно)"
    elif help.unless:
        about += f" (обязательно, если нет `{help.unless}`)"
    example = f"`{help.example}`" if help.example else ""
    cells = (f"`{field.path}`", help.kind, about, example)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
