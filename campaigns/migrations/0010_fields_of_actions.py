import django.db.models.deletion
import django_countries.fields
from django.db import migrations, models

import advocacy_site.core.sealed

FIELDS = {"name": ["name"], "name_country": ["name", "country"]}


def name_what_is_handed_over(apps, schema_editor):
    """Write down, for each action and each signature, the fields that its one choice stood for."""
    Action, Signature = (apps.get_model("campaigns", name) for name in ("Action", "Signature"))
    for choice, fields in FIELDS.items():
        Action.objects.filter(handed_over=choice).update(recipients_get=fields)
        agreed = Signature.objects.filter(action__handed_over=choice, hand_over_wording__isnull=False)
        agreed.update(handed_over=" ".join(fields))


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0009_members_once_and_links_to_the_web"),
        ("members", "0002_a_new_member_is_discreet"),
        ("supporters", "0002_append_only"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="action",
            name="action_handed_over",
        ),
        migrations.RemoveConstraint(
            model_name="signature",
            name="a_person_has_country_and_consent",
        ),
        migrations.AddField(
            model_name="action",
            name="asks_city",
            field=models.CharField(
                choices=[
                    ("no", "Not asked"),
                    ("optional", "May be left empty"),
                    ("required", "Must be given"),
                ],
                default="no",
                max_length=8,
                verbose_name="town or city",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="asks_comment",
            field=models.CharField(
                choices=[
                    ("no", "Not asked"),
                    ("optional", "May be left empty"),
                    ("required", "Must be given"),
                ],
                default="no",
                max_length=8,
                verbose_name="comment",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="asks_country",
            field=models.CharField(
                choices=[
                    ("no", "Not asked"),
                    ("optional", "May be left empty"),
                    ("required", "Must be given"),
                ],
                default="required",
                max_length=8,
                verbose_name="country",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="asks_organisation",
            field=models.CharField(
                choices=[
                    ("no", "Not asked"),
                    ("optional", "May be left empty"),
                    ("required", "Must be given"),
                ],
                default="no",
                max_length=8,
                verbose_name="organisation",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="asks_postcode",
            field=models.CharField(
                choices=[
                    ("no", "Not asked"),
                    ("optional", "May be left empty"),
                    ("required", "Must be given"),
                ],
                default="no",
                max_length=8,
                verbose_name="postcode",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="asks_role",
            field=models.CharField(
                choices=[
                    ("no", "Not asked"),
                    ("optional", "May be left empty"),
                    ("required", "Must be given"),
                ],
                default="no",
                max_length=8,
                verbose_name="role",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="questions",
            field=models.JSONField(
                blank=True, default=list, help_text="See `asked.questions_in`.", verbose_name="own questions"
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="recipients_get",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="Of those who agree to it. A name that is added counts for those who sign from then on.",
                verbose_name="recipients get",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="answers",
            field=advocacy_site.core.sealed.SealedJSONField(
                help_text="As `asked.Answers` keeps them.", null=True
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="comment_state",
            field=models.CharField(
                blank=True,
                choices=[("waiting", "waiting to be read"), ("shown", "shown"), ("refused", "not shown")],
                max_length=7,
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="handed_over",
            field=models.CharField(
                blank=True,
                help_text="What its giver lets recipients have: names of `asked.HANDED_OVER`.",
                max_length=120,
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="updates_wording",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="supporters.consentwording",
            ),
        ),
        migrations.RunPython(name_what_is_handed_over, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name="action",
            name="handed_over",
        ),
        migrations.AlterField(
            model_name="signature",
            name="country",
            field=django_countries.fields.CountryField(
                blank=True,
                help_text="Empty: international, or not asked.",
                max_length=2,
                verbose_name="country",
            ),
        ),
        migrations.AddIndex(
            model_name="signature",
            index=models.Index(
                condition=models.Q(("comment_state", ""), _negated=True),
                fields=["action", "comment_state"],
                name="signature_with_comment",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(("asks_country__in", ["no", "optional", "required"])),
                name="action_asks_country",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(("asks_postcode__in", ["no", "optional", "required"])),
                name="action_asks_postcode",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(("asks_city__in", ["no", "optional", "required"])), name="action_asks_city"
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(("asks_role__in", ["no", "optional", "required"])), name="action_asks_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(("asks_organisation__in", ["no", "optional", "required"])),
                name="action_asks_organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(("asks_comment__in", ["no", "optional", "required"])),
                name="action_asks_comment",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "organisation"), ("sign_wording__isnull", False), _connector="OR"
                ),
                name="a_person_has_consented",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("hand_over_wording__isnull", False), ("handed_over", ""), _connector="OR"
                ),
                name="what_is_handed_over_was_agreed_to",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("comment_state", ""),
                    models.Q(
                        ("answers__isnull", False), ("comment_state__in", ["waiting", "shown", "refused"])
                    ),
                    _connector="OR",
                ),
                name="a_comment_to_show_was_written",
            ),
        ),
    ]
