from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """The member organisations and their directory."""

    name = "members"
    label = "members"
    verbose_name = _("Members")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say how members stand in a body, who may do what with their records, and keep the filters fresh."""
        from wagtail.permissions import register_permission_policy

        from advocacy_site.core.permissions import PageRecords
        from advocacy_site.core.registry import Cards, cards, page_followers

        from .directory import forget_offer
        from .models import Member
        from .presentation import cards_in_body

        # A record comes with its page, and outlives it: its name in links is never given to another member.
        register_permission_policy(Member, PageRecords(Member), exact_class=True)
        cards.register("members.MemberPage", Cards("components/member_row.html", "roll", cards_in_body))
        page_followers.register("directory", forget_offer)
