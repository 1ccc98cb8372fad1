"""What twelve members do in one fortnight. A row becomes its member's, where there is a page."""

from typing import Any

ROUND_UP: list[dict[str, Any]] = [
    {
        "name": "Sankofa Exit Fund",
        "country": "GH",
        "text": "Pays sixteen first rents, one a day, and reads out the receipt on the radio.",
    },
    {
        "name": "Pwani Girls’ Watch",
        "country": "KE",
        "text": "Walks the beach road at dusk and hands hotels a list of questions to ask.",
    },
    {
        "name": "Dar el Fajr",
        "own_name": "دار الفجر",
        "own_language": "ar",
        "country": "MA",
        "text": "Keeps its night desk open by day, with tea, and teaches port police to read a contract.",
    },
    {
        "name": "Las del Alba",
        "country": "AR",
        "text": "Bakes sixteen kinds of bread, each with a paragraph of the bill on its paper bag.",
    },
    {
        "name": "Fundación Puerta Abierta",
        "country": "CO",
        "text": "Hangs old doors in the main square; whoever opens one finds a job offer behind it.",
    },
    {
        "name": "Nayi Subah Trust",
        "country": "IN",
        "text": "Takes district officers along on the night train by which people are sent home.",
    },
    {
        "name": "Mouvement Porte de Jour",
        "country": "FR",
        "text": "Asks each of its thirty-one towns for one flat, and publishes the answers on a map.",
    },
    {
        "name": "Lámh Ard",
        "country": "IE",
        "text": "Trains the last four emergency departments that have not been trained yet.",
    },
    {
        "name": "Casa delle Finestre",
        "country": "IT",
        "text": "Lights one window a night. On the last, the mayor is asked to pay for a tenth flat.",
    },
    {
        "name": "Asociația Ușa Deschisă",
        "country": "RO",
        "text": "Sits in on career classes in the last year of school with three false job advertisements.",
    },
    {
        "name": "Men Against Demand",
        "country": "GB",
        "text": "Goes into sixteen changing rooms with a whistle, two pages and no slides.",
    },
    {
        "name": "Beit el Nour",
        "country": "LB",
        "text": "Collects passports, not signatures: what an employer hands back is stamped and returned.",
    },
]
