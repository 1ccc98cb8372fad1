import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0019_signer_mailings"),
        ("members", "0002_a_new_member_is_discreet"),
        ("supporters", "0004_a_member_may_write"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="signature",
            options={
                "permissions": [
                    ("see_signer", "Can see names and addresses of signers"),
                    ("moderate_signature", "Can hold, release and remove signatures"),
                    ("export_signature", "Can export signatures"),
                    ("export_for_member", "Can export to whom a member may write"),
                ]
            },
        ),
        migrations.AddField(
            model_name="action",
            name="members_may_write",
            field=models.BooleanField(db_default=False, default=False, verbose_name="members may write"),
        ),
        migrations.AddField(
            model_name="signature",
            name="writer",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="members.member",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="writer_named",
            field=models.CharField(blank=True, db_default="", default="", max_length=255),
        ),
        migrations.AddField(
            model_name="signature",
            name="writer_wording",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="supporters.consentwording",
            ),
        ),
        migrations.AddIndex(
            model_name="signature",
            index=models.Index(
                condition=models.Q(("writer__isnull", False)),
                fields=["writer", "action", "created_at", "id"],
                name="signature_by_writer",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("writer__isnull", True), ("writer_named", ""), ("writer_wording__isnull", True)
                    ),
                    models.Q(
                        ("kind", "person"),
                        ("writer_wording__isnull", False),
                        models.Q(("writer_named", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_member_that_may_write_was_named",
            ),
        ),
    ]
