"""Lines of a Swedish catalogue beside the starters: id, title, when, what we do, how it sounds."""

LINES = """
callback | Erbjud återuppringning | telefonkön är längre än tio minuter | erbjud att ringa upp igen, och låt kunden välja klockslag | ”Du behåller platsen. Jag ringer klockan tre.”
invoice-lines | Gå igenom fakturan rad för rad | kunden förstår inte räkningen | läs fakturan tillsammans, en rad i taget, och säg vad varje belopp avser | ”Rad två är hyran för mätaren.”
identity | Kontrollera vem det är innan du återställer ett lösenord | någon har glömt sin inloggning | ställ två kontrollfrågor innan du skickar ett nytt lösenord | ”Vilken månad blev du kund?”
personal-data | Håll personuppgifter borta från disken | andra kan höra vad som sägs | vrid skärmen i stället för att läsa personnumret högt | ”Är det det här? Du behöver inte säga det.”
bereavement | Beklaga sorgen först | någon ringer om ett dödsfall i familjen | säg att du beklagar innan du frågar efter någon handling | ”Jag beklagar sorgen. Vi tar det i din takt.”
interpreter | Boka tolk | vi inte har ett gemensamt språk | boka tolk hellre än att låta ett barn översätta | ”Jag hittar någon som talar tigrinska.”
slowly | Tala långsammare, inte högre | en äldre kund ber dig upprepa | korta meningar, och tid mellan dem | ”Jag tar en sak i taget.”
wheelchair | Kom runt disken | en kund i rullstol når inte upp | sätt dig bredvid med pappren | ”Jag kommer ut till dig.”
threats | Avsluta när någon hotar dig | en kund hotar med våld | säg att du avslutar, lägg på och anmäl det | ”Jag avslutar samtalet nu.”
cancellation | Bekräfta uppsägningen skriftligt | någon säger upp abonnemanget | skicka datumet för uppsägningen samma dag | ”Ditt abonnemang slutar den 30.”
goodwill | Ge ersättning inom din befogenhet | vi har ställt till det för kunden två gånger | erbjud rabatt utan att fråga chefen | ”Jag drar av halva månaden.”
paid-twice | Betala tillbaka först, utred sedan | ett belopp har betalats två gånger | för över det överskjutande samma dag | ”Pengarna är på kontot i morgon.”
photo-of-damage | Be om en bild | varan kommer fram skadad | låt kunden skicka en bild i stället för ett formulär | ”Ett foto från telefonen räcker.”
wrong-item | Skicka rätt vara genast | vi har skickat fel artikel | skicka den nya innan den gamla har kommit i retur | ”Behåll den andra tills chauffören hämtar den.”
outage | Lägg ut driftinformation | det är strömavbrott | berätta på webbplatsen vad som ligger nere och när nästa besked kommer | ”Nästa besked klockan tolv.”
social-media | Svara öppet en gång, sedan privat | någon kritiserar oss i sociala medier | tacka för inlägget och bjud in till ett privat meddelande | ”Tack för att du säger det. Jag har skickat ett meddelande.”
two-chats | Två chattar i taget | det är mycket på chatten | gör klart den ena innan du öppnar en tredje | ”Jag är hos dig om två minuter.”
chat-end | Avsluta chatten med en länk | svaret står på en sida | skicka adressen till sidan och vänta på svar innan du stänger | ”Här är den. Öppnas den?”
subject-line | Sätt ärendenumret i ämnesraden | du skriver ett mejl | börja ämnesraden med ärendets nummer | ”4471: ditt bord kommer på fredag”
voicemail | Lämna ett kort besked på telefonsvararen | ingen svarar i telefon | säg namn och nummer långsamt, två gånger | ”Det här är Kim. Numret är …”
camera | Kontrollera ljudet innan du börjar | ni möts på video | slå på kameran och fråga om du hörs | ”Både ser och hör du mig?”
place-in-queue | Berätta om platsen i kön | flera står och väntar | säg hur många som är före och ungefär hur många minuter | ”Det är fyra före dig, ungefär sex minuter.”
plain-language | Skriv klarspråk | du skriver ett beslutsbrev | använd korta ord, ”du” och ”vi”, och ingen paragraf före svaret | ”Du får stödet.”
children | Ge barnet något att göra | föräldrar har med sig småbarn | ta fram papper och kritor innan ni börjar | ”Vill du rita medan vi pratar?”
lost-property | Märk det som är kvarglömt | någon har lämnat ett paraply eller en väska | märk det med plats och datum och lås in det | ”Hittat på buss 21, tisdag.”
purchase-date | Slå upp inköpsdatumet | kunden frågar om garantin | hitta kvittot i vårt system innan du ber om det | ”Jag ser att du köpte den i mars.”
on-the-way | Skicka besked när montören är på väg | ett hembesök är avtalat | skicka ett sms en halvtimme innan | ”Jo är hos dig om trettio minuter.”
meter | Visa hur mätaren läses av | kunden ska anmäla sin elförbrukning | skicka en bild med siffrorna inringade i rött | ”Bara de svarta siffrorna.”
moving | Fråga efter flyttdatumet | någon anmäler ny adress | anteckna både den gamla adressen och dagen de lämnar den | ”När lämnar du över nycklarna?”
direct-debit | Erbjud autogiro | en påminnelse har skickats för att kunden glömde betala | förklara hur autogiro läggs upp i banken | ”Då slipper du komma ihåg det.”
instalments | Föreslå avbetalning | kunden har inte råd med hela summan | dela skulden i delar som de kan bära | ”Tre gånger fyrahundra?”
fraud | Spärra kortet först | något ser ut som bedrägeri | spärra kortet innan ni talar om vad som har hänt | ”Jag spärrar det medan vi pratar.”
survey | Läs kommentarerna på fredagar | veckans kundundersökning är klar | läs varje kommentar högt i teamet | ”Den här räddade min dag.”
improvement | Skicka förbättringsförslag vidare | en kund föreslår en förbättring | skriv det på tavlan och berätta för kunden vem som fick det | ”Din idé ligger hos dem som gör appen.”
shift-handover | Lämna över vid skiftbytet | du går hem | nämn tre öppna ärenden för den som tar över | ”Frysen väntar på en del.”
buddy | Ge varje nyanställd en fadder | någon har sin första dag | peka ut en person att gå till den första månaden | ”Fråga Eli, om vad som helst.”
lunch | Ät borta från skrivbordet | det är lunchdags | logga ut och ät i ett annat rum | Headsetet stannar kvar.
headset | Sänk volymen i headsetet | det susar i öronen efter jobbet | ställ ljudet lägre än du tror att du behöver | Två steg under mitten.
thanks-aloud | Dela kundens beröm | någon berömmer en kollega | skicka orden till kollegan och hela teamet | ”Det här kom till dig, Sam.”
board | Ha målen på tavlan | veckan börjar | välj två mål och skriv dem där alla ser dem | ”Färre omkopplingar. Fler pauser.”
sick-leave | Ring en kollega som är sjuk | någon är sjukskriven | ring första frånvarodagen och fråga vad de behöver av oss | ”Vi tar dina ärenden. Krya på dig.”
one-to-one | Förbered medarbetarsamtalet tillsammans | det är dags för det årliga medarbetarsamtalet | båda skriver tre rader i förväg | ”Vad vill du ha mer av?”
rota | Byt pass i schemat | två kollegor vill byta | låt dem ändra schemat själva före torsdag | ”Klart, och jag har sett det.”
new-system | Öva innan det nya systemet startar | vi får ett nytt system | ge alla två timmars utbildning med påhittade kunder | ”Ha sönder vad du vill här inne.”
screenshot | Be om en skärmbild | ett felmeddelande dyker upp | låt kunden skicka en bild av hela fönstret | ”Tryck på de här två tangenterna.”
directions | Rita vägen | någon frågar vart de ska | märk ut vägen på en karta och räkna dörrarna | ”Tredje dörren till vänster.”
"""
