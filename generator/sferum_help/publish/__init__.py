"""The finished site → the folder that readers are served from."""
