"""Where the sources of a centre lie, below its root."""

TEXTS = ("faq", "instructions")
"""Folders of articles and shared lists; a centre is where they are."""
DOCS = "docs"
"""Handwritten pages."""
WRITTEN = (*TEXTS, DOCS)
"""All that an editor writes."""
VIDEOS = "videos"
"""Videos made from instructions, and the list that says from which words."""
PAPERS = "papers"
"""Hand-outs as PDF, and the list that says from which words."""
LEDGER = "permalinks.txt"
"""Every address that was ever published."""
