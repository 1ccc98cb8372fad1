"""A tagged PDF in any script, written as it is made."""
