"""The admin's view of an action's record: its settings, apart from any page's words."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from advocacy_site.core.questions import Asks
from advocacy_site.core.record_views import RecordEditView, RecordForm, RecordIndexView, RecordViewSet
from advocacy_site.core.record_words import add_fields, languages_of, texts_of
from advocacy_site.supporters.models import Purpose, wordings_for

from . import services
from .asked import FIELDS, HANDED_OVER
from .models import Action, ActionPage, Tally
from .presentation import next_goal, progress_of


class ActionEditView(RecordEditView):
    """The settings of an action."""

    change = staticmethod(services.change_settings)


class ActionIndexView(RecordIndexView):
    """Actions, each with its number as published."""

    def get_base_queryset(self) -> QuerySet[Action]:
        total = Tally.objects.filter(action=OuterRef("pk"), dimension=Tally.Dimension.TOTAL)
        count = Coalesce(Subquery(total.values("count")[:1]), 0)
        return super().get_base_queryset().annotate(count=count)


class PagesColumn(Column):
    """The title of each page of an action, with its language: a link to where its words are edited."""

    cell_template_name = "core/admin/pages_cell.html"

    def get_value(self, instance: Action) -> list[ActionPage]:
        return sorted(instance.pages.all(), key=lambda page: (page.locale.language_code, page.pk))


class ActionForm(RecordForm):
    """The settings of an action."""

    recipients_get = forms.MultipleChoiceField(
        label=_("Recipients get"),
        choices=list(HANDED_OVER.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of those who agree to it. What you add here counts for those who sign from then on."),
    )
    paused = forms.BooleanField(
        label=_("Paused"), required=False, help_text=_("Nobody can sign or confirm; the page says so.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paused"].initial = bool(self.instance.paused_at)
        add_fields(
            self,
            "pause_notice",
            languages_of(self.instance),
            label=str(_("Why it is paused")),
            max_length=300,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text=_("Said on the page while it is."),
        )
        others = Action.objects.exclude(pk=self.instance.pk).prefetch_related("pages")
        self.fields["successor"].queryset = others  # type: ignore[attr-defined]  # a choice of a model
        self.count = progress_of([self.instance])[self.instance.pk].total
        self.fields["goal"].help_text = self._goal_help()

    def _goal_help(self) -> str:
        grows = _("Grows by itself each time it is reached: to the next of 1, 2, 5, 10, 20, 50 and so on.")
        if self.count < self.instance.goal:
            return str(grows)
        return _("%(count)s have signed, so that pages show the goal %(goal)s now. %(grows)s") % {
            "count": self.count,
            "goal": next_goal(self.instance.goal, self.count),
            "grows": grows,
        }

    def clean(self) -> dict[str, Any] | None:
        """Refuse to hand over what nobody is asked for."""
        data = super().clean() or {}
        missing = [
            str(HANDED_OVER[name])
            for name in data.get("recipients_get", [])
            if data.get(f"asks_{name}") == Asks.NO or (name == "answers" and not self.instance.questions)
        ]
        if missing:
            words = _("Signers are not asked for this: %(fields)s.") % {"fields": ", ".join(missing)}
            self.add_error("recipients_get", words)
        return data

    def clean_members_may_write(self) -> bool:
        """Refuse what nobody could be asked: there are no words for it yet."""
        may_write: bool = self.cleaned_data["members_may_write"]
        if may_write and Purpose.MEMBER not in wordings_for(settings.LANGUAGE_CODE):
            raise ValidationError(_("Write the words of this consent first: Settings, Consent wordings."))
        return may_write

    def clean_goal(self) -> int:
        """Refuse a new goal that is reached already: pages would show another one than was typed."""
        goal = self.cleaned_data["goal"]
        if goal < 1:
            raise ValidationError(_("A goal is 1 or more."), code="min_value")
        if "goal" in self.changed_data and goal <= self.count:
            raise ValidationError(
                _("%(count)s have signed already. Write a higher goal."),
                code="reached",
                params={"count": self.count},
            )
        return goal

    def clean_successor(self) -> Action | None:
        """Refuse a circle: nobody would ever arrive."""
        successor: Action | None = self.cleaned_data["successor"]
        after, seen = successor, set()
        while after is not None and after.pk not in seen:
            if after.pk == self.instance.pk:
                raise ValidationError(_("That action leads back to this one."), code="circle")
            seen.add(after.pk)
            after = after.successor
        return successor

    def changes(self) -> dict[str, Any]:
        """Return the settings to change; the words in all languages together."""
        changes = super().changes()
        texts = [name for name in changes if name.startswith("pause_notice_")]
        for name in texts:
            del changes[name]
        return changes | ({"pause_notice": texts_of(self, "pause_notice")} if texts else {})

    def shown_values(self) -> list[Any]:
        return [*super().shown_values(), self.instance.paused_at, self.instance.pause_notice]

    class Meta:
        model = Action
        fields = [
            *("kind", "signers", "opens_at", "closes_at", "goal", "public_list"),
            *(f"asks_{name}" for name in FIELDS),
            "recipients_get",
            "members_may_write",
            *("list_order", "categories", "check_address"),
            "successor",
        ]
        help_texts = {
            "members_may_write": _(
                "Who came by a member’s link is asked whether that member may write to them about this. "
                "The words stand under “Consent wordings”."
            )
        }


class ActionViewSet(RecordViewSet):
    """Actions, newest first."""

    model = Action
    icon = "clipboard-list"
    menu_label = _("Actions")
    menu_order = 200
    list_display = [
        "__str__",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("state_label", label=_("State")),
        Column("count", label=_("Signed"), sort_key="count"),
        PagesColumn("pages", label=_("Pages")),
        "opens_at",
        "closes_at",
    ]
    edit_template_name = "campaigns/admin/action_edit.html"
    list_filter = ["kind"]
    edit_view_class = ActionEditView
    index_view_class = ActionIndexView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return ActionForm
