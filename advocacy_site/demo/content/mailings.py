"""Updates to signers: one that was sent, one that waits for somebody to look at it."""

WRITER = "updates@daybreak.example"  # an account that nobody can use

# Of each: the action's slug, the first words of the line of its timeline, and days: told after it, sent or not.
SENT = ("strike-it-out", "Delivered to", 89)
DRAFT = ("strike-it-out", "Answered by")
FOR_SOME = ("close-the-listings", "The largest site")
LEFT_MEANWHILE = 2
