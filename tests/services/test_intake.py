import pytest
from django.db import DatabaseError, connection

from indicators.core.workflow import DocumentState, FormState
from indicators.models import Event, Form, Indicator, SourceDocument
from indicators.services.catalogue import packaged_catalogue
from indicators.services.documents import Upload
from indicators.services.intake import Intake, Outcome, import_document
from indicators.services.kept import content_of
from indicators.services.placement import Defaults
from projects.models import Organisation, Project
from projects.services.regions import kept_regions
from tests.catalogue import load_catalogue

pytestmark = pytest.mark.django_db

TEXT = """2023年度单位预算公开
单位名称：{unit}

项目支出绩效目标表

项目名称\t{project}\t\t\t\t
主管部门及代码\t053-柳林县医疗保障局[部门]\t\t实施单位\t{unit}\t
绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t备注
\t产出指标\t数量指标\t参保人数\t{target}\t
"""


@pytest.fixture(autouse=True)
def _catalogue(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    load_catalogue("141125", "130533")


def text(unit="柳林县医疗保险服务中心", project="某项目", target="≥95%"):
    return TEXT.format(unit=unit, project=project, target=target)


def bring(*texts, **options):
    intake = Intake(packaged_catalogue(), kept_regions(), **options)
    upload = Upload("甲.txt", "\n".join(texts).encode(), by=None)
    return import_document(upload=upload, intake=intake)


def outcomes(report):
    return [form.outcome for form in report.forms]


def test_a_form_is_kept_under_its_organisation_in_its_region():
    report = bring(text())
    assert outcomes(report) == [Outcome.CREATED]
    form = Form.objects.get()
    assert (form.region_code, form.fiscal_year, form.state) == ("141125", 2023, FormState.DRAFT)
    assert (form.organisation.name, form.organisation.kind) == (
        "柳林县医疗保险服务中心",
        "budget_unit",
    )
    assert (form.organisation.parent.code, form.organisation.parent.name) == (
        "053",
        "柳林县医疗保障局",
    )
    assert form.project.name == "某项目"
    assert content_of(form) == report.forms[0].content


def test_the_file_is_kept_as_it_came():
    bring(text())
    document = SourceDocument.objects.get()
    assert (document.name, document.state) == ("甲.txt", DocumentState.READ)
    with document.file.open() as file:
        assert file.read() == text().encode()


def test_a_disclosure_comes_in_as_published():
    bring(text(), published=True)
    assert Form.objects.get().state == FormState.PUBLISHED


def rows():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Form, Indicator, SourceDocument, Organisation, Project, Event)
    ]


def test_the_same_file_again_changes_nothing_and_says_so():
    bring(text())
    before = rows()
    report = bring(text())
    assert (report.known, outcomes(report)) == (True, [Outcome.UNCHANGED])
    assert rows() == before


def test_a_corrected_file_offers_the_difference_and_changes_no_form():
    bring(text(target="≥95%"))
    report = bring(text(target="≥90%"))
    assert outcomes(report) == [Outcome.DIFFERS]
    assert [(c.field, c.before, c.after) for c in report.forms[0].changes] == [
        ("indicators.value.raw", "≥95%", "≥90%"),
        ("indicators.value.number", "95", "90"),
        ("indicators.value.canonical_number", "95", "90"),
    ]
    assert Indicator.objects.get().raw == "≥95%"


def test_the_difference_is_offered_again_without_a_second_row_or_event():
    bring(text(target="≥95%"))
    bring(text(target="≥90%"))
    before = rows()
    assert outcomes(bring(text(target="≥90%"))) == [Outcome.DIFFERS]
    assert rows() == before


def test_the_difference_is_taken_over_when_asked_for():
    bring(text(target="≥95%"))
    bring(text(target="≥90%"))
    report = bring(text(target="≥90%"), update=True)
    assert outcomes(report) == [Outcome.UPDATED]
    assert Indicator.objects.get().raw == "≥90%"
    assert {document.state for document in SourceDocument.objects.all()} == {DocumentState.READ}


@pytest.mark.parametrize(
    "state", [FormState.SUBMITTED, FormState.FINANCE_APPROVED, FormState.PUBLISHED]
)
def test_a_form_that_is_out_of_the_clerks_hands_is_not_replaced(state):
    bring(text(target="≥95%"))
    Form.objects.filter(region_code="141125").update(state=state)
    assert outcomes(bring(text(target="≥90%"), update=True)) == [Outcome.DIFFERS]
    assert Indicator.objects.get().raw == "≥95%"


def test_a_corrected_disclosure_replaces_the_published_form():
    bring(text(target="≥95%"), published=True)
    report = bring(text(target="≥90%"), published=True, update=True)
    assert outcomes(report) == [Outcome.UPDATED]
    assert Indicator.objects.get().raw == "≥90%"


