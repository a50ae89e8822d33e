"""Questions of a customer dialogue in Norwegian, by its stages."""

from workshop.starter.nb.questions_first import FIRST
from workshop.starter.nb.questions_then import THEN

QUESTIONS = (*FIRST, *THEN)
