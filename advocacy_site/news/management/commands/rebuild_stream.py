from typing import Any

from django.core.management.base import BaseCommand

from advocacy_site.news.services import rebuild_stream


class Command(BaseCommand):
    """For a site whose pages were written past `Page.save()`, by a migration or an import."""

    help = "Write the stream of news, events and actions anew from their pages."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild_stream()} entries.")
