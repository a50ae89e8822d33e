"""Searching a version, as far as it needs no database: letters, words, typos, order.

What a line says is kept as words without accents. What somebody asks for is looked up among the
words of the version (`Vocabulary`): the same word, its other forms, compounds with it, words that
mean the same, and, where there is none of these, words that it may be a slip for. The database
then only has to find lines with given words, which any database does alike.
"""

from behaviours.search.asking import Asked, AskedWord, ask
from behaviours.search.marking import Piece, excerpt, marked
from behaviours.search.ranking import Said, score
from behaviours.search.vocabulary import Vocabulary

__all__ = ["Asked", "AskedWord", "Piece", "Said", "Vocabulary", "ask", "excerpt", "marked", "score"]
