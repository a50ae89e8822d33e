"""One form an action: what a page renders is what the writer validates."""
