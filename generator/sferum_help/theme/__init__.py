"""How pages look and behave: the frame, styles and scripts, and how they are joined for a browser."""
