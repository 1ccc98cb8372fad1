"""Holds that nobody can be told of, readers who were told by another action, and the breaker's index."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0022_contacts_leave_revisions"),
    ]

    operations = [
        migrations.AddField(
            model_name="holdcase",
            name="unreadable_at",
            field=models.DateTimeField(help_text="When no key opened its address last.", null=True),
        ),
        migrations.AddField(
            model_name="signermailing",
            name="told_elsewhere",
            field=models.PositiveIntegerField(
                db_default=0,
                default=0,
                help_text="How many had the same line of the campaign from another action.",
            ),
        ),
        migrations.AddIndex(
            model_name="organisationrequest",
            index=models.Index(fields=["action", "requested_at"], name="org_request_by_action"),
        ),
        migrations.AlterField(
            model_name="organisationrequest",
            name="action",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="organisation_requests",
                to="campaigns.action",
            ),
        ),
    ]
