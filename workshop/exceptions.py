"""What the write side raises. A leaf."""

from collections.abc import Mapping


class Refused(Exception):
    """An action that may not happen; nothing of it is stored.

    `code` is stable and meant for programs and tests; `message` is a sentence in the person's
    language; `fields` holds sentences that belong beside one field.
    """

    def __init__(self, code: str, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.fields = dict(fields or {})
