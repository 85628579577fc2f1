"""Families of layouts, each as cells with spans and as a text dump: the same content."""

from decimal import Decimal

import pytest

from indicators.core.form import FormKind, FundingSource, Goals, Party, Scope
from tests.recogniser.drawn import drawn, dumped, read


@pytest.fixture(params=[drawn, dumped], ids=["cells", "text"])
def blocks(request):
    return request.param


def one_form(blocks):
    (form,) = read(blocks).forms
    return form


def rows_of(form):
    return [(i.scope.value, i.level1, i.level2, i.level3, i.value.raw) for i in form.indicators]


def sums_of(form):
    return [(f.scope.value, f.source.value, f.amount) for f in form.funding]


SIDE_BY_SIDE = """
# 项目支出绩效目标申报表
# （2024年度）
项目名称|农产品检测+7
主管部门及代码|[066]农业农村局+3|实施单位|检测中心+3
项目资金（万元）v3|中期资金总额：+2|68.50|年度资金总额：+2|51.35+2
其中：财政拨款+2|60|其中：财政拨款+2|50+2
其他资金+2||其他资金+2|+2
总体目标v2|中期目标（2024年—2026年）+3|年度目标+4
三年完成检测+3|当年完成检测+4
绩效指标v4|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值
产出指标v2|数量指标v2|抽检批次|≥300组|数量指标v2|抽检批次|≥100组
仪器校准|≥57个|仪器校准|≥20个
效益指标|社会效益指标|安全水平|提升|社会效益指标|安全水平|提升
"""


def test_two_scopes_side_by_side(blocks):
    form = one_form(blocks(SIDE_BY_SIDE))
    assert rows_of(form) == [
        ("period", "产出指标", "数量指标", "抽检批次", "≥300组"),
        ("period", "产出指标", "数量指标", "仪器校准", "≥57个"),
        ("period", "效益指标", "社会效益指标", "安全水平", "提升"),
        ("annual", "产出指标", "数量指标", "抽检批次", "≥100组"),
        ("annual", "产出指标", "数量指标", "仪器校准", "≥20个"),
        ("annual", "效益指标", "社会效益指标", "安全水平", "提升"),
    ]
    assert form.goals == Goals("三年完成检测", "当年完成检测")
    assert form.competent_department == Party("农业农村局", "066")
    assert sums_of(form) == [
        ("period", "total", Decimal(685000)),
        ("period", "fiscal_appropriation", Decimal(600000)),
        ("annual", "total", Decimal(513500)),
        ("annual", "fiscal_appropriation", Decimal(500000)),
    ]


STACKED = """
# 项目支出绩效目标申报表
填报单位（盖章）：某局+4|金额单位：万元
项目名称|信息化运维+4
长期目标|系统稳定+4
年度目标|当年稳定+4
长期绩效指标v3|一级指标|二级指标|指标内容|指标值|备注
产出指标v2|数量指标|系统数|3个|
质量指标|可用率|99%|
年度绩效指标v3|一级指标|二级指标|指标内容|指标值|备注
产出指标|数量指标|系统数|1个|
效益指标|社会效益指标|满意|90%|甲注
填报人：张三+2|单位负责人：李四+2|填报日期：2023-1-1+2
"""


def test_two_scopes_stacked(blocks):
    form = one_form(blocks(STACKED))
    assert rows_of(form) == [
        ("period", "产出指标", "数量指标", "系统数", "3个"),
        ("period", "产出指标", "质量指标", "可用率", "99%"),
        ("annual", "产出指标", "数量指标", "系统数", "1个"),
        ("annual", "效益指标", "社会效益指标", "满意", "90%"),
    ]
    assert form.indicators[3].remark == "甲注"
    assert form.goals == Goals("系统稳定", "当年稳定")
    assert form.implementing_unit == Party("某局")
    assert (form.handler, form.responsible_person, form.filled_at) == ("张三", "李四", "2023-1-1")


TWO_VALUE_COLUMNS = """
# 省级专项资金绩效目标申报表
项目名称|高标准农田建设+4
资金情况（万元）v2|实施期金额：|3000|年度金额：|1000
其中：中央补助|2000|其中：中央补助|700
绩效指标v3|一级指标|二级指标|三级指标|实施周期指标值|年度指标值
产出指标v2|数量指标|新建面积|≥5万亩|≥2万亩
时效指标|完成时间|2025年底前|2023年12月底前
"""


