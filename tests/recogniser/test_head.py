import pytest

from indicators.core.form import Party
from indicators.recogniser.head import read_party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("053-柳林县医疗保障局[部门]", Party("柳林县医疗保障局", "053")),
        ("904-社会保障股[部门]", Party("社会保障股", "904")),
        ("[055]城管局", Party("城管局", "055")),
        ("450001威县医疗保障局(本级）", Party("威县医疗保障局(本级）", "450001")),
        ("西乡县医疗保障局", Party("西乡县医疗保障局")),
    ],
)
def test_an_organisation_is_parted_into_code_and_name(text, party):
    assert read_party(text) == party
