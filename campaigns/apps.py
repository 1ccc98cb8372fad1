from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    """Campaigns and the actions that visitors sign."""

    name = "campaigns"
    label = "campaigns"
    verbose_name = _("Campaigns")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter this room into the registries of the rooms below."""
        from wagtail.permissions import register_permission_policy

        from advocacy_site.core.permissions import PageRecords

        from . import (
            emails,
            mailing_emails,
            moderation,
            organisation_registry,
            privacy,
            reaffirm_emails,
            stream,
        )
        from .models import Action

        # A record comes with its page and stays with its signatures.
        register_permission_policy(Action, PageRecords(Action), exact_class=True)
        emails.register()
        organisation_registry.register()
        mailing_emails.register()
        reaffirm_emails.register()
        privacy.register()
        stream.register()
        self._register_work()
        moderation.register()
        self._register_pages()

    @staticmethod
    def _register_pages() -> None:
        """How other rooms show this room's pages, and which pages must stay."""
        from advocacy_site.core.registry import Cards, cards, member_sections, page_guards

        from . import guards, presentation, signed_letters

        member_sections.register("letters", signed_letters.letters_signed)
        page_guards.register("actions", guards.action_pages_with_rows)
        rows = Cards("components/action_row.html", "ledger acts-list", presentation.embedded_actions)
        cards.register("campaigns.ActionPage", rows)

    @staticmethod
    def _register_work() -> None:
        """What the worker does every so often, and what mailed links open."""
        from advocacy_site.core.registry import PeriodicJob, health_checks, jobs, link_handlers

        from . import health, services, views

        jobs.register("tally", PeriodicJob(run=services.fold_deltas, every=timedelta(seconds=3)))
        jobs.register("tally-check", PeriodicJob(run=services.check_tallies, every=timedelta(days=1)))
        jobs.register("delivery-packs", PeriodicJob(run=services.make_next_pack, every=timedelta(seconds=5)))
        jobs.register("offline-numbers", PeriodicJob(run=services.count_offline, every=timedelta(seconds=5)))
        jobs.register("reaffirm", PeriodicJob(run=services.ask_earlier_signers, every=timedelta(minutes=1)))
        jobs.register("updates", PeriodicJob(run=services.carry_on_mailings, every=timedelta(minutes=1)))
        health_checks.register("tallies", health.tallies_flow)
        for purpose, opened in views.MAILED_LINKS.items():
            link_handlers.register(purpose, opened)
