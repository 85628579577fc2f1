from datetime import date

import pytest

from indicators.core.taxonomy import Dimension, Taxonomy

OUTPUT = Dimension("t.output", "产出指标", 1, aliases=("产出", "产出类指标"))
BENEFIT = Dimension("t.benefit", "效益指标", 1)
QUANTITY = Dimension("t.output.quantity", "数量指标", 2, "t.output", ("产出",))
TAXONOMY = Taxonomy("t", "分类", date(2021, 8, 18), (OUTPUT, BENEFIT, QUANTITY))


def test_dimensions_of_a_level_keep_their_order():
    levels = (TAXONOMY.at_level(1), TAXONOMY.at_level(2), TAXONOMY.at_level(3))
    assert levels == ((OUTPUT, BENEFIT), (QUANTITY,), ())


def test_dimension_is_found_by_its_code():
    assert [TAXONOMY.by_code(d.code) for d in TAXONOMY.dimensions] == list(TAXONOMY.dimensions)


def test_unknown_code_is_refused_by_name():
    with pytest.raises(KeyError, match=r"^'t\.cost'$"):
        TAXONOMY.by_code("t.cost")


@pytest.mark.parametrize(
    ("label", "level", "found"),
    [
        ("产出指标", 1, OUTPUT),
        ("产出类指标", 1, OUTPUT),
        ("效益指标", 1, BENEFIT),
        ("产出", 1, OUTPUT),
        ("产出", 2, QUANTITY),
        ("产出指标", 2, None),
        ("产出 指标", 1, None),
        ("成本指标", 1, None),
    ],
)
def test_label_or_alias_names_a_dimension_of_its_level(label, level, found):
    assert TAXONOMY.by_label(label, level) is found
