"""Changing a value in the text of a YAML file at its own place: every other byte stays.

A text made anew from data would lose what data does not hold: comments, quotes, where lines were broken. So
each change replaces one piece of the text, and is then held to what it was to do: read again, the file has to
say the same as before, but for that value. Why not by ruamel.yaml: decision 037.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from ..source.nodes import NotYaml, compose
from ..source.writing import (
    Old,
    Value,
    entry,
    flow_of,
    item,
    newline_of,
    normal,
    scalar,
)
from .order import Order

Path = tuple[str, ...]
"""Names of fields from the top of a file, `("message", "text")`; an item of a list goes by its `id`."""


class Unwritable(Exception):
    """The file is written in a way that we do not change; says in an editor's words what is in the way."""


def plain(node: Any) -> Any:
    """A node as texts, lists and dicts."""
    if node is None or isinstance(node.value, str):
        return node.value if node else {}
    if node.id == "sequence":
        return [plain(item) for item in node.value]
    return {key.value: plain(value) for key, value in node.value}


def read_plain(text: str) -> Any:
    """What a file says, as texts, lists and dicts; empty for one that holds nothing but comments."""
    return plain(compose(text))


def change(text: str, path: Path, value: Value | None, order: Order) -> str:
    """The text of a file with one value put in place, added or, if it is None, removed with its name.

    Raises Unwritable if nothing but that value can not be changed.
    """
    return _checked(text, _changed(_Text(text), path, value, order), path, value)


def add(
    text: str, path: Path, id: str, record: Mapping[str, Value], order: Order, at: int | None = None
) -> str:
    """The text with an item added to a list; a list that is not there begins with it.

    Args:
        path: Where the list is.
        record: The fields of the item, in the order in which they shall be written; without the id.
        order: That of the fields around the list.
        at: Its place, from 0; None: the last.

    Raises Unwritable, like `change`, which adds to a table.
    """
    source = _Text(text)
    node, rest = source.find(path)
    if rest:
        return change(text, path, ({"id": id, **record},), order)
    if isinstance(node.value, str) or node.id != "sequence" or node.flow_style or not node.value:
        raise Unwritable("список записан так, что в него добавляют только в самом файле")
    new = _item_added(source, node, len(node.value) if at is None else at, {"id": id, **record})
    return _checked(text, new, (*path, id), dict(record))


def lines_of(text: str, path: Path) -> tuple[int, int]:
    """The first and the last line, from 1, of a value; none, (0, -1), if it is not there."""
    source = _Text(text)
    node, rest = source.find(path)
    if node is None or rest:
        return 0, -1
    return node.start_mark.line + 1, text.count("\n", 0, source.end(node)) + 1


class _Text:
    """The text of a file and its nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = compose(text)
        self.newline = newline_of(text)

    def find(self, path: Path) -> tuple[Any, Path]:
        """The node as far as the path leads, and what is left of it."""
        node = self.root
        for number, name in enumerate(path):
            below = _below(node, name)
            if below is None:
                return node, path[number:]
            node = below
        return node, ()

    def end(self, node: Any) -> int:
        """Where the last sign of a node ends."""
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node.value, str) or node.flow_style or not node.value:
            return start + len(self.text[start:end].rstrip())
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Behind the line break of the line."""
        found = self.text.find("\n", index)
        return found + 1 if found >= 0 else len(self.text)

    def put(self, start: int, end: int, new: str) -> str:
        return self.text[:start] + new + self.text[end:]

    def put_lines(self, at: int, lines: str) -> str:
        """Whole lines in front of an index at the beginning of a line."""
        before = "" if at == 0 or self.text[at - 1] == "\n" else self.newline
        return self.put(at, at, before + lines + self.newline)


def _below(node: Any, name: str) -> Any:
    """A field of a mapping, or the item of a list that has this id."""
    if node is None or isinstance(node.value, str):
        return None
    if node.id == "mapping":
        return next((value for key, value in node.value if key.value == name), None)
    return next((item for item in node.value if plain(_below(item, "id")) == name), None)


