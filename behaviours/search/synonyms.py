"""Words of the field that mean nearly the same: customer, kunde, kund; angry, sint, arg.

A line a meaning: English | bokmål | Swedish. A word may stand in several.
"""

import re
from collections import defaultdict

from behaviours.search.letters import fold
from behaviours.search.stems import stem

_LANGUAGES = ("en", "nb", "sv")
_LINES = """
customer client caller consumer shopper | kunde klient innringer
    | kund klient konsument uppringare
angry mad furious upset irritated annoyed cross irate
    | sint sinna rasende irritert forbanna opprørt hissig
    | arg irriterad ilsken rasande upprörd förbannad
complaint complain grievance dissatisfied unhappy | klage reklamasjon misnøye misfornøyd
    | klagomål klaga reklamation missnöje missnöjd
invoice bill billing | faktura regning | faktura räkning
refund reimburse reimbursement repay | refusjon refundere tilbakebetale tilbakebetaling
    | återbetala återbetalning
listen hear | lytte høre | lyssna höra
apologise sorry regret excuse | beklage unnskyld unnskylde unnskyldning
    | ursäkt ursäkta beklaga förlåt
explain clarify describe | forklare forklaring beskrive tydeliggjøre
    | förklara förklaring beskriva förtydliga
repeat restate paraphrase mirror | gjenta repetere gjenfortelle | upprepa repetera återge
summarise recap wrap | oppsummere oppsummering sammenfatte | sammanfatta sammanfattning summera
solve fix resolve sort | løse ordne fikse | lösa ordna fixa
help assist aid support | hjelpe bistå støtte assistere hjelp
    | hjälpa bistå stötta assistera hjälp stöd
call phone ring telephone dial | ringe telefon telefonere oppringing samtale
    | ringa telefon telefonera samtal
conversation dialogue talk chat | samtale dialog prat | samtal dialog prat
speak talk say tell | snakke prate si fortelle | tala prata säga berätta
email mail | epost mail | epost mejl mail
message notice | melding beskjed | meddelande besked
letter post | brev post | brev post
wait waiting queue hold | vente ventetid kø | vänta väntetid kö
promise pledge commit commitment | love løfte | lova löfte utlova
delivery shipment shipping ship | levering leveranse frakt forsendelse | leverans frakt försändelse
parcel package box | pakke kolli eske | paket kolli låda
return send | retur returnere | retur returnera
order purchase buy booking | bestilling ordre kjøp kjøpe bestille
    | beställning order köp köpa beställa
product item goods article | vare produkt artikkel | vara produkt artikel
price cost fee charge amount | pris kostnad gebyr beløp avgift | pris kostnad avgift belopp
expensive costly | dyr kostbar | dyr kostsam
delay late delayed overdue | forsinkelse forsinket sen utsettelse | försening försenad sen dröjsmål
transfer forward handover handoff | overføre videresende overlevere viderekobling
    | koppla vidarekoppla överlämna vidarebefordra
colleague coworker teammate | kollega medarbeider arbeidskamerat | kollega medarbetare arbetskamrat
boss manager leader supervisor | sjef leder arbeidsleder | chef ledare arbetsledare
meeting gathering | møte samling | möte träff samling
feedback | tilbakemelding respons | återkoppling feedback respons
praise thank recognise acknowledge compliment | ros rose takke anerkjenne skryt
    | beröm berömma tacka uppskatta
question ask inquire enquire query | spørsmål spørre forespørsel | fråga förfrågan
answer reply respond response | svar svare respons | svar svara
understand grasp comprehend | forstå skjønne begripe | förstå begripa fatta
greet greeting hello welcome | hilse hilsen velkommen hei | hälsa hälsning välkommen hej
farewell goodbye bye close end finish | avslutte avslutning slutt ferdig farvel
    | avsluta avslutning slut färdig adjö
no refuse decline reject denial rejection | nei nekte avslå avslag avvise
    | nej neka avslå avslag avvisa
mistake error fault wrong failure slip | feil feiltakelse tabbe bommert | fel misstag tabba
broken defective damaged faulty crack | ødelagt defekt skadet sprukket
    | trasig defekt skadad sprucken
repair mend | reparere reparasjon | reparera reparation laga
choice choose option alternative select pick | valg velge alternativ mulighet
    | val välja alternativ möjlighet
advice recommend suggest propose advise proposal | råd anbefale foreslå forslag tips
    | råd rekommendera föreslå förslag tips
need want wish require | behov trenge ønske behøve | behov behöva önska önskan
goal aim objective target purpose | mål formål hensikt | mål syfte avsikt
feeling emotion mood | følelse humør stemning | känsla humör stämning
calm quiet relaxed composed | rolig stille ro | lugn stilla ro
silence silent pause quiet | stille stillhet taushet pause tie | tyst tystnad paus tiga
rest break pause breath recover | hvile pause pust puste | vila paus andas andetag
stress pressure busy hectic | stress press travel hektisk | stress press upptagen jäktig
learn train teach training coach | lære opplæring øve kurs trene | lära utbildning öva kurs träna
new newcomer beginner novice | ny nyansatt fersk nybegynner | ny nyanställd nybörjare
fast quick rapid prompt swift soon | rask hurtig fort kjapp snart | snabb fort kvick snart
urgent hurry asap critical | haste hastesak kritisk akutt | brådskande bråttom akut
time hour deadline clock | tid time frist klokkeslett klokka tidspunkt
    | tid timme frist klockslag tidpunkt
confirm verify check validate | bekrefte bekreftelse sjekke kontrollere verifisere
    | bekräfta bekräftelse kontrollera kolla verifiera
write note log document record | skrive notere loggføre notat dokumentere
    | skriva anteckna notera logga dokumentera
password login credentials | passord innlogging pålogging | lösenord inloggning
account profile | konto profil | konto profil
contract agreement subscription | avtale kontrakt abonnement | avtal kontrakt abonnemang
appointment agree arrange | avtale time | tid avtala boka
cancel terminate | avbestille kansellere oppsigelse heve | avboka avbeställa uppsägning häva
elderly old senior | eldre gammel senior | äldre gammal senior
privacy personal sensitive confidential gdpr
    | personvern personopplysning sensitiv taushetsplikt fortrolig
    | integritet personuppgift känslig tystnadsplikt sekretess
payment pay money | betaling betale penger | betalning betala pengar
warranty guarantee | garanti | garanti
screen display monitor | skjerm | skärm
name | navn | namn
thanks thank grateful | takk takke takknemlig | tack tacka tacksam
lie honest honesty truth | ærlig ærlighet sannhet lyve | ärlig ärlighet sanning ljuga
swear curse abuse insult rude | banne banning skjelle uhøflig frekk
    | svära svordom skälla ohövlig oförskämd
polite kind friendly courteous | høflig vennlig snill blid | hövlig vänlig snäll
responsibility responsible ownership own | ansvar ansvarlig eierskap | ansvar ansvarig ägarskap
motivation motivate drive inspire | motivasjon motivere lyst drivkraft
    | motivation motivera lust drivkraft
team group unit department | team gruppe avdeling enhet | team grupp avdelning enhet
decide decision mandate authority | bestemme beslutning avgjøre fullmakt mandat
    | bestämma beslut avgöra befogenhet mandat
reason why cause | grunn årsak begrunnelse | skäl orsak anledning motivering
rule policy regulation terms | regel regler vilkår retningslinje | regel regler villkor riktlinje
problem issue trouble obstacle hindrance | problem hinder utfordring | problem hinder utmaning
case matter ticket | sak henvendelse | ärende fall
address street | adresse | adress
warehouse stock storage | lager | lager
visit technician | besøk tekniker montør | besök tekniker montör
shift workday | vakt skift arbeidsdag | pass skift arbetsdag
expect expectation | forvente forventning | förvänta förväntan
trust confidence reliable | tillit stole pålitelig | förtroende lita pålitlig tillit
different change alter modify | endre endring forandre | ändra ändring förändra
begin start commence | begynne starte | börja starta
stop cease end | stoppe slutte | stoppa sluta
often frequent frequently | ofte hyppig | ofta
show point demonstrate | vise peke demonstrere | visa peka demonstrera
find search look | finne lete søke | hitta leta söka
remember recall remind reminder | huske minne påminnelse påminne | minnas påminna påminnelse
example sample instance | eksempel | exempel
simple plain easy | enkel lett | enkel lätt
jargon technical term | faguttrykk fagord sjargong begrep | fackord facktermer jargong begrepp
sad grief bereavement condolence death | sorg trist død dødsfall kondolere
    | sorg ledsen död dödsfall kondolera
threat threaten violence | trussel true vold | hot hota våld
compensate compensation discount | kompensasjon erstatning rabatt kompensere
    | kompensation ersättning rabatt kompensera
follow callback | følge oppfølging tilbakeringing | följa uppföljning återuppringning
worried afraid anxious fear scared | bekymret redd engstelig frykt | orolig rädd ängslig oro
budget limit afford | budsjett ramme råd | budget ram råd
photo picture image | bilde foto | bild foto
move relocate moving | flytte flytting | flytta flytt
translate interpreter language | oversette tolk språk | översätta tolk språk
shop store counter desk | butikk skranke | butik disk
"""


