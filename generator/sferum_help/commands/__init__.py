"""What an editor runs by hand: `sferum-help NAME` is `run` in the file of that name."""
