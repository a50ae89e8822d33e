"""Which of a workshop's revisions this process has heard of."""


class Heard:
    """Each revision is said once, by whoever committed it, in any order; a gap is a lost notice."""

    def __init__(self) -> None:
        self.up_to: int | None = None  # unknown before the workshop was first read
        self._ahead: set[int] = set()

    def read(self, revision: int) -> None:
        """Everything was read as of this revision, and nothing had been before."""
        if self.up_to is None:
            self.caught_up(revision)

    def said(self, revision: int) -> None:
        self._ahead.add(revision)
        self._close_up()

    def caught_up(self, revision: int) -> None:
        self.up_to = max(revision, self.up_to or 0)
        self._close_up()

    def lacks(self, revision: int) -> bool:
        """Whether something up to this revision was never heard of."""
        return self.up_to is not None and self.up_to < revision

    def _close_up(self) -> None:
        if self.up_to is None:
            return
        while self.up_to + 1 in self._ahead:
            self.up_to += 1
        self._ahead = {revision for revision in self._ahead if revision > self.up_to}
