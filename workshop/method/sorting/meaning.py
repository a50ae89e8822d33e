"""The concepts of a text, from the lexicon; without one no text has a concept."""

try:
    from workshop.method.lexicon import CONCEPTS, concepts_in, kinship, label

    concepts_in("to listen")
except (ImportError, ValueError, OSError):
    CONCEPTS = ()

    def concepts_in(text: str) -> dict[str, float]:
        return {}

    def kinship(one: str, other: str) -> float:
        return float(one == other)

    def label(concept: str, language: str) -> str:
        return concept


__all__ = ["CONCEPTS", "concepts_in", "kinship", "label"]
