"""Assets of earlier versions stay for a while: a page that somebody has open goes on working after a deploy.

Their names hold a hash of their content, so that they never get in the way. `assets/kept.json` says which, and since
when no page names them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from ..site.folder import BESIDE, files_of
from ..site.passport import ASSETS, BUILD, FILES, KEPT
from ..site.write import link

DAYS = 30
"""Nobody leaves a page open for longer and is surprised."""


def keep_assets(old: Path, new: Path, today: date) -> dict[str, str]:
    """Bring assets of the old version along that the new one has not.

    Returns the name of each → the day from which on nobody needs it, as ISO says it; also written to `KEPT`, or no
    file if there is none.
    """
    since, kept = read_kept(old), read_kept(new)
    for path in assets_of(old):
        left = since.get(path.name, today.isoformat())
        target = new / ASSETS / path.name
        if not target.exists() and date.fromisoformat(left) > today - timedelta(days=DAYS):
            carry(path, target)
            kept[path.name] = left
    if kept:
        # Anew: the file may be shared with another version.
        (new / KEPT).unlink(missing_ok=True)
        (new / KEPT).write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")
    return kept


def keep_foreign(old: Path, new: Path) -> list[str]:
    """Bring along what somebody has put into the served folder by hand, such as proofs for search engines.

    Returns their paths. Nothing is known of a folder without a list of its files.
    """
    try:
        ours = set(json.loads((old / BUILD).read_bytes())["files"]) | FILES | {KEPT}
    except (OSError, ValueError, KeyError):
        return []
    ours |= {f"{ASSETS}/{name}" for name in read_kept(old)}
    foreign = []
    for name in sorted(files_of(old)):
        if plain_name(name) not in ours and not (new / name).exists():
            carry(old / name, new / name)
            foreign.append(name)
    return foreign


def assets_of(folder: Path) -> Iterator[Path]:
    """Its assets, without what publishing wrote beside them: that is made anew."""
    for path in sorted((folder / ASSETS).glob("*")):
        if path.is_file() and path != folder / KEPT and path.suffix not in BESIDE:
            yield path


def plain_name(name: str) -> str:
    """The file of which this may be a packed copy."""
    return next((name.removesuffix(suffix) for suffix in BESIDE if name.endswith(suffix)), name)


def read_kept(folder: Path) -> dict[str, str]:
    try:
        return dict(json.loads((folder / KEPT).read_bytes()))
    except (OSError, ValueError):
        return {}


def carry(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if not link(path, target):
        shutil.copy2(path, target)
