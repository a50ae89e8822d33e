"""Queries that were written before anything was measured, and are not what the search is built on.

As in tests/behaviours/searched/queries.py: 20 a language.
"""

EN = """
form | condolences | bereavement
form | translating | interpreter
form | crayon | children
form | swapping | rota
form | understanding the door | have-i-understood
beginning | photogr | photo-of-damage
beginning | instal | instalments
beginning | umbr | lost-property
beginning | what have you tr | what-have-you-tried
slip | apolgise | sorry-for-one-thing
slip | privte message | social-media
slip | recomend | ask-what-for
slip | agrement signed | who-signed
slip | obstacel | date-for-the-obstacle
meaning | coworker ill | sick-leave
meaning | cursing | say-the-condition-once
meaning | delayed delivery | tell-before-they-ask
compound | head set | headset
code | joined | which-limit
two | power failure | outage
"""
NB = """
form | tolken | interpreter
form | avsluttet med trusler | threats
form | motivert | what-motivates
form | betalte to ganger | paid-twice
compound | brev | plain-language
compound | ordre nummer | which-number
compound | vaktplanen | rota
compound | kundeklage | hear-both
compound | dato flytting | moving
beginning | opplær | new-system
beginning | hva har du prø | what-have-you-tried
slip | lytet | ask-before-you-tell
slip | kolega syk | sick-leave
slip | forsinkelsse | tell-before-they-ask
slip | sjermbilde | screenshot
letters | foreslaa nedbetaling | instalments
letters | arlig samtale | one-to-one
meaning | nybegynner | buddy
code | spaced | children
two | ødelagt vare | photo-of-damage
"""
SV = """
form | lyssnat | ask-before-you-tell
form | motiverad | what-motivates
form | betalat två gånger | paid-twice
form | frågorna i ordning | number-the-answers
compound | brev | plain-language
compound | ordernumret | which-number
compound | kundklagomål | hear-both
compound | datum flytt | moving
beginning | utbild | new-system
beginning | vad har du pro | what-have-you-tried
slip | kolega sjuk | sick-leave
slip | försenning | tell-before-they-ask
slip | skärmblid | screenshot
slip | chatar | two-chats
letters | nar behover du det | by-when
letters | oronen susar | headset
letters | spærra kort | fraud
meaning | nybörjare | buddy
code | exact | lost-property
two | trasig vara | photo-of-damage
"""
HOLDOUT = {"en": EN, "nb": NB, "sv": SV}
