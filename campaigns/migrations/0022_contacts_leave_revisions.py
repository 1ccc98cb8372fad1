# Not safe beside the previous release, which reads the columns that go: people's data in revisions does not wait
# for a second release. Its pages answer 500 between this migration and the restart.

import django.db.models.deletion
from django.db import migrations, models

from advocacy_site.core.leaving_revisions import forget_in_revisions, give_back, take_over

PAGE = "campaigns.ActionPage"
FIELDS = {
    "name": "contact_name",
    "role": "contact_role",
    "email": "contact_email",
    "phone": "contact_telephone",
}


def give_back_agreement(apps, schema_editor):
    pages = apps.get_model(PAGE).objects
    pages.exclude(contact=None).update(contact_agreed=True)
    schema_editor.connection.check_constraints()


def forget_agreement(apps, schema_editor):
    forget_in_revisions(apps, PAGE, {"contact_agreed"})


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0021_organisations_agree_to_updates"),
        ("core", "0011_contact_persons"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [
        migrations.AddField(
            model_name="actionpage",
            name="contact",
            field=models.ForeignKey(
                blank=True,
                help_text="Changes to a person hold on every page that names them, within minutes.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="core.contactperson",
                verbose_name="contact person",
            ),
        ),
        migrations.RemoveConstraint(model_name="actionpage", name="action_contact_agreed_to_be_named"),
        # Undone, it comes after the names and before the constraint that asks for it.
        migrations.RunPython(forget_agreement, give_back_agreement),
        migrations.RunPython(take_over(PAGE, **FIELDS), give_back(PAGE, **FIELDS)),
        migrations.RemoveField(
            model_name="actionpage",
            name="contact_agreed",
        ),
        migrations.RemoveField(
            model_name="actionpage",
            name="contact_email",
        ),
        migrations.RemoveField(
            model_name="actionpage",
            name="contact_name",
        ),
        migrations.RemoveField(
            model_name="actionpage",
            name="contact_role",
        ),
        migrations.RemoveField(
            model_name="actionpage",
            name="contact_telephone",
        ),
    ]
