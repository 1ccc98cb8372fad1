"""What the admin's first page says about signing."""

from typing import Any

from wagtail.admin.ui.components import Component

from . import health


class WrongNumbersPanel(Component):
    """That published numbers were wrong and were put right, or that nobody has looked. Else nothing."""

    name = "wrong_numbers"
    template_name = "campaigns/admin/wrong_numbers.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"differences": health.recent_differences(), "is_late": health.recount_is_due()}
