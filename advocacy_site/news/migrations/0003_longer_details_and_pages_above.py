from django.db import migrations, models


def name_the_pages_above(apps, schema_editor):
    """Let news and events be found under the member, actions under the campaign, that they stand below."""
    entry, option = apps.get_model("news", "StreamEntry"), apps.get_model("news", "StreamOption")
    for facet, model in (
        ("member", apps.get_model("members", "MemberPage")),
        ("campaign", apps.get_model("campaigns", "CampaignPage")),
    ):
        for page in model.objects.all():
            below = entry.objects.filter(page__path__startswith=page.path, page__depth__gt=page.depth)
            if keys := list(below.values_list("pk", flat=True)):
                found, _created = option.objects.get_or_create(
                    locale_id=page.locale_id,
                    facet=facet,
                    value=str(page.translation_key),
                    defaults={"page_id": page.pk},
                )
                found.entries.add(*keys)


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0006_page_types"),
        ("members", "0001_members_pages_and_records"),
        ("news", "0002_posts_for_an_audience"),
    ]

    operations = [
        migrations.AlterField(
            model_name="streamentry",
            name="detail",
            field=models.TextField(blank=True),
        ),
        migrations.RunPython(name_the_pages_above, migrations.RunPython.noop),
    ]
