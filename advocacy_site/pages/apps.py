from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """The home page and the pages that belong to no domain."""

    name = "advocacy_site.pages"
    label = "pages"
    verbose_name = _("Pages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter this room into the registries of the rooms below."""
        from datetime import timedelta

        from wagtail.permissions import register_permission_policy

        from advocacy_site.core.permissions import OnlySomeRecords, PageRecords
        from advocacy_site.core.registry import PeriodicJob, jobs, page_guards

        from . import emails, guards, privacy, social
        from .models import ContactMessage, Inbox

        # An inbox comes with its page; messages come through its form and go with their period.
        register_permission_policy(Inbox, PageRecords(Inbox), exact_class=True)
        # To those of the role that it was sent to; administrators see no others either.
        of_ones_roles = OnlySomeRecords(ContactMessage, ContactMessage.objects.readable_by)
        register_permission_policy(ContactMessage, of_ones_roles, exact_class=True)
        emails.register()
        privacy.register()
        page_guards.register("messages", guards.contact_pages_with_messages)
        # Each feed has a turn of its own, once an hour; a run reads what is due.
        jobs.register("social-feeds", PeriodicJob(social.fetch_due_feeds, timedelta(minutes=1)))
