"""What editors ask about the content: how easy it is to read, what readers sent back."""
