import pytest
from django.core.management import call_command

from projects.services.divisions import Division
from projects.services.regions import Regions, kept_regions, region_of


@pytest.fixture(scope="module")
def regions(packaged_divisions):
    return Regions(packaged_divisions)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        # the five published documents
        ("柳林县医疗保险服务中心", "141125"),
        ("柳林县医疗保障局", "141125"),
        ("威县医疗保障局(本级)", "130533"),
        ("大同市医疗保险服务中心", "140200"),
        ("西乡县医疗保险基金管理中心", "610724"),
        ("神木市医疗保障局（汇总）", "610881"),
        # by steps
        ("陕西省汉中市西乡县医疗保障局", "610724"),
        ("陕西省西乡县医疗保障局", "610724"),
        ("榆林市神木市医疗保障局", "610881"),
        ("北京市朝阳区教育局", "110105"),
        ("长春市朝阳区教育局", "220104"),
        ("吉林省长春市朝阳区教育局", "220104"),
        ("徐州市鼓楼区财政局", "320302"),
        ("阳泉市城区财政局", "140302"),
        ("吉林省吉林市船营区财政局", "220204"),
        ("重庆市城口县财政局", "500229"),
        ("海南省五指山市财政局", "469001"),
        ("五指山市财政局", "469001"),
        # every level
        ("山西省财政厅", "140000"),
        ("内蒙古自治区财政厅", "150000"),
        ("北京市财政局", "110000"),
        ("东莞市财政局", "441900"),
        ("吉林市财政局", "220200"),
        ("河北区财政局", "120105"),
        ("河北省财政厅", "130000"),
        ("河南蒙古族自治县财政局", "632324"),
        ("朝阳市财政局", "211300"),
        ("朝阳县财政局", "211321"),
        ("沙县区财政局", "350405"),
        ("柳林县", "141125"),
        # blanks of a title, organs of the party
        ("柳 林 县 医 疗 保 险 服 务 中 心", "141125"),
        ("中共柳林县委宣传部", "141125"),
        ("中国共产党大同市委员会", "140200"),
        ("共青团神木市委员会", "610881"),
        # words that only look like divisions
        ("太原市城市管理局", "140100"),
        ("北京市市场监督管理局", "110000"),
        ("大同市农贸市场管理中心", "140200"),
        ("大同市社区服务中心", "140200"),
        ("大同市经济技术开发区财政局", "140200"),
        ("山西省农业区划委员会", "140000"),
    ],
)
def test_region_of_organisation(regions, name, code):
    assert region_of(name, regions) == code


@pytest.mark.parametrize(
    "name",
    [
        # several have the name
        "朝阳区教育局",
        "城关区财政局",
        "鼓楼区财政局",
        "市中区财政局",
        "河北省桥西区财政局",
        # one in the list, a part of town elsewhere
        "东区财政局",
        "矿区财政局",
        # former or shortened names
        "神木县医疗保障局",
        "榆林市神木县医疗保障局",
        "陕西省神木县医疗保障局",
        "大同市矿区财政局",
        "四川省凉山州财政局",
        "凉山州财政局",
        # no region at all
        "国家医疗保障局",
        "县医疗保障局",
        "财政部",
        "全国总工会",
        "中共",
        "柳",
        "",
        " ",
    ],
)
def test_region_of_undecided(regions, name):
    assert region_of(name, regions) is None


def test_region_of_empty_list():
    assert region_of("柳林县医疗保障局", Regions([])) is None


def test_region_of_moves_with_the_list():
    country = Division(code="000000", name="全国", level="country", parent=None)
    province = Division(code="610000", name="陕西省", level="province", parent="000000")
    county = Division(code="610821", name="神木县", level="county", parent="610000")
    assert region_of("陕西省神木县医疗保障局", Regions([country, province, county])) == "610821"


@pytest.mark.django_db
def test_kept_regions_are_those_of_the_fixture():
    call_command("loaddata", "regions", verbosity=0)
    assert region_of("榆林市神木市医疗保障局", kept_regions()) == "610881"
