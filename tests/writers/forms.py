"""The five documents' forms, and written ones read back."""

from functools import cache

from django.conf import settings

from indicators.core.form import FormContent
from indicators.readers.document import read_document
from indicators.recogniser.recognise import recognise
from indicators.services.catalogue import packaged_catalogue
from indicators.writers.document import Format, write_document

CATALOGUE = packaged_catalogue()
TAXONOMY = {taxonomy.code: taxonomy for taxonomy in CATALOGUE.taxonomies}


def recognised(data) -> tuple[FormContent, ...]:
    blocks = read_document(data).blocks
    return recognise(blocks, taxonomies=CATALOGUE.taxonomies, units=CATALOGUE.units).forms


@cache
def disclosed(region: str) -> tuple[FormContent, ...]:
    """The forms of the document whose name has the region in it."""
    folder = settings.BASE_DIR / "fixtures" / "documents"
    (path,) = folder.glob(f"*{region}*.txt")
    return recognised(path.read_bytes())


def written(contents, ending, layout=None):
    return write_document(contents, Format(ending), layout, CATALOGUE.taxonomies, CATALOGUE.units)
