"""The Content-Security-Policy of every page: nothing foreign, nothing inline, and no page that breaks it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .server import PAGES


def test_every_page_has_the_policy_before_anything_it_rules(site: Path) -> None:
    for path in site.rglob("*.html"):
        head = path.read_text("utf-8").partition("</head>")[0]
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', head)
        assert policy and "default-src &#39;self&#39;" in policy[1], path
        assert policy.start() < min(head.index("<link"), head.index("<script")), path


@pytest.mark.parametrize("name", PAGES)
def test_no_page_breaks_its_policy(name: str, phone: Page, address: str) -> None:
    problems = []
    phone.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    phone.on("pageerror", lambda error: problems.append(str(error)))
    phone.goto(address + PAGES[name], wait_until="load")
    assert problems == []
