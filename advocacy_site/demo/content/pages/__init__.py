"""The pages that belong to no domain. People, organisations and figures on them are invented.

A link names the `place` that it leads to (see `builders/places.py`); one to a page that is not there is left
out.
"""
