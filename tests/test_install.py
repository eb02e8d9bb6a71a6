"""`tools/install.sh`: what works is never lost, whatever goes wrong while the new is installed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from .conftest import ROOT

PYTHON = """\
#!/bin/sh
# Stands for Python: makes a .venv whose own Python answers as the test wants.
mkdir -p .venv/bin
printf '#!/bin/sh\\ncase "$*" in *"{fails}"*) exit 1;; esac\\n' > .venv/bin/python
chmod +x .venv/bin/python
echo new > .venv/which
case "$*" in *"{fails}"*) exit 1;; esac
"""


def install(folder: Path, fails: str) -> subprocess.CompletedProcess[str]:
    python = folder / "python"
    python.write_text(PYTHON.format(fails=fails))
    python.chmod(0o755)
    (folder / "requirements.lock").write_text("one==1\ntwo==2\n")
    command = ["sh", str(ROOT / "tools/install.sh"), str(python)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def with_one_that_works(folder: Path, name: str = ".venv") -> Path:
    (folder / name / "bin").mkdir(parents=True)
    (folder / name / "which").write_text("old\n")
    return folder


@pytest.mark.parametrize("fails", ["-m venv", "--require-hashes", "--editable"])
def test_without_a_network_what_worked_is_still_there(tmp_path: Path, fails: str) -> None:
    done = install(with_one_that_works(tmp_path), fails)
    assert done.returncode == 1
    assert (tmp_path / ".venv/which").read_text() == "old\n"
    assert not (tmp_path / ".venv.before").exists()
    assert "осталось прежнее, им можно пользоваться" in done.stderr


def test_the_first_installation_that_fails_leaves_nothing_half_done(tmp_path: Path) -> None:
    assert install(tmp_path, "--require-hashes").returncode == 1
    assert not (tmp_path / ".venv").exists()


def test_one_that_was_killed_in_the_middle_is_made_good_by_the_next(tmp_path: Path) -> None:
    with_one_that_works(tmp_path, ".venv.before")
    (tmp_path / ".venv").mkdir()
    assert install(tmp_path, "--require-hashes").returncode == 1
    assert (tmp_path / ".venv/which").read_text() == "old\n"


def test_it_says_what_happens_and_how_long_it_takes(tmp_path: Path) -> None:
    done = install(with_one_that_works(tmp_path), "nothing")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "Ставлю нужное в папку .venv. Это один раз и пока не изменится список пакетов: минута-две, нужна сеть.\n"
        "1 из 2: пакеты (2)…\n"
        "2 из 2: сам генератор…\n"
        "Готово.\n"
    )
    assert (tmp_path / ".venv/which").read_text() == "new\n"
    assert (tmp_path / ".venv/ready").exists() and not (tmp_path / ".venv.before").exists()
