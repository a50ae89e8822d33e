"""Behaviours in Swedish: what one can see or hear somebody do, and towards whom."""

from workshop.starter.sv.behaviours_customer import CUSTOMER
from workshop.starter.sv.behaviours_people import PEOPLE

BEHAVIOURS = (*CUSTOMER, *PEOPLE)