def _changed(source: _Text, path: Path, value: Value | None, order: Order) -> str:
    node, rest = source.find(path)
    if rest:
        if value is None:
            return source.text
        for name in reversed(rest[1:]):
            value = {name: value}
        return _inserted(source, node, rest[0], value, order)
    if value is None:
        return _removed(source, source.find(path[:-1])[0], path[-1])
    if isinstance(value, str):
        return _put_text(source, node, value)
    if isinstance(value, Mapping):
        return _put_flow(source, node, flow_of(value))
    return _put_items(source, path, value)


def _put_text(source: _Text, node: Any, value: str) -> str:
    if not isinstance(node.value, str):
        raise Unwritable("здесь был список или поля, а не текст")
    start, end = node.start_mark.index, source.end(node)
    column = _indent_of(source, node)
    old = Old(node.style or "", source.text[start:end].split(source.newline)) if end > start else None
    new = scalar(
        value,
        column,
        source.newline,
        old,
        before=node.start_mark.column,
        flow=_is_inside_flow(source.root, node),
    )
    blank = " " if start == end and source.text[start - 1 : start] == ":" else ""
    return source.put(start, end, blank + new)


def _put_flow(source: _Text, node: Any, new: str) -> str:
    start, end = node.start_mark.index, source.end(node)
    if isinstance(node.value, str) or not node.flow_style or "#" in source.text[start:end]:
        raise Unwritable("список записан так, что его меняют только в самом файле")
    return source.put(start, end, new)


def _put_items(source: _Text, path: Path, items: Sequence[str]) -> str:
    """A list with some items changed: those that stay keep their quotes and the comments between them."""
    node = source.find(path)[0]
    if isinstance(node.value, str) or node.id != "sequence":
        raise Unwritable("здесь был не список")
    old = [normal(item.value) if isinstance(item.value, str) else "" for item in node.value]
    if node.flow_style:
        typed = {
            said: source.text[item.start_mark.index : source.end(item)]
            for said, item in zip(old, node.value, strict=True)
        }
        return _put_flow(source, node, f"[{', '.join(typed.get(one) or flow_of(one) for one in items)}]")
    text = source
    for number, one, is_new in reversed(list(_acts(old, items))):
        there = text.find(path)[0]
        if is_new:
            text = _Text(_item_added(text, there, number, one))
        elif one is None:
            text = _Text(text.put(*_lines_of_item(text, there.value[number]), ""))
        else:
            text = _Text(_put_text(text, there.value[number], one))
    return text.text


def _acts(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, str | None, bool]]:
    """What makes one list of the other: (number in the old one, new text or None, whether to add it).

    Pair by pair a new text takes the place of an old one; what is over is dropped or added.
    """
    for kind, start, end, first, last in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind != "equal":
            pairs = min(end - start, last - first)
            yield from ((start + n, new[first + n], False) for n in range(pairs))
            yield from ((n, None, False) for n in range(start + pairs, end))
            yield from ((end, one, True) for one in new[first + pairs : last])


def _lines_of_item(source: _Text, item: Any) -> tuple[int, int]:
    """The lines that an item of a block list takes."""
    return source.line_start(item.start_mark.index), source.line_end(source.end(item))


def _item_added(source: _Text, node: Any, at: int, value: Any) -> str:
    dash = source.text.rfind("-", 0, node.value[0].start_mark.index)
    column = dash - source.line_start(dash)
    last = at >= len(node.value)
    where = _lines_of_item(source, node.value[-1 if last else at])[1 if last else 0]
    return source.put_lines(where, f"{' ' * column}- {item(value, column + 2, source.newline)}")


