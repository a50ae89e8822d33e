import secrets

from django.db import models


def random_id() -> int:
    """A random 62-bit id."""
    return secrets.randbits(62) | 1


def random_place() -> float:
    """A place on the board for a card that nobody has placed: between 0 and 1, never twice."""
    return secrets.randbits(52) / 2**52


class RandomId(models.Model):
    """Rows whose ids say nothing about when, or after whom, they came.

    The id is SQLite's row id as well, so that the table's own order is random too: with hidden
    names the order of arrival would be a way from a card to its writer.
    """

    id = models.BigAutoField(primary_key=True, default=random_id)

    class Meta:
        abstract = True
