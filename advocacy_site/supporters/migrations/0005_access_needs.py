from django.db import migrations, models

from advocacy_site.core.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("supporters", "0004_a_member_may_write"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="consent",
            name="consent_purpose",
        ),
        migrations.RemoveConstraint(
            model_name="consentwording",
            name="consent_wording_purpose",
        ),
        migrations.AlterField(
            model_name="consent",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("sign", "Store and count a signature"),
                    ("hand_over", "Hand a signature to its recipients"),
                    ("updates", "Write about an action that somebody signed"),
                    ("member", "Let the member that brought somebody write about an action they signed"),
                    ("newsletter", "Newsletter"),
                    ("access", "Store what somebody needs to take part in an event"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="consentwording",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("sign", "Store and count a signature"),
                    ("hand_over", "Hand a signature to its recipients"),
                    ("updates", "Write about an action that somebody signed"),
                    ("member", "Let the member that brought somebody write about an action they signed"),
                    ("newsletter", "Newsletter"),
                    ("access", "Store what somebody needs to take part in an event"),
                ],
                max_length=12,
                verbose_name="purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("purpose__in", ["sign", "hand_over", "updates", "member", "newsletter", "access"])
                ),
                name="consent_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="consentwording",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("purpose__in", ["sign", "hand_over", "updates", "member", "newsletter", "access"])
                ),
                name="consent_wording_purpose",
            ),
        ),
        # SQLite has dropped the triggers with the tables it rebuilt.
        AppendOnly("Consent"),
        AppendOnly("ConsentWording", columns=("purpose", "version", "text", "sha256")),
    ]