def test_a_form_of_an_unknown_region_is_refused_and_the_file_kept():
    report = bring(text(unit="医疗保险服务中心").replace("柳林县", ""))
    assert (outcomes(report), report.failed) == ([Outcome.REFUSED], True)
    assert [problem.code for problem in report.problems] == ["region_unknown"]
    document = SourceDocument.objects.get()
    assert (document.region_code, document.state) == ("000000", DocumentState.KEPT)


def test_a_refused_form_comes_in_once_its_region_is_told():
    nowhere = text(unit="医疗保险服务中心").replace("柳林县", "")
    bring(nowhere)
    report = bring(nowhere, defaults=Defaults(region_code="130533"))
    assert outcomes(report) == [Outcome.CREATED]
    assert Form.objects.get().region_code == "130533"


def test_a_form_without_a_year_is_refused_until_the_year_is_told():
    undated = text().replace("2023年度", "")
    assert [p.code for p in bring(undated).problems] == ["year_unknown"]
    assert outcomes(bring(undated, defaults=Defaults(fiscal_year=2022))) == [Outcome.CREATED]
    assert (Form.objects.get().fiscal_year, Form.objects.get().fiscal_year_stated) == (2022, False)


def test_a_file_that_cannot_be_read_is_kept_with_its_problem():
    upload = Upload("坏.pdf", b"%PDF-1.7 ...", by=None)
    report = import_document(upload=upload, intake=Intake(packaged_catalogue(), kept_regions()))
    assert ([p.code for p in report.problems], report.failed) == (["damaged_file"], True)
    document = SourceDocument.objects.get()
    assert document.state == DocumentState.FAILED
    with document.file.open() as file:
        assert file.read() == b"%PDF-1.7 ..."


def test_two_forms_of_one_project_in_a_document_are_both_kept():
    report = bring(text(target="≥95%"), text(target="≥90%"))
    assert outcomes(report) == [Outcome.CREATED, Outcome.CREATED]
    assert sorted(Form.objects.values_list("occurrence", flat=True)) == [0, 1]


def test_a_document_of_two_regions_has_a_row_in_each():
    bring(text(), text(unit="威县医疗保障局"))
    found = SourceDocument.objects.values_list("region_code", flat=True)
    assert sorted(found) == ["130533", "141125"]


def test_an_organisation_printed_in_two_ways_stays_one():
    bring(text(unit="柳林县医疗保险服务中心", project="甲"))
    bring(text(unit="柳林县医疗保险 服务中心", project="乙"))
    assert Organisation.objects.filter(kind="budget_unit").count() == 1
    assert sorted(Project.objects.values_list("name", flat=True)) == ["乙", "甲"]


def test_the_printed_region_goes_before_the_one_that_is_told():
    bring(text(), defaults=Defaults(region_code="130533"))
    assert Form.objects.get().region_code == "141125"


def test_an_owner_of_an_unclear_place_is_not_filed_under_its_departments_place():
    report = bring(text(unit="某某县医疗保险服务中心"))
    assert [problem.code for problem in report.problems] == ["region_unknown"]


def test_a_project_form_without_project_is_refused_in_words():
    report = bring(text(project=""))
    assert [problem.code for problem in report.problems] == ["project_unknown"]
    assert outcomes(report) == [Outcome.REFUSED]


def test_a_name_of_a_thousand_characters_is_refused_in_words():
    report = bring(text(project="长" * 1000))
    assert [problem.code for problem in report.problems] == ["name_too_long"]


def test_a_known_file_is_compared_with_what_is_kept():
    bring(text(target="≥95%"))
    bring(text(target="≥90%"), update=True)
    assert outcomes(bring(text(target="≥95%"), update=True)) == [Outcome.UPDATED]
    assert Indicator.objects.get().raw == "≥95%"


def test_a_project_printed_with_blanks_is_the_same_project():
    bring(text(project="医疗保险"))
    bring(text(project="医疗  保险"), update=True)
    assert Project.objects.count() == 1


def test_organisations_that_name_each_other_make_no_circle():
    bring(text(unit="柳林县医疗保险服务中心"))
    other = text(unit="柳林县医疗保障局").replace(
        "053-柳林县医疗保障局[部门]", "柳林县医疗保险服务中心"
    )
    bring(other.replace("某项目", "另一项目"))
    assert Organisation.objects.filter(parent=None).count() == 1


BREAKING = """
CREATE FUNCTION break_on_bad() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$;
CREATE TRIGGER break_on_bad BEFORE INSERT ON indicators_form
    FOR EACH ROW WHEN (NEW.project_name = '乙') EXECUTE FUNCTION break_on_bad();
"""


def test_if_one_form_cannot_be_written_nothing_of_the_document_is():
    with connection.cursor() as cursor:
        cursor.execute(BREAKING)
    with pytest.raises(DatabaseError, match="broken on purpose"):
        bring(text(project="甲"), text(project="乙"))
    assert [len(found) for found in rows()] == [0] * 6
