"""Forms that no rule leads back to their word: told → tell, spurte → spørre, gick → gå.

Each line: the word, then forms of it. Forms that are more often another word are left out.
"""

from behaviours.search.letters import fold

_LINES = {
    "en": """
        begin began begun
        break broke broken breakage
        bring brought
        buy bought
        choose chose chosen choice
        complain complaint complaints
        decide decision decisions
        deliver delivery deliveries delivered
        explain explanation explanations
        feel felt
        find found
        forget forgot forgotten
        get got gotten
        give gave given
        go went gone goes
        grow grew grown
        hear heard
        hide hid hidden
        hold held
        keep kept
        know knew known knowledge
        lead led
        learn learnt
        leave left
        lose lost loss losses
        make made
        man men
        mean meant
        meet met
        mistake mistook mistaken
        pay paid payment payments
        person people
        child children
        promise promised promises promising
        read reading
        ring rang rung
        run ran
        say said says
        see saw seen
        sell sold sale sales
        send sent
        show showed shown
        sit sat
        solve solution solutions
        speak spoke spoken speech
        spell spelt spelled
        spend spent
        stand stood
        steal stole stolen theft
        summarise summarize summary summaries
        apologise apologize apology apologies
        recognise recognize recognition
        take took taken
        teach taught
        tell told
        think thought thoughts
        throw threw thrown
        understand understood understanding
        wake woke woken
        woman women
        write wrote written
        agree agreement agreements agreed
        respond response responses
        prove proof
        suggest suggestion suggestions
        propose proposal proposals
        refuse refusal
        arrive arrival
        remind reminder reminders
        bad worse worst
        good better best""",
    "nb": """
        be ba bedt ber
        binde bandt bundet
        bok bøker bøkene
        bringe brakte brakt bringer
        bryte brøt brutt bryter
        bære bar båret bærer
        dra dro dratt drar
        dele delte delt deler deling
        falle falt faller
        finne fant funnet finner
        forstå forsto forstod forstått forstår forståelse
        fortelle fortalte fortalt forteller fortelling
        få fikk fått får
        følge fulgte fulgt følger
        føle følte følt føler følelse følelser
        gi ga gav gitt gir
        gjelde gjaldt gjelder
        gjøre gjorde gjort gjør
        gå gikk gått går
        hjelpe hjalp hjulpet hjelper hjelp
        holde holdt holder
        høre hørte hørt hører
        komme kom kommet kommer
        la lot latt lar
        le lo ledd ler
        ligge lå ligget ligger
        lyve løy løyet
        lære lærte lært lærer læring
        løse løste løst løser løsning løsninger løsningen
        mene mente ment mener mening meninger
        mann menn mennene
        si sagt sier sies
        se sett ser
        selge solgte solgt selger salg salget
        sette satte satt setter
        skrive skrev skrevet skriver skriving
        slippe slapp sluppet slipper
        slå slo slått slår
        snakke snakket snakker
        sove sov sovet
        spørre spurte spurt spør spørsmål spørsmålet spørsmålene
        stå sto stod stått står
        synge sang sunget
        ta tok tatt tar
        tape tapte tapt taper tap
        tie tidde tidd tier
        tro trodde trodd tror
        trekke trakk trukket trekker
        treffe traff truffet treffer
        velge valgte valgt velger valg valget
        vise viste vist viser
        vite visste visst vet
        vekke vakte vakt
        love lovte lovet lover løfte løfter løftet lovnad
        klage klaget klagde klager klaging
        far fedre
        barn barna barnet
        liten lite små mindre minst
        mange flere flest
        god godt bedre best
        dårlig verre verst
        gammel gamle eldre eldst
        lang langt lengre lengst
        ung yngre yngst
        svare svarte svart svarer svar svaret
        øve øv øver øvde øvd øving øvelse øvelser
        øke øk øker økte økt økning
        eie eier eide eid""",
    "sv": """
        be bad bett ber
        bjuda bjöd bjudit
        bok böcker böckerna
        bryta bröt brutit bryter
        bära bar burit bär
        dra drog dragit drar
        falla föll fallit
        finna fann funnit
        förstå förstod förstått förstår förståelse
        få fick fått får
        försvinna försvann försvunnit
        ge gav gett givit ger
        göra gjorde gjort gör
        gå gick gått går
        hjälpa hjälpte hjälpt hjälper hjälp
        hålla höll hållit håller
        höra hörde hört hör
        känna kände känt känner känsla känslor känslan känslorna
        komma kom kommit kommer
        le log lett ler
        ligga låg legat ligger
        låta lät låtit låter
        ljuga ljög ljugit
        läsa läste läst läser
        lära lärde lärt lär
        lösa löste löst löser lösning lösningar lösningen
        man män männen
        mena menade menat menar
        se såg sett ser
        sitta satt suttit sitter
        sälja sålde sålt säljer
        säga sade sagt säger sägs
        sätta satte sätter
        skilja skilde skilt
        skriva skrev skrivit skriver
        slippa slapp sluppit slipper
        slå slog slagit slår
        sova sov sovit
        stå stod stått står
        ta tog tagit tar
        tiga teg tigit
        tro trodde trott tror
        tycka tyckte tyckt
        veta visste vetat vet
        visa visade visat visar
        välja valde valt väljer val valet
        växa växte vuxit
        lova lovade lovat lovar löfte löften löftet
        hand händer händerna
        barn barnen
        liten litet små mindre minst
        många fler flera flest
        god gott bra bättre bäst
        dålig sämre sämst värre värst
        gammal gamla äldre äldst
        lång långt längre längst
        ung yngre yngst
        lägga lade lagt lägger
        öva öv övar övade övat övning övningar
        öka ökar ökade ökat ökning
        äga äger ägde
        äta ät äter åt ätit
        leda ledde lett leder
        möta mötte mött möter möte möten mötet""",
}


def _lemmas(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _LINES[language].strip().splitlines():
        lemma, *forms = (fold(word, language) for word in line.split())
        for form in forms:
            found.setdefault(form, lemma)
    return found


# language → form → word, both folded
LEMMAS = {language: _lemmas(language) for language in _LINES}
