"""`sferum-help read`: how easy the texts are to read."""

from __future__ import annotations

from pathlib import Path

from ..reports import readability
from ..source.tree import read_content


def run(root: Path, words: list[str]) -> int:
    content = read_content(root)
    for role in content.roles.values():
        report = readability.report(content, role.id)
        if report is None:
            print(f"{role.tag}: пока ни одной страницы")
            continue
        id, ease = report.hardest
        print(
            f"{role.tag}: лёгкость чтения {report.ease:.1f} (нужно {role.ease}), "
            f"в предложении {report.average:.1f} слова, труднее всего {id} ({ease:.0f})"
        )
    print("\nСначала упростите эти предложения:")
    for sentence in readability.worst(content):
        print(f"  {sentence.source}: {sentence.text}")
    for title, found in (
        (f"Длиннее {readability.LONGEST} слов", [(one, "") for one in readability.too_long(content)]),
        ("Страдательный залог и канцелярит", readability.stilted(content)),
    ):
        print(f"\n{title}: {len(found) or 'нет'}")
        for sentence, words in found:
            print(f"  {sentence.source}: {sentence.text}{f' ← {words}' if words else ''}")
    return 0
