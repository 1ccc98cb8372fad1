from django.db import migrations

from advocacy_site.core.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0001_first_release")]

    operations = [
        AppendOnly("TextVersion", columns=("action_id", "language", "number", "sha256", "text")),
        AppendOnly("Reaffirmation"),
    ]
