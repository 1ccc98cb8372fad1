from django.db import migrations

from advocacy_site.core.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("core", "0002_initial")]

    operations = [AppendOnly("AccessLog")]
