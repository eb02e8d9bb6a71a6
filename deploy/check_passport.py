#!/usr/bin/env python3
"""Пересчитать паспорт сборки по папке опубликованного сайта: python3 deploy/check_passport.py папка

Нужен только Python 3.11 или новее, без пакетов. Код выхода: 0 — всё сходится, 1 — нет, 2 — неверный вызов.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "generator"))

from sferum_help.site.passport import differences

try:
    from brotli import decompress
except ImportError:
    decompress = None


def main(words: list[str]) -> int:
    if len(words) != 1 or not Path(words[0]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    if different := differences(Path(words[0]), decompress):
        print("\n".join(different), file=sys.stderr)
        return 1
    print("Паспорт сходится." + ("" if decompress else " Файлы .br не проверены: для них нужен пакет brotli."))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
