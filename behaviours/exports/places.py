"""Which line of a JSON file a value stands on. For valid JSON only."""

import json
import re
from bisect import bisect_right

Path = tuple[str | int, ...]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def shown(path: Path) -> str:
    """("content", "behaviours", 2) → "content.behaviours[2]"."""
    parts = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(parts).lstrip(".")


def lines_by_path(text: str) -> tuple[dict[Path, int], list[Path]]:
    """Path → line, counted from 1; and the paths that one object names twice."""
    ends = [match.start() for match in re.finditer("\n", text)]
    found: dict[Path, int] = {}
    twice: list[Path] = []
    path: list[str | int] = []
    inside: list[str] = []
    is_key = False
    for token in _TOKEN.finditer(text):
        said = token[0]
        if said == ",":
            if inside[-1] == "[":
                path[-1] = int(path[-1]) + 1
            is_key = inside[-1] == "{"
        elif said in "]}":
            inside.pop()
            path.pop()
            is_key = False
        elif said != ":" and is_key:
            path[-1] = json.loads(said)
            is_key = False
        elif said != ":":
            if tuple(path) in found:
                twice.append(tuple(path))
            found.setdefault(tuple(path), bisect_right(ends, token.start()) + 1)
            if said in "{[":
                inside.append(said)
                path.append("" if said == "{" else 0)
                is_key = said == "{"
    return found, twice


def nearest(found: dict[Path, int], path: Path) -> int:
    """The line of the value, or of what it is missing in."""
    while path and path not in found:
        path = path[:-1]
    return found.get(path, 1)
