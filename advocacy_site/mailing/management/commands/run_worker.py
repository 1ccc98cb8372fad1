import logging
import os
import signal
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from advocacy_site.mailing.worker import Stop, Worker

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Sends the outbox and runs periodic jobs until SIGTERM or SIGINT. Any number may run at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Do what is due now, then exit.")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        stop = Stop()
        worker = Worker(stop)
        if once:
            worker.run_once()
            return

        def on_signal(number: int, _frame: Any) -> None:
            if not stop.requested:
                signal.alarm(settings.WORKER_GRACE_SECONDS)
            stop.request()

        # Leaving the hard way is safe: the mail in hand becomes due again by itself.
        signal.signal(signal.SIGALRM, lambda _number, _frame: os._exit(0))
        signal.signal(signal.SIGTERM, on_signal)
        signal.signal(signal.SIGINT, on_signal)
        logger.info("worker started")
        worker.run()
        signal.alarm(0)
        logger.info("worker stopped")
