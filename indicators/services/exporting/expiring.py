"""The file of an export goes; what was asked, by whom and when, stays."""

from django.db import transaction

from indicators.core.export import ExportState
from indicators.models import Export


@transaction.atomic
def expire_export(*, export: Export) -> None:
    kept = Export.objects.select_for_update().get(pk=export.pk)
    if kept.state != ExportState.DONE:
        return
    storage, name = kept.file.storage, str(kept.file.name)
    kept.state, kept.file = ExportState.EXPIRED.value, ""
    kept.save(update_fields=["state", "file"])
    transaction.on_commit(lambda: storage.delete(name))
