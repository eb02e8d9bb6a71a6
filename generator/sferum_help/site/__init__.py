"""Content → every page and file of the finished site."""
