"""Questions of a customer dialogue in Swedish, by its stages."""

from workshop.starter.sv.questions_first import FIRST
from workshop.starter.sv.questions_then import THEN

QUESTIONS = (*FIRST, *THEN)
