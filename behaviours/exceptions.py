"""What a command answers when it will not do what was asked."""


class Refused(Exception):
    """A command refused. `code` is stable and for programs; `message` is a sentence for the person.

    `field` names the form field it is about, or None if it is about the whole.
    """

    def __init__(self, code: str, message: str, field: str | None = None) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = str(message)
        self.field = field


class PublishedIsPublished(Exception):
    """Somebody tried to change or delete what has been published."""
