"""What people type, and the line that they look for: 20 queries a language.

A line each: why it is hard | what is typed | id of the line. For a code the typed text says how the
code of that line is written.
"""

EN = """
form | apologising | sorry-for-one-thing
form | refunds | refund-or-exchange
form | threatening | threats
form | forgot passwords | identity
beginning | interp | interpreter
beginning | wheelc | wheelchair
beginning | promised h | call-without-answer
slip | invioce | invoice-lines
slip | warrenty | purchase-date
slip | technichian | on-the-way
slip | screnshot | screenshot
meaning | reimbursement | refund-or-exchange
meaning | supervisor discount | goodwill
meaning | colleague grateful customer | thanks-aloud
compound | call back | callback
compound | voice mail | voicemail
code | spaced | say-it-back
two | summary missing | what-is-missing
two | number subject | subject-line
two | silence thinking | leave-the-pause
"""
NB = """
form | unnskyldninger | sorry-for-one-thing
form | svindlet | fraud
form | ringte opp igjen | callback
form | kommentarer | survey
compound | undersøkelse | survey
compound | forbruk | meter
compound | flyttemelding | moving
compound | felt | subject-line
beginning | kondo | bereavement
beginning | rulles | wheelchair
slip | faktruaen | invoice-lines
slip | garnati | purchase-date
slip | opsummering | what-is-missing
letters | maleren | meter
letters | spraak | interpreter
letters | kö plats | place-in-queue
meaning | reklamasjon | hear-both
meaning | sjefen erstatning | goodwill
code | joined | threats
two | stemme vent | hear-out
"""
SV = """
form | återbetalar | no-comes-first
form | lösenorden | identity
form | kommentarerna | survey
compound | undersökning | survey
compound | förbrukning | meter
compound | flyttanmälan | moving
beginning | autog | direct-debit
beginning | rulls | wheelchair
slip | fakutran | invoice-lines
slip | garranti | purchase-date
slip | abonemang | cancellation
slip | samanfattning | what-is-missing
letters | matare | meter
letters | skarmbild | screenshot
letters | køn plats | place-in-queue
meaning | reklamation | hear-both
meaning | chefen kompensation | goodwill
code | exact | what-have-you-tried
two | hot våld | threats
two | röst vänta | hear-out
"""
QUERIES = {"en": EN, "nb": NB, "sv": SV}


def read(lines: str) -> list[tuple[str, str, str]]:
    """(why it is hard, what is typed, id)"""
    rows = (tuple(map(str.strip, line.split("|"))) for line in lines.strip().splitlines())
    return [(why, typed, wanted) for why, typed, wanted in rows]


def typed_code(code: str, how: str) -> str:
    """`code` as people write it: "LYT-03", "lyt 3" or "lyt03"."""
    prefix, number = code.lower().split("-")
    return {"exact": code, "spaced": f"{prefix} {int(number)}", "joined": prefix + number}[how]
