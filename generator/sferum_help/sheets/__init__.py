"""The content as a spreadsheet and back: for who knows the answers and does not edit YAML."""
