"""For migrations that take people's data off pages: what revisions and translators keep of it goes, too."""

import json
from collections.abc import Callable
from typing import Any

BATCH = 200


def take_over(model: str, **fields: str) -> Callable[[Any, Any], None]:
    """Return a migration's step that makes contact persons of the `fields` of pages of `model` ("app.Model").

    `fields`: name, role, email and phone, each with its name there. Whom nobody could reach is left off.
    """

    def step(apps: Any, schema_editor: Any) -> None:
        people = apps.get_model("core", "ContactPerson").objects
        for page in apps.get_model(model).objects.exclude(**dict.fromkeys(fields.values(), "")).iterator():
            found = {name: getattr(page, field) for name, field in fields.items()}
            if found["email"] or found["phone"]:
                found["name"] = found["name"] or found["role"] or found["email"] or found["phone"]
                page.contact = people.get_or_create(locale_id=page.locale_id, agreed=True, **found)[0]
                page.save(update_fields=["contact"])
        forget_in_revisions(apps, model, set(fields.values()))
        schema_editor.connection.check_constraints()  # PostgreSQL alters no table that has some to check

    return step


def give_back(model: str, **fields: str) -> Callable[[Any, Any], None]:
    """Return the step that undoes `take_over`, but for what it deleted in revisions."""

    def step(apps: Any, schema_editor: Any) -> None:
        for page in apps.get_model(model).objects.exclude(contact=None).select_related("contact").iterator():
            for name, field in fields.items():
                setattr(page, field, getattr(page.contact, name))
            page.save(update_fields=list(fields.values()))
        schema_editor.connection.check_constraints()

    return step


def forget_in_revisions(apps: Any, model: str, fields: set[str]) -> None:
    """Delete `fields` of `model` ("app.Model") from its revisions and from what translators were given."""
    kinds = apps.get_model("contenttypes", "ContentType").objects
    app, name = model.lower().split(".")
    kind = kinds.filter(app_label=app, model=name).first()
    if kind is None:
        return  # no page of this type was ever saved
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(content_type=kind)
    for revision in revisions.iterator(chunk_size=BATCH):
        kept = {key: value for key, value in revision.content.items() if key not in fields}
        if kept != revision.content:
            revision.content = kept
            revision.save(update_fields=["content"])
    sources = apps.get_model("wagtail_localize", "TranslationSource").objects.filter(
        specific_content_type=kind
    )
    for source in sources.iterator(chunk_size=BATCH):
        content = json.loads(source.content_json)
        source.content_json = json.dumps({key: content[key] for key in content if key not in fields})
        source.save(update_fields=["content_json"])
        _forget_texts(apps, source, fields)


def _forget_texts(apps: Any, source: Any, fields: set[str]) -> None:
    """Delete the texts of `fields`, their translations and overrides; a text that stands elsewhere stays."""

    def rows(name: str) -> Any:
        return apps.get_model("wagtail_localize", name).objects

    contexts = list(
        rows("TranslationContext")
        .filter(object_id=source.object_id, path__in=fields)
        .values_list("pk", flat=True)
    )
    segments = rows("StringSegment").filter(context__in=contexts)
    texts = list(segments.values_list("string_id", flat=True))
    segments.delete()
    for name in ("OverridableSegment", "SegmentOverride", "StringTranslation"):
        rows(name).filter(context__in=contexts).delete()
    rows("TranslationContext").filter(pk__in=contexts).delete()
    rows("String").filter(pk__in=texts, segments=None).delete()
