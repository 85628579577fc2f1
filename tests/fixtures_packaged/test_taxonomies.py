import json
from collections import Counter

import pytest
from django.conf import settings

ROWS = json.loads((settings.BASE_DIR / "fixtures" / "taxonomies.json").read_text(encoding="utf-8"))
DIMENSIONS = {r["pk"]: r["fields"] for r in ROWS if r["model"] == "indicators.dimension"}


def labels(taxonomy):
    """The printed tree, level 1 with what stands under it."""
    tree = {}
    for fields in DIMENSIONS.values():
        if fields["taxonomy"] != taxonomy:
            continue
        if fields["parent"] is None:
            tree[fields["label"]] = []
        else:
            tree[DIMENSIONS[fields["parent"]]["label"]].append(fields["label"])
    return tree


def test_taxonomy_2015_has_cost_under_output():
    assert labels("2015") == {
        "产出指标": ["数量指标", "质量指标", "时效指标", "成本指标"],
        "效益指标": ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"],
        "满意度指标": ["服务对象满意度指标"],
    }


def test_taxonomy_2021_has_cost_first():
    assert labels("2021") == {
        "成本指标": ["经济成本指标", "社会成本指标", "生态环境成本指标"],
        "产出指标": ["数量指标", "质量指标", "时效指标"],
        "效益指标": ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"],
        "满意度指标": ["服务对象满意度指标"],
    }


@pytest.mark.parametrize("taxonomy", ["2015", "2021"])
def test_words_name_one_dimension_of_a_level(taxonomy):
    words = Counter(
        (fields["level"], word)
        for fields in DIMENSIONS.values()
        if fields["taxonomy"] == taxonomy
        for word in (fields["label"], *fields["aliases"])
    )
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize("taxonomy", ["2015", "2021"])
def test_positions_count_up_as_printed(taxonomy):
    positions = [f["position"] for f in DIMENSIONS.values() if f["taxonomy"] == taxonomy]
    assert positions == list(range(1, len(positions) + 1))


def test_codes_show_what_a_dimension_stands_under():
    above = {code: fields["parent"] or fields["taxonomy"] for code, fields in DIMENSIONS.items()}
    assert above == {code: code.rpartition(".")[0] for code in DIMENSIONS}