def test_a_column_for_each_scope(blocks):
    form = one_form(blocks(TWO_VALUE_COLUMNS))
    assert rows_of(form) == [
        ("period", "产出指标", "数量指标", "新建面积", "≥5万亩"),
        ("period", "产出指标", "时效指标", "完成时间", "2025年底前"),
        ("annual", "产出指标", "数量指标", "新建面积", "≥2万亩"),
        ("annual", "产出指标", "时效指标", "完成时间", "2023年12月底前"),
    ]
    assert sums_of(form) == [
        ("period", "total", Decimal(30000000)),
        ("period", "central", Decimal(20000000)),
        ("annual", "total", Decimal(10000000)),
        ("annual", "central", Decimal(7000000)),
    ]


TWO_ROW_HEADER = """
# 项目支出绩效目标申报表（2024年）
项目名称|某项目+6
绩效指标v4|一级指标v2|二级指标v2|三级指标v2|指标值+2|完成时限v2
运算符号|内容及度量单位
产出指标v2|数量指标|人数|>=|100人|2024年12月
质量指标|合格率|＝|100%|2024年11月
"""


def test_a_header_of_two_rows(blocks):
    found = read(blocks(TWO_ROW_HEADER))
    assert rows_of(found.forms[0]) == [
        ("annual", "产出指标", "数量指标", "人数", ">=100人"),
        ("annual", "产出指标", "质量指标", "合格率", "＝100%"),
    ]
    assert [left.text for left in found.leftovers] == ["2024年12月", "2024年11月"]


def test_scopes_over_the_columns(blocks):
    table = """
# 绩效目标申报表
项目名称|某项目+5
一级指标v2|二级指标v2|三级指标v2|指标值+2|权重v2
实施期|年度
产出指标|数量指标|人数|300人|100人|10
"""
    assert [row[0::4] for row in rows_of(one_form(blocks(table)))] == [
        ("period", "300人"),
        ("annual", "100人"),
    ]


FLAT = """
# 部门预算项目绩效目标申报表
# （2023年度）
# 金额单位：元
单位名称|项目名称|预算数|年度目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重
820-马踏镇||500|||||||
820001-镇政府v4|甲项目v2|300v2|甲目标v2|产出指标|数量指标|人数|≥|95|人|10
满意度指标|服务对象满意度指标|群众满意度|≥|90|%|10
乙项目v2|200v2|乙目标v2|产出指标|质量指标|合格率|＝|100|%|10
效益指标|社会效益指标|稳定|定性|好||10
"""


def test_a_flat_table_of_many_projects(blocks):
    found = read(blocks(FLAT))
    assert [
        (f.project_name, f.implementing_unit, f.goals.annual, sums_of(f), len(f.indicators))
        for f in found.forms
    ] == [
        ("甲项目", Party("镇政府", "820001"), "甲目标", [("annual", "total", Decimal(300))], 2),
        ("乙项目", Party("镇政府", "820001"), "乙目标", [("annual", "total", Decimal(200))], 2),
    ]
    assert [i.value.raw for f in found.forms for i in f.indicators] == [
        "≥95人", "≥90%", "＝100%", "定性好",
    ]  # fmt: skip
    assert [left.text for left in found.leftovers] == ["820-马踏镇", "500"]


SELF_EVALUATION = """
# 项目支出绩效自评表
# （2023年度）
项目名称|甲项目+7
主管部门|某局+3|实施单位|某中心+3
项目资金（万元）v3||年初预算数|全年预算数|全年执行数|分值|执行率|得分
年度资金总额|100|120|110|10|91.67%|9.17
其中：当年财政拨款|90|115|110|—|95.65%|—
年度总体目标v2|预期目标+4|实际完成情况+3
完成培训+4|已完成+3
绩效指标v5|一级指标|二级指标|三级指标|分值|年度指标值|实际完成值|得分
产出指标（50分）v2|数量指标|培训人次|20|≥100人次|120人次|20
时效指标|完成及时率|30|100%|98%|29.4
满意度指标（10分）|服务对象满意度指标|学员满意度|10|≥90%|95%|10
总分+3|100|||98
偏差说明|无+7
"""


def test_a_self_evaluation_with_the_weight_before_the_target(blocks):
    form = one_form(blocks(SELF_EVALUATION))
    assert form.kind is FormKind.SELF_EVALUATION
    assert [(i.level1, i.weight, i.value.raw, i.actual, i.score) for i in form.indicators] == [
        ("产出指标", "20", "≥100人次", "120人次", "20"),
        ("产出指标", "30", "100%", "98%", "29.4"),
        ("满意度指标", "10", "≥90%", "95%", "10"),
    ]
    assert form.goals == Goals(None, "完成培训")
    assert sums_of(form) == [
        ("annual", "total", Decimal(1200000)),
        ("annual", "fiscal_appropriation", Decimal(1150000)),
    ]
    assert form.funding[0].source is FundingSource.TOTAL