def _inserted(source: _Text, node: Any, name: str, value: Value, order: Order) -> str:
    if node is None:
        return source.text + entry(name, value, 0, source.newline) + source.newline
    if isinstance(node.value, str) or node.id != "mapping":
        raise Unwritable("здесь был не набор полей")
    if node.flow_style:
        at = source.end(node.value[-1][1])
        return source.put(at, at, f", {name}: {flow_of(value)}")
    names = [key.value for key, _ in node.value]
    place = order.place_among(names, name)
    column = node.value[0][0].start_mark.column
    lines = entry(name, value, column, source.newline)
    if place == 0:
        # The first field of an item stands behind the dash, where nothing can be put in front of it.
        start = source.line_start(node.value[0][0].start_mark.index)
        place = 1 if source.text[start : node.value[0][0].start_mark.index].strip() else 0
        if place == 0:
            return source.put_lines(start, lines)
    return source.put_lines(source.line_end(source.end(node.value[place - 1][1])), lines)


def _removed(source: _Text, node: Any, name: str) -> str:
    number = next(n for n, (key, _) in enumerate(node.value) if key.value == name)
    key, value = node.value[number]
    start, end = key.start_mark.index, source.end(value)
    if len(node.value) == 1:
        raise Unwritable("это единственное поле")
    if node.flow_style and number:
        return source.put(source.end(node.value[number - 1][1]), end, "")
    line = source.line_start(start)
    if node.flow_style or source.text[line:start].strip():
        return source.put(start, node.value[number + 1][0].start_mark.index, "")
    return source.put(line, source.line_end(end), "")


def _indent_of(source: _Text, node: Any) -> int:
    """By how much the lines below the first one of a value are indented."""
    line = source.text[source.line_start(node.start_mark.index) : node.start_mark.index]
    field = line.lstrip(" -")
    dashes = len(line) - len(field)
    return dashes + 2 if field.strip() else max(dashes, 2)


def _is_inside_flow(root: Any, node: Any) -> bool:
    if isinstance(root.value, str):
        return False
    inside = root.start_mark.index <= node.start_mark.index < root.end_mark.index
    children = (below for one in root.value for below in (one if isinstance(one, tuple) else (one,)))
    return (
        inside
        and root is not node
        and (bool(root.flow_style) or any(_is_inside_flow(child, node) for child in children))
    )


def _checked(old: str, new: str, path: Path, value: Any) -> str:
    """The new text, if it says what it shall and nothing else has changed."""
    try:
        found = read_plain(new)
        if _without(found, path) == _without(read_plain(old), path) and _says(_at(found, path), value):
            return new
    except NotYaml:
        pass
    raise Unwritable("это место меняют только в самом файле")


def _at(data: Any, path: Path) -> Any:
    for name in path:
        if isinstance(data, list):
            data = next((one for one in data if isinstance(one, dict) and one.get("id") == name), None)
        else:
            data = data.get(name) if isinstance(data, dict) else None
    return data


def _without(data: Any, path: Path) -> Any:
    """Everything but the value at a path, and the fields that stand there for its sake alone."""
    if not path or not isinstance(data, list | dict):
        return None if not path else data
    name, *rest = path
    if isinstance(data, list):
        is_it = [isinstance(one, dict) and one.get("id") == name for one in data]
        return [
            _without(one, tuple(rest)) if it else one
            for one, it in zip(data, is_it, strict=True)
            if not it or rest
        ]
    below = {key: _without(one, tuple(rest)) if key == name else one for key, one in data.items()}
    return {key: one for key, one in below.items() if key != name or (rest and one)}


def _says(found: Any, value: Any) -> bool:
    if isinstance(value, str) and isinstance(found, str):
        return normal(found) == normal(value)
    if isinstance(value, Mapping) and isinstance(found, dict):
        rest = {key: one for key, one in found.items() if key in value or key != "id"}
        return rest.keys() == value.keys() and all(_says(rest[key], value[key]) for key in value)
    if isinstance(value, tuple) and isinstance(found, list):
        return len(found) == len(value) and all(map(_says, found, value))
    return value is None and found is None
