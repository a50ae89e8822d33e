"""One form for the forms of a word: enough to find a phrase, not to teach a language.

Only words within a phrase are compared so; there the other words keep a wrong likeness from
counting.
"""

from functools import lru_cache

# Strong verbs that everybody uses, form → infinitive, in the three languages.
_STRONG = {
    form: base
    for base, forms in {
        "ta": "tar tok tatt tek tas tog tagit tagen",
        "gi": "gir ga gav gitt gis gjev gje ge ger gett givit",
        "få": "får fikk fått fick",
        "gå": "går gikk gått gick",
        "si": "sier sa sagt sies seier seie sei",
        "sæga": "sæger sade sægs sæg",
        "se": "ser sett ses såg sjå",
        "stå": "står sto stod stått",
        "bli": "blir ble blitt blei blev blivit",
        "la": "lar lot latt",
        "låta": "låter låt låtit",
        "be": "ber ba bad bedt bett",
        "dra": "drar dro dratt drog dragit",
        "være": "er var vært vere ver vær",
        "vara": "ær varit var",
        "gjøre": "gjør gjorde gjort gjere gjer gøra gør",
        "holde": "holder holdt halde held hold",
        "hålla": "håller høll hållit håll",
        "vite": "vet visste visst veit",
        "veta": "vet visste vetat",
        "finne": "finner fant funnet finn",
        "legge": "legger la lagt legg",
        "sette": "setter satte satt sett",
        "sætta": "sætter satte satt sætt",
        "spørre": "spør spurte spurt spørje",
        "komme": "kommer kom kommet",
        "komma": "kommer kom kommit",
        "skrive": "skriver skrev skrevet",
        "take": "takes taking took taken",
        "give": "gives giving gave given",
        "go": "goes going went gone",
        "get": "gets getting got gotten",
        "keep": "keeps keeping kept",
        "tell": "tells telling told",
        "say": "says saying said",
        "make": "makes making made",
        "find": "finds finding found",
        "do": "does doing did done",
        "know": "knows knowing knew known",
        "put": "puts putting",
        "leave": "leaves leaving left",
        "hold": "holds holding held",
        "feel": "feels feeling felt",
        "see": "sees seeing saw seen",
        "come": "comes coming came",
        "stand": "stands standing stood",
        "speak": "speaks speaking spoke spoken",
        "break": "breaks breaking broke broken",
        "bring": "brings bringing brought",
        "think": "thinks thinking thought",
        "hear": "hears hearing heard",
        "let": "lets letting",
        "set": "sets setting",
        "cut": "cuts cutting",
        "own": "owns owning owned",
        "ask": "asks asking asked",
        "pay": "pays paying paid",
        "send": "sends sending sent",
        "try": "tries trying tried",
    }.items()
    for form in forms.split()
}
_BASES = frozenset(_STRONG.values())
_ENDINGS = (
    *("ingene", "ningen", "ande", "ende", "ings", "ing", "ene", "erna", "orna", "arna"),
    *("ade", "ede", "edes", "ast", "est", "er", "ar", "or", "et", "en", "te", "de", "ed", "es"),
    *("at", "na", "as", "e", "a", "s", "t", "r"),
)
# English doubles a letter before these: stop, stopping.
_DOUBLING = frozenset({"ing", "ed"})
_SHORTEST = 3
# Small words whose forms mean different things.
_FIXED = frozenset(
    {"alle", "alla", "allt", "alltid", "alltså", "annat", "annet", "andre", "andra", "denne"}
    | {"detta", "dette", "disse", "dessa", "this", "that", "these", "those", "what", "when"}
    | {"where", "your", "their", "them", "they", "with", "more", "mest", "most", "inte", "ikke"}
    | {"over", "under", "etter", "efter", "aldri", "aldrig", "never", "always", "very", "some"}
    | {"noen", "något", "någon", "noe", "ingen", "inget", "ingenting", "bare", "bara", "eller"}
    | {"others", "other", "there", "here", "have", "has", "like", "lika", "likt"}
    | {"lyst", "best", "bedre", "better", "bättre", "langt", "lenger", "lenge", "lengre", "even"}
)


def inflects(word: str) -> bool:
    """Whether a word of a phrase may stand in another form: long words and common verbs."""
    return word not in _FIXED and (len(word) > _SHORTEST or word in _BASES)


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """What the forms of a word have in common."""
    if word in _BASES:
        return word
    if word in _STRONG:
        return _STRONG[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            if ending in _DOUBLING and word[-1] == word[-2]:
                word = word[:-1]
            break
    return word
