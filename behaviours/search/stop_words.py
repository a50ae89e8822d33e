"""Small words: they are looked for, but weigh little."""

from behaviours.search.letters import fold

_WORDS = {
    "en": """a an and any are as at be been but by can could did do does for from had has have he
        her him his how i if in into is it its me my no not of on or our out over she should
        so some than that the their them then there they this to up us was we were what
        when where which who why will with would you your about after before just yes
        more""",
    "nb": """alle at av bare ble bli blir da de den der dere det dette di din du eller en er et
        etter for fra fram ha hadde han har hun hva hvem hver hvis hvor hvordan hvorfor
        hvilken hvilke i ikke inn ja jeg kan kunne man med meg men mer min mot må nei
        noe noen nå når og også om opp over på seg sin skal skulle slik som så til ut
        var ved vi vil ville vår være vært én ett deg dem ditt dine vårt våre før der
        her hos enn""",
    "sv": """alla att av bara bli blir blev de dem den denna det detta dig din ditt du där då efter
        eller en ett från för före ha hade han har hon hur här i in inte ja jag kan
        kunde man med men mer mig min mot måste nej ni nu när någon något några och
        också om oss på sig sin ska skulle som så till upp ut vad var vara varför varit
        vem vi vid vilken vilka vill ville vår våra vårt är över än hos er era""",
}


def stop_words(language: str) -> frozenset[str]:
    return _FOLDED.get(language, frozenset())


def _folded() -> dict[str, frozenset[str]]:
    return {
        language: frozenset(fold(word, language) for word in words.split())
        for language, words in _WORDS.items()
    }


_FOLDED = _folded()
