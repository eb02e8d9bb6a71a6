"""Changes that an editor asks for by name: prepared as a whole, checked as a whole, then put in place."""
