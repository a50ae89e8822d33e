"""Questions about motivation: "are you motivated?" asks for a yes, where one can ask for what."""

import re

from workshop.method.wording.questions import check_question

# In every language that we read: a team may ask in another than it writes.
_MOTIVATED = re.compile(r"\b(de|u|o)?motiv(ert|erte|erad|erat|erade|ated)\b", re.IGNORECASE)
_MOTIVATES = re.compile(r"\bmotivation\w*|\bmotivasjon\w*", re.IGNORECASE)


def asks_if_motivated(text: str, language: str) -> bool:
    """Whether a closed question asks if somebody is motivated, or has motivation."""
    if not _MOTIVATED.search(text) and not _MOTIVATES.search(text):
        return False
    forms = {check_question(text, each).form for each in (language, "nb", "sv", "en")}
    return "open" not in forms and bool(forms & {"closed", "choice"})
