#!/usr/bin/env python
"""Django's command line, with development settings unless the environment says otherwise."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "advocacy_site.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
