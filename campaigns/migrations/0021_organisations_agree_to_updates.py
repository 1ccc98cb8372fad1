import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0020_a_member_may_write"),
        ("supporters", "0004_a_member_may_write"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisationrequest",
            name="updates_wording",
            field=models.ForeignKey(
                db_index=False,
                help_text="What whoever sent it agreed to, for themselves; null: we do not write.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="supporters.consentwording",
            ),
        ),
    ]
