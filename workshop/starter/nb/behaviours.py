"""Behaviours in Norwegian: what one can see or hear somebody do, and towards whom."""

from workshop.starter.nb.behaviours_customer import CUSTOMER
from workshop.starter.nb.behaviours_people import PEOPLE

BEHAVIOURS = (*CUSTOMER, *PEOPLE)
