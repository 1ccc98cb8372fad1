"""Who speaks at the demo's events. All invented; one of them appears under a pseudonym."""

from typing import Any

# key → the snippet; what somebody is on one occasion stands with the event
SPEAKERS: dict[str, dict[str, Any]] = {
    "aubry": {
        "name": "Claire Aubry",
        "biography": "Has led street teams in Lyon for nineteen years and still takes the Thursday shift.",
        "portrait": "portrait-dawn",
    },
    "lemarchal": {"name": "Grégoire Lemarchal", "biography": "Writes amendments, and reads them aloud."},
    "kraft": {"name": "Ingrid Kraft", "biography": "Treats what stays when everything else is over."},
    "diouf": {
        "name": "Aminata Diouf",
        "biography": "Makes a radio play that eleven stations broadcast in four languages.",
        "portrait": "portrait-dusk",
    },
    "grassi": {"name": "Ornella Grassi", "biography": "Judged for thirty years and now trains judges."},
    "holm": {"name": "Mads Holm", "biography": "Talks to conscripts about what nobody talks about."},
    "haddad": {"name": "Karim Haddad", "biography": "Reads national budgets line by line, for pleasure."},
    "nwosu": {"name": "Adaeze Nwosu", "biography": "Barrister. Eleven recruiters convicted, none acquitted."},
    "mira": {
        "name": "Mira",
        "is_pseudonym": True,
        "biography": (
            "Sits on our survivor council. Speaks without a camera, and takes no questions on her life."
        ),
    },
    "ganbold": {
        "name": "Tuya Ganbold",
        "biography": "Founded a house on the steppe with four beds and a car.",
    },
    "urboniene": {"name": "Dalia Urbonienė", "biography": "Chaired a committee on equality for two terms."},
    "lindqvist": {"name": "Anna Lindqvist Ek", "biography": ""},
    "sabatier": {"name": "Jean-Claude Sabatier", "biography": ""},
    "melnychenko": {"name": "Tetiana Melnychenko", "biography": "Has advised eleven border services."},
    "dlamini": {"name": "Nomsa Dlamini", "biography": "Answers the telephone, because she once rang it."},
    "delgado": {"name": "Ruth Delgado-Park", "biography": "Looks after payments that should not be made."},
    "arce": {"name": "Ximena Arce", "biography": "Bakes at four in the morning and lobbies at ten."},
    "turcanu": {"name": "Ioana Țurcanu", "biography": "Carried a bill through two parliaments."},
    "sen": {"name": "Sharmila Sen", "biography": "Runs evening classes in the lanes where she grew up."},
    "byrne": {"name": "Fiona Byrne-Adeyemi", "biography": "Nurse. Wrote the questions that others now ask."},
    "whitcombe": {"name": "Daniel Whitcombe", "biography": "Was a rugby coach; now coaches coaches."},
    "boateng": {"name": "Esi Boateng", "biography": "Lends the first three months’ rent."},
}
