"""The workshop of an editor: the site on this machine while its sources are written; never part of what is published."""
