#!/usr/bin/env python3
"""Пересчитать паспорт сборки по папке опубликованного сайта: python3 deploy/check_passport.py папка [адрес]

Нужен только Python 3.11 или новее, без пакетов. Код выхода: 0 — всё сходится, 1 — нет, 2 — неверный вызов.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "generator"))

from sferum_help.site.check import survey
from sferum_help.site.passport import FILES, differences


def main(words: list[str]) -> int:
    if not 1 <= len(words) <= 2 or not Path(words[0]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    folder, site_url = Path(words[0]), words[1] if len(words) == 2 else ""
    found = survey(folder, site_url, coming=FILES)
    if different := differences(folder, found):
        print("\n".join(different), file=sys.stderr)
        return 1
    print(f"Паспорт сходится: {found.pages} страниц, {found.links} ссылок, чужих сайтов: {len(found.hosts)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
