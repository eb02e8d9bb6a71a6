"""A whole role as one HTML file that travels through chats: read from a disk, without the internet and scripts."""
