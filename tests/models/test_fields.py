"""The fields of our own: exact numbers, printed texts, kept files."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from indicators.models import ExactNumberField, PrintedTextField, Unit
from tests.factories import make_document, make_form, make_indicator, make_project


@pytest.mark.django_db
@pytest.mark.parametrize(
    "printed", ["95.0", "95", "0", "0.00", "-3.50", "19650000", "0.0000000000000000000000000001"]
)
def test_a_number_keeps_its_printed_scale(printed):
    indicator = make_indicator(
        make_form(), value_kind="quantitative", comparator="eq", number=Decimal(printed)
    )
    indicator.refresh_from_db()
    assert format(indicator.number, "f") == printed


@pytest.mark.django_db
def test_a_number_is_found_by_its_amount():
    Unit.objects.create(symbol="万元", dimension="money", base="元", factor=Decimal("10000.0"))
    assert Unit.objects.get(factor=Decimal(10000)).symbol == "万元"


@pytest.mark.parametrize("value", [95.0, "NaN", "Infinity", "95%"])
def test_what_is_not_exact_is_refused(value):
    with pytest.raises(ValidationError):
        ExactNumberField().to_python(value)


def test_a_migration_does_not_name_our_fields():
    paths = [field.deconstruct()[1] for field in (ExactNumberField(), PrintedTextField())]
    assert paths == ["django.db.models.DecimalField", "django.db.models.TextField"]


def test_an_input_left_empty_is_no_text():
    field = PrintedTextField().formfield()
    assert [field.clean(""), field.clean("无")] == [None, "无"]


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", " ", "\n\t ", "\u3000"])
def test_a_blank_text_is_refused(text):
    project = make_project()
    with pytest.raises(IntegrityError, match="texts_not_empty"), transaction.atomic():
        make_form(project, overview=text)


@pytest.mark.django_db
def test_a_file_is_kept_under_its_digest_and_never_overwritten(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    first = make_document(file=ContentFile(b"first", name="../../outside.txt"))
    second = make_document("130533", file=ContentFile(b"second", name="other.txt"))
    digest = "a" * 64
    assert [first.file.name, second.file.name] == [f"documents/aa/{digest}"] * 2
    with second.file.open() as kept:
        assert kept.read() == b"first"
    assert [p.name for p in (tmp_path / "documents" / "aa").iterdir()] == [digest]
