"""Content for other programs and for paper: JSON, CSV, a feed, plain text, QR codes."""
