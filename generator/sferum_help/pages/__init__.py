"""Content → the pages of the site: a module for each kind of page, and what they share."""
