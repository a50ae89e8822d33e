"""The lossless file: a whole version as JSON. Its fields are told in behaviours/README.md."""

import json
from typing import Any

from behaviours.document import Document, Origin
from behaviours.plain import to_plain

FORMAT = "samsyn-catalogue"
EDITION = 1


def written(document: Document, origin: Origin) -> str:
    """Canonical: sorted, indented, LF, so that two files of one version are the same bytes."""
    return dumped({**plain_document(document), **_head(), "version": plain_origin(origin)})


def dumped(plain: Any) -> str:
    return json.dumps(plain, sort_keys=True, indent=2, ensure_ascii=False) + "\n"


def plain_document(document: Document) -> dict[str, Any]:
    """What two catalogues that say the same have in common, byte for byte."""
    return {
        "content": to_plain(document.content),
        "sources": {
            "definition": document.definition_workshop,
            "lines": {
                each.code: {"workshop": each.workshop, "key": each.key} for each in document.lines
            },
            "workshops": [to_plain(each) for each in document.workshops],
        },
        "consents": [to_plain(each) for each in document.consents],
    }


def plain_origin(origin: Origin) -> dict[str, str]:
    own, previous = origin.hashes
    return {
        "number": origin.number,
        "published_at": origin.published_at,
        "change_note": origin.change_note,
        "hash": own,
        "previous_hash": previous,
    }


def _head() -> dict[str, Any]:
    return {"format": FORMAT, "edition": EDITION}
