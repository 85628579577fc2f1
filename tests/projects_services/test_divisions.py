import re
from collections import Counter

import pytest

from projects.services.divisions import Division, IncompleteListError, divisions_from


def entries(**names):
    return [{"code": code.removeprefix("c"), "name": name} for code, name in names.items()]


def test_divisions_from_county_under_prefecture():
    county, prefecture, province = (
        Division("141125", "柳林县", "county", "141100"),
        Division("141100", "吕梁市", "prefecture", "140000"),
        Division("140000", "山西省", "province", "000000"),
    )
    listed = entries(c141125="柳林县", c140000="山西省", c141100="吕梁市")
    country = Division("000000", "全国", "country", None)
    assert divisions_from(listed) == (country, province, prefecture, county)


def test_divisions_from_stand_ins_left_out():
    listed = entries(
        c460000="海南省", c469000="省直辖县级行政区划", c469001="五指山市", c460321="西沙群岛"
    )
    assert divisions_from(listed)[1:] == (
        Division("460000", "海南省", "province", "000000"),
        Division("469001", "五指山市", "county", "460000"),
    )


def test_divisions_from_province_missing():
    with pytest.raises(IncompleteListError, match="141125"):
        divisions_from(entries(c141125="柳林县"))


def test_packaged_divisions_complete(packaged_divisions):
    assert Counter(d.level for d in packaged_divisions) == {
        "country": 1,
        "province": 34,
        "prefecture": 333,
        "county": 2846,
    }


def test_packaged_divisions_sorted_and_once(packaged_divisions):
    codes = [d.code for d in packaged_divisions]
    assert codes == sorted(set(codes))


def test_packaged_divisions_well_formed(packaged_divisions):
    wrong = [
        d
        for d in packaged_divisions
        if not re.fullmatch(r"[0-9]{6}", d.code) or not re.fullmatch(r"[一-鿿]{2,15}", d.name)
    ]
    assert wrong == []


def test_packaged_divisions_stand_under_what_their_code_says(packaged_divisions):
    by_code = {d.code: d for d in packaged_divisions}
    for division in packaged_divisions[1:]:
        above = by_code[division.parent]
        stem = above.code.rstrip("0") if above.level != "country" else ""
        assert division.code.startswith(stem)
        assert division.level != above.level


@pytest.mark.parametrize(
    ("code", "name", "level", "parent"),
    [
        ("000000", "全国", "country", None),
        ("140000", "山西省", "province", "000000"),
        ("710000", "台湾省", "province", "000000"),
        ("140200", "大同市", "prefecture", "140000"),
        ("441900", "东莞市", "prefecture", "440000"),
        ("442000", "中山市", "prefecture", "440000"),
        ("460400", "儋州市", "prefecture", "460000"),
        ("620200", "嘉峪关市", "prefecture", "620000"),
        ("141125", "柳林县", "county", "141100"),
        ("130533", "威县", "county", "130500"),
        ("610724", "西乡县", "county", "610700"),
        ("610881", "神木市", "county", "610800"),
        ("110101", "东城区", "county", "110000"),
        ("500229", "城口县", "county", "500000"),
        ("419001", "济源市", "county", "410000"),
        ("429004", "仙桃市", "county", "420000"),
        ("469001", "五指山市", "county", "460000"),
        ("659001", "石河子市", "county", "650000"),
    ],
)
def test_packaged_divisions_have(packaged_divisions, code, name, level, parent):
    assert Division(code, name, level, parent) in packaged_divisions
