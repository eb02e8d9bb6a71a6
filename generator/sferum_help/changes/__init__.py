"""What readers will see differently: two states of the content, page by page, in plain words."""
