"""Content → the index of the search."""
