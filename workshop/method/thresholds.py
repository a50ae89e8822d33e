"""From how many answers a figure is shown.

Source: the method's measures. Random votes reach r_wg ≥ .70 in 23 % of groups of 3, 6 % of
groups of 5, 2 % of groups of 8. Plain answers, tallies and the dot plot are shown at any number.
"""

from collections.abc import Mapping

# Indices: r_wg, Tastle–Wierman, W, overlap, entropy, same answer as a figure.
SHOWN_FROM = 5
# Before and after, each.
COMPARED_FROM = 8
# A role, and whatever remains beside the roles that are shown.
ROLE_FROM = 5


def index_shown(answers: int) -> bool:
    """Whether an index over so many people's answers is shown."""
    return answers >= SHOWN_FROM


def comparison_shown(before: int, after: int) -> bool:
    """Whether before and after, of so many answers each, are set side by side."""
    return min(before, after) >= COMPARED_FROM


def roles_to_show(counts: Mapping[str, int]) -> frozenset[str]:
    """Which roles' figures may stand beside the total of all.

    `counts`: people by role among exactly those whom the shown figures are about; everybody is in
    one role (no role is a role too). Counts differ when people leave something out, so ask for
    each case by itself.

    Each shown role has at least 5, and all hidden roles together have none or at least 5.
    Threat: subtraction. Whatever shown roles are taken from the total, what is left is all the
    hidden roles and perhaps some shown ones: nobody at all, or at least 5 people. So where the
    hidden ones would be 1 to 4 people, the smallest shown role is hidden with them. Roles of the
    same size are hidden together: nothing but size decides. Of the hidden roles only the sum may
    be shown.
    """
    if any(count < 0 for count in counts.values()):
        raise ValueError("counts of people are never negative")
    shown = {role for role, count in counts.items() if count >= ROLE_FROM}
    hidden = sum(count for role, count in counts.items() if role not in shown)
    if shown and 0 < hidden < ROLE_FROM:
        smallest = min(counts[role] for role in shown)
        shown = {role for role in shown if counts[role] > smallest}
    return frozenset(shown)
