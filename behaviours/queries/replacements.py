"""Which line stands for one that was removed. Pure functions."""

from collections.abc import Collection, Mapping


def resolve(code: str, replaced_by: Mapping[str, str], standing: Collection[str]) -> str:
    """The standing line at the end of the chain that starts at `code`; "" if none is there.

    `replaced_by`: removed line → the one named for it.
    """
    seen: set[str] = set()
    while code and code not in standing:
        if code in seen:
            return ""
        seen.add(code)
        code = replaced_by.get(code, "")
    return code
