"""Pictures and papers that pages reuse: what they show, whose they are, what is written in them."""

# key (the name of its drawing) → title, what one sees, credit, licence
PICTURES: dict[str, dict[str, str]] = {
    "horizon": {
        "title": "Before sunrise",
        "description": "Rings of violet light stand over a dark horizon; the sun has not come up yet.",
        "credit": "Drawing: Mirela Stoica for Daybreak",
        "licence": "cc-by",
    },
    "steps": {
        "title": "Eight steps and a door",
        "description": "Eight steps, each paler than the one below, climb towards a small open door.",
        "credit": "Drawing: Yaw Darko for Daybreak",
        "licence": "cc-by",
    },
    "windows": {
        "title": "Six lit windows",
        "description": "A dark house with many windows at night; in six of them there is light.",
        "credit": "Drawing: Yaw Darko for Daybreak",
        "licence": "own",
    },
    "doors": {
        "title": "Five doors, opening",
        "description": "Five arched doors in a row, each a little further open, and light on the floor.",
        "credit": "Drawing: Mirela Stoica for Daybreak",
        "licence": "cc-by-sa",
    },
    "tides": {
        "title": "The tide comes in",
        "description": "Broad waves in lilac, rose and violet roll over one another towards the front.",
        "credit": "Drawing: Mirela Stoica for Daybreak",
        "licence": "own",
    },
    "threads": {
        "title": "Many threads, one rope",
        "description": "Loose threads come from the edge, cross, and lie side by side in one strand.",
        "credit": "Drawing: Haruka Olsen for Daybreak",
        "licence": "own",
    },
    "portrait-dawn": {
        "title": "Portrait in place of a photo, dawn",
        "description": "A drawn figure without a face in front of a pale violet sky.",
        "credit": "Drawing: Haruka Olsen for Daybreak",
        "licence": "own",
    },
    "portrait-dusk": {
        "title": "Portrait in place of a photo, dusk",
        "description": "A drawn figure without a face in front of a dark violet sky.",
        "credit": "Drawing: Haruka Olsen for Daybreak",
        "licence": "own",
    },
}

# key → title and lines; "Daybreak Coalition" stands above each
PAPERS: dict[str, tuple[str, list[str]]] = {
    "agenda": (
        "Agenda of the round tables",
        ["09:00 Welcome", "09:45 What it costs", "11:00 Who invites him", "12:15 What a law can do"],
    ),
    "concept": (
        "Concept note of the side event",
        ["What ended demand where it ended, told by those who wrote the laws", "and by those they were for."],
    ),
    "minutes": (
        "What Stockholm agreed",
        [
            "1. Count buyers, not only arrests.",
            "2. Pay for the way out first.",
            "3. Meet again in two years.",
        ],
    ),
    "count": (
        "Doors counted: 1,940 exits in fourteen countries",
        ["Method, questions and tables.", "What would have made leaving quicker, in 1,940 answers."],
    ),
    "nurses": (
        "What the nurses saw",
        ["Nine years of emergency departments after a buyer law.", "A summary of four pages."],
    ),
    "money": (
        "Eleven treasuries, one question",
        ["What one year of demand costs a country,", "in beds, in court days and in lost work."],
    ),
}
