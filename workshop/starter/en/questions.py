"""Questions of a customer dialogue in English, by its stages."""

from workshop.starter.en.questions_first import FIRST
from workshop.starter.en.questions_then import THEN

QUESTIONS = (*FIRST, *THEN)