NATURES = """
# 部门整体支出绩效目标申报表
部门(单位)名称|某区民政局+6
*年度总体绩效目标|保障基本生活+6
一级指标|二级指标|三级指标|指标值类型|*指标值|计量单位|*指标解释
产出指标v3|数量指标|救助人数|定量|≥1200|人|救助规模
质量指标|准确率|定量|100|%|准确
时效指标|及时性|定性|及时||及时
"""


def test_what_is_only_the_nature_of_a_metric_is_no_sign(blocks):
    found = read(blocks(NATURES))
    (form,) = found.forms
    assert [i.value.raw for i in form.indicators] == ["≥1200人", "100%", "及时"]
    assert form.department == Party("某区民政局")
    assert form.indicators[0].scope is Scope.ANNUAL
    assert [left.text for left in found.leftovers] == ["定量", "定量", "定性"]


CONTRADICTING = """
# 项目支出绩效目标表
项目名称|某项目+5
一级指标|二级指标|三级指标|计算符号|指标值|计量单位
产出指标v3|数量指标|人数|人|≥|100
质量指标|合格率|%|＝|95
时效指标|天数|天|≤|30
"""


def test_columns_whose_heads_contradict_what_is_in_them(blocks):
    form = one_form(blocks(CONTRADICTING))
    assert [(i.value.raw, i.value.number, i.value.unit) for i in form.indicators] == [
        ("人≥100", Decimal(100), "人"),
        ("%＝95", Decimal(95), "%"),
        ("天≤30", Decimal(30), "天"),
    ]


def test_metrics_without_levels_are_read_where_nothing_else_is(blocks):
    table = """
# 项目绩效指标表
指标名称|上年度实际水平|本年度计划水平|指标内容/计算公式
参保率|94%|≥95%|参保人数/常住人口
"""
    found = read(blocks(table))
    assert rows_of(found.forms[0]) == [("annual", None, None, "参保率", "≥95%")]
    assert [left.text for left in found.leftovers] == ["94%"]


def test_a_metric_headed_by_nothing_but_its_name(blocks):
    table = """
# 项目支出绩效目标表
项目名称|某项目+5
绩效指标v3|指标|指标权重|计量单位|指标性质|指标值
受益人数|20|人|≥|100
满意度|10|%|≥|90
"""
    form = one_form(blocks(table))
    assert [(i.level3, i.weight, i.value.raw) for i in form.indicators] == [
        ("受益人数", "20", "人≥100"),
        ("满意度", "10", "%≥90"),
    ]


def test_opinions_below_the_table_are_left_over(blocks):
    table = f"{TWO_ROW_HEADER.strip()}\n主管部门审核意见|同意+6\n保障措施|成立专班+6"
    found = read(blocks(table))
    assert len(found.forms[0].indicators) == 2
    assert found.forms[0].safeguards == "成立专班"
    assert [left.text for left in found.leftovers][:2] == ["主管部门审核意见", "同意"]


def test_how_far_a_form_was_understood(blocks):
    found = read(blocks(TWO_ROW_HEADER))
    (confidence,) = found.confidences
    assert (confidence.rows, confidence.unread, confidence.unplaced, confidence.leftovers) == (
        2, 0, 0, 2,
    )  # fmt: skip
    assert confidence.doubts == 2


def test_what_the_template_prints_before_a_name_is_no_part_of_it(blocks):
    table = TWO_ROW_HEADER.replace("|人数|", "|指标1：人数|").replace("|合格率|", "|指标２:合格率|")
    form = one_form(blocks(table))
    assert [row[3] for row in rows_of(form)] == ["人数", "合格率"]


MIDDLE_LABELS = """
# 某市2023年度项目支出绩效目标表
# 主管部门：某市住建局   预算金额单位：万元
项目名称+2|加装电梯奖补+2|年度预算|360+2
序号|一级指标|二级指标|三级指标|指标值|符号|计量单位
1|||电梯数量|24|≥|部
2||数量指标|小区数量|11|≥|个
3|产出指标|质量指标|合格率|100|=|%
4|满意度指标|服务对象满意度指标|满意度|95|≥|%
"""


def test_levels_printed_in_the_middle_of_their_rows(blocks):
    form = one_form(blocks(MIDDLE_LABELS))
    assert [row[1:4] for row in rows_of(form)] == [
        ("产出指标", "数量指标", "电梯数量"),
        ("产出指标", "数量指标", "小区数量"),
        ("产出指标", "质量指标", "合格率"),
        ("满意度指标", "服务对象满意度指标", "满意度"),
    ]
    assert (form.fiscal_year, form.competent_department) == (2023, Party("某市住建局"))
    assert sums_of(form) == [("annual", "total", Decimal(3600000))]


