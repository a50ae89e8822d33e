"""What is wrong with a file that is to be taken in: where, in which field, and why."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST = 20  # faults told at once
LARGEST = 2_000_000  # bytes of a file
LONGEST = 300  # characters told of one
MOST_LINES = 2_000  # behaviours and questions together


@dataclass(frozen=True)
class Fault:
    """`place`: the line of a JSON file, the row of a CSV file (1 is its head); 0 for the whole.

    `field`: a path ("content.behaviours[2].words.title") or a column; "" for the whole.
    """

    place: int
    field: str
    sentence: str

    def __post_init__(self) -> None:
        # They quote the file, which may hold anything.
        object.__setattr__(self, "field", _quoted(self.field))
        object.__setattr__(self, "sentence", _quoted(self.sentence))


def _quoted(text: str) -> str:
    shown = text.encode("utf-8", "replace").decode()
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


class WrongFile(Exception):
    """The file is not taken in. `faults`: at most `MOST`, in the order of the file."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(sorted(faults, key=lambda fault: fault.place))[:MOST]
        self.more = max(len(faults) - MOST, 0)


def text_of(data: bytes) -> str:
    """The text of a file, without the mark that some programs put before it.

    Raises WrongFile for one that is too large, or not UTF-8: its line is named.
    """
    if len(data) > LARGEST:
        raise WrongFile(Fault(0, "", too_large()))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = _("The file is not in UTF-8 here. Save it as UTF-8 and choose it again.")
        raise WrongFile(Fault(data.count(b"\n", 0, error.start) + 1, "", sentence)) from error


def too_large() -> str:
    return _("The file is too large. At most %(size)s MB can be taken in.") % {
        "size": LARGEST // 1_000_000
    }


def too_many() -> str:
    return _("The file has too many lines. At most %(count)s can be taken in.") % {
        "count": MOST_LINES
    }
