"""Who may look at what people sent."""

from typing import Any

from django.db.models import QuerySet

from advocacy_site.core.permissions import OnlySomeRecords

from .models import ContactMessage


class MessagesOfOnesRoles(OnlySomeRecords):
    """Messages that were sent to one of the user's roles; administrators see no others either."""

    def records_of(self, user: Any) -> QuerySet[ContactMessage]:
        return ContactMessage.objects.readable_by(user)
