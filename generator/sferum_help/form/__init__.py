"""The form in the browser: what editors change without a terminal, made from the fields the readers ask for."""
