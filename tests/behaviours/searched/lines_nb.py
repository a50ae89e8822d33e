"""Lines of a catalogue in bokmål beside the starters: id, title, when, what we do, how it sounds."""

LINES = """
callback | Tilby tilbakeringing | telefonkøen er lengre enn ti minutter | tilby å ringe opp igjen, og la kunden velge klokkeslett | «Du beholder plassen. Jeg ringer klokka tre.»
invoice-lines | Gå gjennom fakturaen linje for linje | kunden forstår ikke regningen | les fakturaen sammen, én linje om gangen, og si hva hvert beløp er for | «Linje to er leien av måleren.»
identity | Sjekk hvem det er før du nullstiller et passord | noen har glemt innloggingen | still to kontrollspørsmål før du sender nytt passord | «Hvilken måned ble du kunde?»
personal-data | Hold personopplysninger unna skranken | andre kan høre hva som blir sagt | vri skjermen i stedet for å lese fødselsnummeret høyt | «Er det dette? Du trenger ikke å si det.»
bereavement | Kondoler først | noen ringer om et dødsfall i familien | si at det er trist å høre før du spør etter noe dokument | «Kondolerer. Vi tar dette i ditt tempo.»
interpreter | Bestill tolk | vi ikke har et felles språk | bestill tolk heller enn å la et barn oversette | «Jeg finner en som snakker tigrinja.»
slowly | Snakk langsommere, ikke høyere | en eldre kunde ber deg gjenta | korte setninger, og tid mellom dem | «Jeg tar én ting om gangen.»
wheelchair | Kom rundt skranken | en kunde i rullestol ikke når opp til disken | sett deg ved siden av med papirene | «Jeg kommer ut til deg.»
threats | Avslutt når noen truer deg | en kunde truer med vold | si at du avslutter, legg på og meld fra | «Jeg avslutter samtalen nå.»
cancellation | Bekreft oppsigelsen skriftlig | noen sier opp abonnementet | send datoen for oppsigelsen samme dag | «Abonnementet ditt slutter den 30.»
goodwill | Gi kompensasjon innenfor fullmakten | vi har laget trøbbel for kunden to ganger | tilby en rabatt uten å spørre lederen | «Jeg trekker fra halve måneden.»
paid-twice | Betal tilbake først, undersøk etterpå | et beløp er betalt to ganger | overfør det overskytende samme dag | «Pengene er på kontoen i morgen.»
photo-of-damage | Be om et bilde | varen kommer fram ødelagt | la kunden sende et bilde i stedet for et skjema | «Et foto fra telefonen holder.»
wrong-item | Send riktig vare med en gang | vi har sendt feil artikkel | send den nye før den gamle er kommet i retur | «Behold den andre til sjåføren henter den.»
outage | Legg ut driftsmelding | det er strømbrudd | fortell på nettsiden hva som er nede, og når neste melding kommer | «Neste melding klokka tolv.»
social-media | Svar åpent én gang, så privat | noen kritiserer oss i sosiale medier | takk for innlegget og inviter til en privat melding | «Takk for at du sier det. Jeg har sendt deg en melding.»
two-chats | To chatter om gangen | det er travelt på chatten | gjør ferdig den ene før du åpner en tredje | «Jeg er hos deg om to minutter.»
chat-end | Avslutt chatten med en lenke | svaret står på en side | send adressen til siden og vent på svar før du lukker | «Her er den. Åpner den seg?»
subject-line | Sett saksnummeret i emnefeltet | du skriver en e-post | begynn emnefeltet med nummeret på saken | «4471: bordet ditt kommer fredag»
voicemail | Legg igjen en kort beskjed på telefonsvareren | ingen tar telefonen | si navn og nummer langsomt, to ganger | «Dette er Kim. Nummeret er …»
camera | Sjekk lyden før du begynner | dere møtes på video | slå på kameraet og spør om du høres | «Både ser og hører du meg?»
place-in-queue | Fortell om plassen i køen | flere står og venter | fortell hvor mange som er foran, og omtrent hvor mange minutter | «Det er fire før deg, omtrent seks minutter.»
plain-language | Skriv klarspråk | du skriver et vedtaksbrev | bruk korte ord, «du» og «vi», og ingen paragraf før svaret | «Du får støtten.»
children | Gi barnet noe å gjøre | foreldre har med seg småbarn | finn fram papir og fargeblyanter før dere begynner | «Vil du tegne mens vi snakker?»
lost-property | Merk det som er gjenglemt | noen har lagt igjen en paraply eller en veske | merk det med sted og dato og lås det inn | «Funnet på buss 21, tirsdag.»
purchase-date | Slå opp kjøpsdatoen | kunden spør om garantien | finn kvitteringen i vårt system før du ber om den | «Jeg ser at du kjøpte den i mars.»
on-the-way | Send melding når montøren er på vei | et hjemmebesøk er avtalt | send en tekstmelding en halv time før | «Jo er hos deg om tretti minutter.»
meter | Vis hvordan måleren leses av | kunden skal melde inn strømforbruket | send et bilde med tallene ringet inn i rødt | «Bare de svarte tallene.»
moving | Spør etter flyttedatoen | noen melder fra om ny adresse | noter både den gamle adressen og dagen de forlater den | «Når overleverer du nøklene?»
direct-debit | Tilby avtalegiro | en purring er sendt fordi kunden glemte å betale | forklar hvordan avtalegiro settes opp i banken | «Da slipper du å huske på det.»
instalments | Foreslå nedbetaling | kunden ikke har råd til hele summen | del gjelden i avdrag de kan bære | «Tre ganger fire hundre?»
fraud | Sperr kortet først | noe ligner på svindel | sperr kortet før dere snakker om hva som har skjedd | «Jeg sperrer det mens vi snakker.»
survey | Les kommentarene på fredager | ukas kundeundersøkelse er inne | les hver kommentar høyt i teamet | «Denne reddet dagen min.»
improvement | Send forbedringsforslag videre | en kunde foreslår en forbedring | skriv det på tavla og fortell kunden hvem som fikk det | «Ideen din ligger hos dem som lager appen.»
shift-handover | Gi beskjed ved vaktskiftet | du går hjem | nevn tre åpne saker for den som overtar | «Fryseren venter på en del.»
buddy | Gi hver nyansatt en fadder | noen har sin første dag | pek ut én person å gå til den første måneden | «Spør Eli, om hva som helst.»
lunch | Spis borte fra pulten | det er lunsjtid | logg av og spis i et annet rom | Hodesettet blir igjen.
headset | Skru ned hodesettet | det suser i ørene etter jobb | still lydstyrken lavere enn du tror du trenger | To hakk under midten.
thanks-aloud | Del kundens ros | noen skryter av en kollega | send ordene til kollegaen og hele teamet | «Dette kom til deg, Sam.»
board | Ha målene på tavla | uka begynner | velg to mål og skriv dem der alle ser dem | «Færre overføringer. Flere pauser.»
sick-leave | Ring en kollega som er syk | noen er sykmeldt | ring første fraværsdag og spør hva de trenger fra oss | «Vi tar sakene dine. God bedring.»
one-to-one | Forbered medarbeidersamtalen sammen | det er tid for den årlige medarbeidersamtalen | begge skriver tre linjer på forhånd | «Hva vil du ha mer av?»
rota | Bytt vakter i turnusen | to kolleger vil bytte | la dem endre vaktplanen selv før torsdag | «Gjort, og jeg har sett det.»
new-system | Øv før det nye systemet starter | vi får et nytt system | gi alle to timers opplæring med oppdiktede kunder | «Ødelegg det du vil her inne.»
screenshot | Be om et skjermbilde | en feilmelding dukker opp | få kunden til å sende et bilde av hele vinduet | «Trykk på disse to tastene.»
directions | Tegn veien | noen spør hvor de skal | merk av ruten på et kart og tell dørene | «Tredje dør til venstre.»
"""
