from django.db import migrations

from advocacy_site.core.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("supporters", "0001_first_release")]

    operations = [
        AppendOnly("Consent"),
        AppendOnly("ConsentWording", columns=("purpose", "version", "text", "sha256")),
    ]