class Meanings:
    """Which stems of a language mean what, and which stems stand for a meaning."""

    def __init__(self) -> None:
        self.of: dict[str, dict[str, set[int]]] = {each: defaultdict(set) for each in _LANGUAGES}
        self.stems: dict[str, list[set[str]]] = {each: [] for each in _LANGUAGES}
        self.words: dict[str, set[str]] = {each: set() for each in _LANGUAGES}
        for meaning, line in enumerate(re.split(r"\n(?! )", _LINES.strip())):
            for language, words in zip(_LANGUAGES, line.split("|"), strict=True):
                folded = {fold(word, language) for word in words.split()}
                stems = {stem(word, language) for word in folded}
                self.stems[language].append(stems)
                self.words[language] |= folded | stems
                for each in stems:
                    self.of[language][each].add(meaning)

    def known(self, language: str) -> set[str]:
        """Words and stems of the list, folded: parts that a compound may have."""
        return self.words.get(language, set())

    def same(self, word: str, language: str) -> set[str]:
        """Stems in `language` that mean what a folded word of that language means."""
        meanings = self.of.get(language, {}).get(stem(word, language), set())
        return {other for each in meanings for other in self.stems[language][each]}

    def abroad(self, word: str, language: str) -> set[str]:
        """Stems in `language` that mean what the word means in one of the other languages."""
        found: set[str] = set()
        for other in _LANGUAGES:
            if other != language and language in self.stems:
                for meaning in self.of[other].get(stem(fold(word, other), other), ()):
                    found |= self.stems[language][meaning]
        return found


MEANINGS = Meanings()
