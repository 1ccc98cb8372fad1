from django.db import migrations, models

from advocacy_site.core.append_only import AppendOnly, StaysAppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("supporters", "0003_data_requests"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        StaysAppendOnly("Consent"),
        StaysAppendOnly("ConsentWording", columns=("purpose", "version", "text", "sha256")),
        migrations.RemoveConstraint(
            model_name="consent",
            name="consent_purpose",
        ),
        migrations.RemoveConstraint(
            model_name="consentwording",
            name="consent_wording_purpose",
        ),
        migrations.AddField(
            model_name="consent",
            name="organisation_name",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="That member’s name, as the words had it when they were read.",
                max_length=255,
            ),
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
                ],
                max_length=12,
                verbose_name="purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["sign", "hand_over", "updates", "member", "newsletter"])),
                name="consent_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision", "granted"), ("purpose", "member"), _negated=True),
                    models.Q(
                        models.Q(("organisation", ""), _negated=True),
                        models.Q(("organisation_name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="consent_to_a_member_says_which",
            ),
        ),
        migrations.AddConstraint(
            model_name="consentwording",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose__in", ["sign", "hand_over", "updates", "member", "newsletter"])),
                name="consent_wording_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="consentwording",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("purpose", "member"), _negated=True),
                    ("text__contains", "{member}"),
                    _connector="OR",
                ),
                name="consent_wording_names_the_member",
            ),
        ),
        # SQLite has dropped the triggers with the tables it rebuilt.
        AppendOnly("Consent"),
        AppendOnly("ConsentWording", columns=("purpose", "version", "text", "sha256")),
    ]
