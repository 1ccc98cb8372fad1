"""Making the files of a delivery pack: who is in them, what of each, and the three formats."""
