from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """News posts, the press room, and the stream of everything new."""

    name = "advocacy_site.news"
    label = "news"
    verbose_name = _("News")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put news into the stream, and keep the stream in step with all pages."""
        from advocacy_site.core.registry import (
            Cards,
            StreamSource,
            campaign_sections,
            cards,
            latest_news,
            member_sections,
            page_followers,
            stream,
        )

        from . import elsewhere, services
        from .models import NewsPage

        stream.register("news.NewsPage", StreamSource(dict(NewsPage.Kind.choices), NewsPage.stream_item))
        page_followers.register("stream", services.keep_stream)
        cards.register("news.NewsPage", Cards("components/stream_row.html", "ledger", elsewhere.rows))
        latest_news.register("news", elsewhere.latest)
        campaign_sections.register("news", elsewhere.about)
        member_sections.register("news", elsewhere.about)
