"""What a new wording changed, word by word."""

from difflib import SequenceMatcher


def words_changed(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Runs of words in reading order, each ("same" | "added" | "removed", text)."""
    a, b = old.split(), new.split()
    runs: list[tuple[str, str]] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(("same", " ".join(a[a1:a2])))
            continue
        if a1 < a2:
            runs.append(("removed", " ".join(a[a1:a2])))
        if b1 < b2:
            runs.append(("added", " ".join(b[b1:b2])))
    return tuple(runs)
