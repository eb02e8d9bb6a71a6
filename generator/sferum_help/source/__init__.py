"""YAML and Markdown files → `Content`, or every problem in them with its place."""
