"""`sferum-help retire`: a page goes for good and leaves word where to go."""

from __future__ import annotations

import sys
from pathlib import Path

from ..edit.change import CannotChange, apply, check
from ..edit.retire import StillNamed, retire
from ..russian.plural import plural
from .words import BadWords, take

USAGE = 'retire имя --to другая --why "что изменилось" [--rewrite]'


def run(root: Path, words: list[str]) -> int:
    """Remove the file, leave a tombstone, keep the code; whoever names the page has to name another one."""
    try:
        said = take(words, values=("to", "why"), switches=("rewrite",))
        name = said.one_name(USAGE)
        to, why = said.needed("to", USAGE), said.needed("why", USAGE)
    except BadWords as error:
        print(error, file=sys.stderr)
        return 2
    try:
        change, rewritten = retire(root, name, to, why, "rewrite" in said.switches)
        check(root, change)
        apply(root, change)
    except StillNamed as error:
        found = len(error.places)
        print(
            f"{error}\n\nНа эту страницу ещё ведут {found} {plural(found, 'ссылка', 'ссылки', 'ссылок')}. Уберите "
            f"их сами или повторите с --rewrite: все они поведут на {to}. Ничего не изменено.",
            file=sys.stderr,
        )
        return 1
    except CannotChange as error:
        print(error, file=sys.stderr)
        return 1
    print(
        "Готово: страница удалена, по её адресу сказано, что изменилось и куда идти, код остался за ней.\n"
        + "".join(f"  {name}\n" for name in sorted(change.texts)),
        end="",
    )
    if links := [one.place for one in rewritten if not one.is_name]:
        print(f"\nСлова этих ссылок остались прежними, прочитайте их: теперь они ведут на {to}.")
        print("".join(f"  {place.path}: {place.text.strip()}\n" for place in links), end="")
    return 0
