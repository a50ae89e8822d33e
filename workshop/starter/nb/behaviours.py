"""Behaviours in Norwegian: what one can see or hear somebody do, and towards whom."""

from workshop.starter.shapes import StarterBehaviour

BEHAVIOURS: tuple[StarterBehaviour, ...] = (
    StarterBehaviour(
        "say-it-back",
        "customer",
        "kunden har fortalt hva saken gjelder",
        "Gjenta saken med kundens egne ord før du svarer.",
        "«Så pakken kom på mandag, og lokket var alt sprukket?»",
        "«Skjønner», og så rett på skjemaet.",
    ),
    StarterBehaviour(
        "thank-for-the-event",
        "team",
        "en kollega har løst en vanskelig sak godt",
        "Si hva kollegaen gjorde og hva det førte til, samme dag.",
        "«Du ringte tilbake selv om du ikke hadde svaret ennå. Da visste hun hvor hun sto.»",
        "«Bra jobba denne uka, alle sammen!»",
    ),
)
