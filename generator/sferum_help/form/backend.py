"""Where the form saves: a git host, or a folder on the editor's own disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Host:
    """A kind of git host."""

    usual: str
    api: str
    """Where its own servers answer, below the address of one; `usual_api` is that of the public one."""
    usual_api: str


HOSTS = {
    "github": Host("https://github.com", "/api/v3", "https://api.github.com"),
    "gitlab": Host("https://gitlab.com", "/api/v4", "https://gitlab.com/api/v4"),
    "gitea": Host("https://gitea.com", "/api/v1", "https://gitea.com/api/v1"),
}


@dataclass(frozen=True)
class Repository:
    """Where the sources are kept; without a kind they lie in a folder only."""

    kind: str = ""
    """A name of `HOSTS`; Forgejo and Codeberg speak like Gitea."""
    name: str = ""
    """`owner/name`."""
    host: str = ""
    """The address of a server of one's own; empty: the public one."""
    branch: str = ""

    @property
    def origins(self) -> tuple[str, ...]:
        """The only sites that the form may speak to."""
        if not self.kind:
            return ()
        known = HOSTS[self.kind]
        return (
            (self.host,) if self.host else tuple({known.usual: 0, known.usual_api.partition("/api/")[0]: 0})
        )


def backend_of(repository: Repository, folder: str) -> Json:
    """The same for Sveltia CMS.

    Only a token signs in: signing in by the host needs one more server, by default somebody else's. `folder` is the
    name of the folder with the sources, which the form asks for.
    """
    if not repository.kind:
        # It wants a host even where only a folder is opened; nothing is asked of this one, and the page may not.
        return {"name": "gitea", "repo": f"{folder}/{folder}", "auth_methods": ["token"]}
    known = HOSTS[repository.kind]
    made: Json = {"name": repository.kind, "repo": repository.name, "auth_methods": ["token"]}
    if repository.host:
        made |= {"base_url": repository.host, "api_root": repository.host + known.api}
    return made | ({"branch": repository.branch} if repository.branch else {})
