from typing import Any

from django.core.management.base import BaseCommand

from advocacy_site.demo.builders import build


class Command(BaseCommand):
    help = "Makes the small demo, or what is missing of it. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        build()
        self.stdout.write("Demo content is there.")