def test_levels_found_by_what_stands_in_columns_of_other_heads():
    table = """
# 财政支出项目绩效目标申报表
项目名称|流动书屋+3
项目年度绩效目标v4|评价内容|绩效内容|参考标准|绩效目标值
投入|时效目标|目标1 建设周期|≤6个月
产出v2|数量目标|目标1 书屋|8个
质量目标|目标1 完好率|≥95%
"""
    form = one_form(drawn(table))
    assert [row[1:] for row in rows_of(form)] == [
        ("产出指标", "时效指标", "目标1 建设周期", "≤6个月"),
        ("产出指标", "数量指标", "目标1 书屋", "8个"),
        ("产出指标", "质量指标", "目标1 完好率", "≥95%"),
    ]


WEIGHTS = """
# 项目支出绩效目标表
项目名称|某项目+7
一级指标|权重|二级指标|权重|三级指标|权重|期初值|年度目标值
产出指标v2|50v2|数量指标|20|笔数|15|3笔|4笔
质量指标|30|合规率|30|90%|100%
"""


def test_the_weight_of_a_row_stands_behind_its_name(blocks):
    form = one_form(blocks(WEIGHTS))
    assert [(i.level3, i.weight, i.value.raw) for i in form.indicators] == [
        ("笔数", "15", "4笔"),
        ("合规率", "30", "100%"),
    ]


CAPTIONED = """
# 市直部门预算项目支出绩效目标表
项目名称+2|购书专项+4
项目主管部门+2|文旅局+4
长期绩效目标表+6
目标名称|一级指标|二级指标|指标名称|指标值|绩效标准
长期目标1v2|产出指标|数量指标|新增藏书|6万册|计划标准
效益指标|社会效益指标|到馆人次|≥45万人次|历史标准
年度绩效目标表+6
目标名称v2|一级指标v2|二级指标v2|指标名称v2|指标值+2
2021年|预计当年实现
年度目标1|产出指标|数量指标|新增藏书|1.8万册|2万册
"""


def test_a_caption_over_a_table_says_its_scope_and_earlier_years_are_no_targets():
    form = one_form(drawn(CAPTIONED))
    assert [(row[0], row[3], row[4]) for row in rows_of(form)] == [
        ("period", "新增藏书", "6万册"),
        ("period", "到馆人次", "≥45万人次"),
        ("annual", "新增藏书", "2万册"),
    ]


def test_a_foot_in_one_cell_is_parted_at_its_labels(blocks):
    table = f"{TWO_ROW_HEADER.strip()}\n负责人：赵某    经办人：钱某    联系电话：0000-1+7"
    form = one_form(blocks(table))
    assert (form.responsible_person, form.handler, form.phone) == ("赵某", "钱某", "0000-1")


def test_what_stands_below_the_first_opinion_is_no_indicator(blocks):
    boxes = "财政部门审核意见|业务科室|同意+5\n绩效科|审核人：  日期：|略+5\n说明|无+6"
    table = f"{TWO_ROW_HEADER.strip()}\n{boxes}"
    found = read(blocks(table))
    assert [i.level3 for i in found.forms[0].indicators] == ["人数", "合格率"]
    assert [left.text for left in found.leftovers][:3] == ["财政部门审核意见", "业务科室", "同意"]


def test_the_unit_that_files_a_form_gives_way_to_the_unit_that_carries_it_out(blocks):
    table = """
# 财政支出项目绩效目标申报表
填报单位（盖章）：某县某镇人民政府+4
项目名称|管网改造|项目实施单位|镇政府+2
一级指标|二级指标|三级指标|指标值+2
产出指标|数量指标|长度|12公里+2
"""
    assert one_form(blocks(table)).implementing_unit == Party("镇政府")


def test_a_header_repeated_without_its_side_label_goes_on_with_the_levels(blocks):
    table = """
# 项目支出绩效目标表
项目名称|某项目+4
绩效指标v2|一级指标|二级指标|三级指标|指标值
产出指标|数量指标|甲|≥1个
|一级指标|二级指标|三级指标|指标值
|||乙|≥2个
||质量指标|丙|≥3%
"""
    form = one_form(blocks(table))
    assert [row[1:4] for row in rows_of(form)] == [
        ("产出指标", "数量指标", "甲"),
        ("产出指标", "数量指标", "乙"),
        ("产出指标", "质量指标", "丙"),
    ]
