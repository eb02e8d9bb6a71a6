"""Packages of npm: one version, whose hash is known beforehand."""

from __future__ import annotations

import base64
import hashlib
import io
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path


class CannotFetch(Exception):
    """A package did not come, or is another one; the text says what to do, in Russian."""


@dataclass(frozen=True)
class Package:
    """An npm package, one version of it."""

    name: str
    version: str
    integrity: str


def fetch(package: Package) -> dict[str, bytes]:
    """Files of a package by their names in it, from whatever registry npm is set up with.

    Raises `CannotFetch`: no npm, no package, or a wrong hash.
    """
    wanted = f"{package.name}@{package.version}"
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--prefer-offline", "--pack-destination", folder, wanted]
        try:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        except FileNotFoundError:
            raise CannotFetch("нет npm: поставьте Node.js, https://nodejs.org/") from None
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode(errors="replace").strip().splitlines()
            raise CannotFetch(f"{wanted} не скачивается: {said[0] if said else 'npm молчит'}") from None
        [archive] = Path(folder).iterdir()
        data = archive.read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
    if found != package.integrity:
        raise CannotFetch(f"{wanted}: контрольная сумма не та, {found}")
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        return {
            member.name.removeprefix("package/"): tar.extractfile(member).read()
            for member in tar.getmembers()
            if member.isfile()
        }
