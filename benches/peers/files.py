"""What all inputs have in common: the site's name and address, and how a file is written."""

import json

SITE = "https://territorio.example"
TITLE = "Territorio de medida"


def put(path, text):
    """Writes a file, with its folder where that is missing."""
    try:
        path.write_text(text, encoding="utf-8")
    except FileNotFoundError:
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")


def one_line(value):
    """A value in one line that both JSON and YAML read."""
    return json.dumps(value, ensure_ascii=False)
