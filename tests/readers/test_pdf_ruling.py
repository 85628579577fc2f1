import pytest

from indicators.readers.pdf_ruling import Area, TooManyRules, rulings_of
from indicators.readers.pdf_strokes import Rule


def rules(*places):
    return [Rule(*place) for place in places]


def areas(upright, level):
    return [ruling.areas for ruling in rulings_of(rules(*upright), rules(*level))]


FRAME = [(0, 0, 40), (60, 0, 40)], [(0, 0, 60), (40, 0, 60)]


def test_lines_part_the_cells_of_a_table():
    upright, level = FRAME
    assert areas([*upright, (30, 0, 20)], [*level, (20, 0, 60)]) == [
        (Area(0, 0, 1, 1), Area(1, 0, 2, 1), Area(0, 1, 2, 2))
    ]


def test_a_cell_covers_rows_that_no_line_parts():
    upright, level = FRAME
    assert areas([*upright, (30, 0, 40)], [*level, (20, 30, 60)]) == [
        (Area(0, 0, 1, 2), Area(1, 0, 2, 1), Area(1, 1, 2, 2))
    ]


def test_strokes_that_touch_are_one_line_and_thick_lines_have_one_place():
    upright, level = FRAME
    broken = [(20, 0, 29), (21, 31, 60), (22, 0, 60)]
    assert areas(upright, [*level, *broken]) == [(Area(0, 0, 1, 1), Area(0, 1, 1, 2))]


def test_an_underlined_word_parts_no_cells():
    upright, level = FRAME
    assert areas(upright, [*level, (20, 0, 25)]) == [(Area(0, 0, 1, 1),)]


def test_tables_apart_are_several():
    upright, level = FRAME
    lower = [(x, y0 + 100, y1 + 100) for x, y0, y1 in upright]
    floors = [(y + 100, x0, x1) for y, x0, x1 in level]
    assert len(areas([*upright, *lower], [*level, *floors])) == 2


def test_a_single_line_or_corner_is_no_table():
    assert areas([], [(10, 0, 60)]) == []
    assert areas([(0, 0, 40)], [(0, 0, 60)]) == []


def test_where_no_line_is_drawn_at_the_end_the_table_is_open():
    level = [(20, 30, 60), (40, 0, 60)]
    upright = [(0, 0, 40), (30, 0, 40), (60, 0, 40)]
    (ruling,) = rulings_of(rules(*upright), rules(*level))
    assert ruling.ys == (0, 20, 40)
    assert ruling.open_top == {0, 1}
    assert ruling.open_bottom == frozenset()


def test_a_side_that_touches_nothing_belongs_to_the_table_as_high():
    level = [(20, 30, 60)]
    upright = [(0, 0, 40), (30, 0, 40), (60, 0, 40)]
    (ruling,) = rulings_of(rules(*upright), rules(*level))
    assert ruling.xs == (0, 30, 60)
    assert ruling.areas == (Area(0, 0, 1, 2), Area(1, 0, 2, 1), Area(1, 1, 2, 2))


def test_a_table_without_its_outer_lines_is_as_wide_as_the_others():
    (ruling,) = rulings_of(rules((30, 0, 40)), rules((0, 0, 60), (20, 0, 60), (40, 0, 60)))
    assert ruling.xs == (0, 30, 60)
    assert ruling.areas == (Area(0, 0, 1, 1), Area(1, 0, 2, 1), Area(0, 1, 1, 2), Area(1, 1, 2, 2))


@pytest.mark.parametrize("count", [1001, 3000])
def test_a_pattern_is_refused(count):
    upright = [(x * 4.0, 0, 12000) for x in range(count)]
    level = [(y * 4.0, 0, 12000) for y in range(count)]
    with pytest.raises(TooManyRules):
        rulings_of(rules(*upright), rules(*level))
