from django.db import migrations, models


def name_recipients(apps, schema_editor):
    """Write down to whom earlier givers agreed: as the page of their words names them now."""
    Signature, Page = (apps.get_model("campaigns", name) for name in ("Signature", "ActionPage"))
    of_page = Page.objects.filter(text_versions=models.OuterRef("text_version"))
    agreed = Signature.objects.exclude(handed_over="")
    agreed.update(recipients=models.Subquery(of_page.values("recipients")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0017_words_change_and_outcomes"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisationrequest",
            name="source",
            field=models.SlugField(blank=True, db_index=False, help_text="Whose link it was."),
        ),
        migrations.AddField(
            model_name="signature",
            name="recipients",
            field=models.CharField(
                blank=True, help_text="To whom, as the form named them when it was agreed to.", max_length=200
            ),
        ),
        migrations.RunPython(name_recipients, migrations.RunPython.noop),
    ]
