"""What builds before have made."""
