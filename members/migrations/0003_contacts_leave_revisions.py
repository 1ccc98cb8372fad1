# Not safe beside the previous release, which reads the columns that go: people's data in revisions does not wait
# for a second release. Its pages answer 500 between this migration and the restart.

from django.db import migrations, models

from advocacy_site.core.leaving_revisions import forget_in_revisions

FIELDS = ("contact_name", "contact_role", "contact_email", "contact_phone")


def take_over(apps, schema_editor):
    """Of a member with several languages, the page that was made first has the word."""
    for page in apps.get_model("members.MemberPage").objects.exclude(member=None).order_by("-pk").iterator():
        found = {name: getattr(page, name) for name in FIELDS}
        if any(found.values()):
            apps.get_model("members.Member").objects.filter(pk=page.member_id).update(**found)
    forget_in_revisions(apps, "members.MemberPage", set(FIELDS))
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table that has some to check


def give_back(apps, schema_editor):
    for member in apps.get_model("members.Member").objects.iterator():
        found = {name: getattr(member, name) for name in FIELDS}
        apps.get_model("members.MemberPage").objects.filter(member=member.pk).update(**found)
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0002_a_new_member_is_discreet"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="contact_email",
            field=models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
        ),
        migrations.AddField(
            model_name="member",
            name="contact_name",
            field=models.CharField(
                blank=True,
                help_text="Who agreed to stand in public, or a desk.",
                max_length=120,
                verbose_name="contact person",
            ),
        ),
        migrations.AddField(
            model_name="member",
            name="contact_phone",
            field=models.CharField(blank=True, max_length=30, verbose_name="telephone"),
        ),
        migrations.AddField(
            model_name="member",
            name="contact_role",
            field=models.CharField(blank=True, max_length=120, verbose_name="role"),
        ),
        migrations.RunPython(take_over, give_back),
        migrations.RemoveField(
            model_name="memberpage",
            name="contact_email",
        ),
        migrations.RemoveField(
            model_name="memberpage",
            name="contact_name",
        ),
        migrations.RemoveField(
            model_name="memberpage",
            name="contact_phone",
        ),
        migrations.RemoveField(
            model_name="memberpage",
            name="contact_role",
        ),
    ]
