import django.db.models.deletion
from django.db import migrations, models

READERS = [
    ("secretariat", "the secretariat"),
    ("press", "the press office"),
    ("membership", "the people who look after membership"),
    ("programmes", "the people who run our programmes"),
    ("safeguarding", "the safeguarding officer"),
]


def take_over_from_inboxes(apps, _schema_editor):
    """Give messages that are there already to those who may read them today."""
    inbox = apps.get_model("pages", "Inbox").objects.filter(pk=models.OuterRef("inbox_id"))
    apps.get_model("pages", "ContactMessage").objects.update(
        group_id=models.Subquery(inbox.values("group_id")[:1]),
        reader=models.Subquery(inbox.values("reader")[:1]),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pages", "0004_social_feeds"),
    ]

    operations = [
        migrations.AddField(
            model_name="contactmessage",
            name="group",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="auth.group",
                verbose_name="role",
            ),
        ),
        migrations.AddField(
            model_name="contactmessage",
            name="reader",
            field=models.CharField(
                choices=READERS, default="secretariat", max_length=12, verbose_name="read by"
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="contactmessage",
            name="keep_days",
            field=models.PositiveSmallIntegerField(verbose_name="days kept"),
        ),
        migrations.AlterField(
            model_name="inbox",
            name="group",
            field=models.ForeignKey(
                blank=True,
                help_text="Only people with this role see the answers. Without a role the form is closed. A change holds for answers that arrive from now on: what was sent before stays with the role that the page promised.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="auth.group",
                verbose_name="role",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactmessage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reader__in", ["secretariat", "press", "membership", "programmes", "safeguarding"])
                ),
                name="message_reader",
            ),
        ),
        # Last, because PostgreSQL alters no table with rows changed in the same transaction.
        migrations.RunPython(take_over_from_inboxes, migrations.RunPython.noop),
    ]
