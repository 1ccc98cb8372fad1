"""What the demo's staff set against abuse. Nobody of this exists."""

FLOODED = "close-the-listings"  # the action, by its slug
BLOCKED = {
    "kind": "domain",
    "pattern": "*.clickfarm.example",
    "reason": "Sent 214 forms within three minutes, each with another name",
}
HALL, HALL_DAYS_AGO = "Evening at the town library, Kisumu", 12
REMOVED, REMOVED_DAYS_AGO = 14, 9
REMOVED_BECAUSE = "invented names, sent by a machine within three minutes."
HELD = [
    ("burst:sequence,fast", ""),
    (
        "burst:name,fast",
        "We are a school: my class signed together after the lesson, and three of us share a name.",
    ),
    ("burst:name,fast", ""),
    ("burst:throwaway,throwaways,fast", ""),
]
