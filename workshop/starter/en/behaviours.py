"""Behaviours in English: what one can see or hear somebody do, and towards whom."""

from workshop.starter.en.behaviours_customer import CUSTOMER
from workshop.starter.en.behaviours_people import PEOPLE

BEHAVIOURS = (*CUSTOMER, *PEOPLE)
