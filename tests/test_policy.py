"""The Content-Security-Policy of every page: nothing foreign, nothing inline. test_browser.py: no page breaks it."""

from __future__ import annotations

import re
from pathlib import Path


def test_every_page_has_the_policy_before_anything_it_rules(site: Path) -> None:
    for path in site.rglob("*.html"):
        head = path.read_text("utf-8").partition("</head>")[0]
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', head)
        assert policy and "default-src &#39;self&#39;" in policy[1], path
        assert policy.start() < min(head.index("<link"), head.index("<script")), path
