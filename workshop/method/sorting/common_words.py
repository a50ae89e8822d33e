"""Words that do not tell what a card is about: grammar, and what every card here is about."""

NB = """
jeg meg du deg han ham hun henne det den de dem vi oss dere man en seg min din sin vår deres hans
et ei ene andre denne dette disse slik sånn noe noen ingen alle alt hver annen selv samme
på i til fra av om for med uten ved over under etter før mellom mot hos ut inn opp ned
og eller men at som når hvis om fordi så enn da mens både
er var være vært bli blir ble har hadde ha kan kunne skal skulle vil ville må måtte bør
gjør gjøre får få tar ta går gå gir gi kommer komme
ikke også bare litt mer mest veldig alltid aldri aldri nå her der hvor hva hvem hvordan hvorfor
god godt gode bra å
"""
SV = """
jag mig du dig han honom hon henne det den de dem vi oss ni er man en sig min din sin vår deras hans
ett ena andra denna detta dessa sån sådan något någon några ingen inget alla allt varje annan själv
samma på i till från av om för med utan vid över under efter före mellan mot hos ut in upp ner
och eller men att som när om därför så än då medan både
är var vara varit bli blir blev har hade ha kan kunna ska skulle vill ville måste bör
gör göra får få tar ta går gå ger ge kommer komma
inte också bara lite mer mest väldigt alltid aldrig nu här där hur vad vem vilken varför
god gott goda bra
"""
EN = """
i me my you your he him his she her it its we us our they them their one oneself yourself myself
a an the this that these those some any every each all none other same such
on in to from of about for with without at by over under after before between against out up down
and or but if when as because so than while both whether
is are was were be been being has have had having do does did doing can could will would should
must may might get gets getting got make makes making give gives giving go goes going let
not also just only a bit more most very really always never now here there where what who how why
good well even too don doesn didn isn aren won can't don't doesn't isn't it's you're they're u ur
"""
SMALL = {"nb": frozenset(NB.split()), "sv": frozenset(SV.split()), "en": frozenset(EN.split())}
SMALL_ANY = SMALL["nb"] | SMALL["sv"] | SMALL["en"]

# What all cards are about, so that sharing it says little.
_SUBJECT = """
kunde kunden kunder kundene kundens kundenes kund kunderna kundernas customer customers
customer's customers' client clients service servicen tjeneste tjänst folk people person
personer
"""
# Words that compounds of this field are often made of; the cards' own words come on top.
_PARTS = """
kunde kund service løsning lösning problem hjelp hjälp spørsmål fråga svar tid ansvar tone ton
stemme röst telefon språk fag fack kunnskap kunskap kompetanse kompetens produkt forståelse
förståelse oppfølging uppföljning tilbake tillbaka melding samtale samtal møte möte forventning
förväntning vente vänte holdning attityd behov ønske önskemål orientert orienterad vennlig
vänlig villig bevisst medveten mottak beredd glede glädje raskhet hastighet trygghet trygghets
respekt tillit ærlig ärlig ærlighet ärlighet ekstra extra humør humör medmenneske medmänniska
arbeid arbete kollega kolleger kvalitet
"""
SUBJECT = frozenset(_SUBJECT.split())
PARTS = frozenset(_PARTS.split())
