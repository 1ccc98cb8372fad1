# Not safe beside the previous release, which reads the columns that go: people's data in revisions does not wait
# for a second release. Its pages answer 500 between this migration and the restart.

import django.db.models.deletion
from django.db import migrations, models

from advocacy_site.core.leaving_revisions import give_back, take_over

FIELDS = {"name": "contact_name", "role": "contact_role", "email": "contact_email", "phone": "contact_phone"}


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0011_contact_persons"),
        ("pages", "0005_messages_keep_their_reader"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [
        migrations.AddField(
            model_name="donatepage",
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
        migrations.AddField(
            model_name="standardpage",
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
        migrations.RunPython(
            take_over("pages.StandardPage", **FIELDS), give_back("pages.StandardPage", **FIELDS)
        ),
        migrations.RunPython(
            take_over("pages.DonatePage", **FIELDS), give_back("pages.DonatePage", **FIELDS)
        ),
        migrations.RemoveField(
            model_name="donatepage",
            name="contact_email",
        ),
        migrations.RemoveField(
            model_name="donatepage",
            name="contact_name",
        ),
        migrations.RemoveField(
            model_name="donatepage",
            name="contact_phone",
        ),
        migrations.RemoveField(
            model_name="donatepage",
            name="contact_role",
        ),
        migrations.RemoveField(
            model_name="standardpage",
            name="contact_email",
        ),
        migrations.RemoveField(
            model_name="standardpage",
            name="contact_name",
        ),
        migrations.RemoveField(
            model_name="standardpage",
            name="contact_phone",
        ),
        migrations.RemoveField(
            model_name="standardpage",
            name="contact_role",
        ),
    ]
