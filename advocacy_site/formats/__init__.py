"""How each language of the site writes dates: Django asks here first."""
