"""What an approval is of: everything that readers read in a version. Pure."""

import hashlib
from typing import Any

from behaviours.content import Content, canonical_json
from behaviours.phrases import ONE_LINE
from behaviours.plain import to_plain


def approval_hash(content: Content) -> str:
    """SHA-256 over what is shown of the content.

    White space at the ends and in the middle of a line is not shown, and forms take it away: it
    does not count. The change note is written while publishing and is no part of a content.
    """
    return hashlib.sha256(canonical_json(_shown(to_plain(content))).encode()).hexdigest()


def _shown(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _shown(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_shown(inner) for inner in value]
    if not isinstance(value, str):
        return value
    if name in ONE_LINE:
        return " ".join(value.split())
    return "\n".join(" ".join(line.split()) for line in value.strip().splitlines())
