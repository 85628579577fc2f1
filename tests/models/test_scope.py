"""Whose rows a person reaches, by role."""

import pytest
from django.contrib.auth.models import AnonymousUser, User

from projects.models import Membership, Role
from projects.models.scope import ALLOWED, EVERYTHING, NOTHING, OF_THE_TREE, Action, scope_of
from tests.factories import COUNTY, OTHER_COUNTY, make_member, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    """Give a department, a unit under it, a part of that, and a department beside them."""
    top = make_organisation(name="柳林县医疗保障局")
    unit = make_organisation(name="柳林县医疗保险服务中心", kind="budget_unit", parent=top)
    part = make_organisation(name="柳林县医疗保险稽核队", kind="budget_unit", parent=unit)
    beside = make_organisation(name="柳林县教育局")
    return top, unit, part, beside


def _seen(person, rows):
    reach = scope_of(person).seeing
    return [row.name for row in rows if reach.holds(row.region_code, row.pk)]


@pytest.mark.parametrize("role", sorted(OF_THE_TREE))
def test_a_role_in_the_tree_reaches_what_is_below(tree, role):
    top, unit, part, _beside = tree
    person = make_member(unit, role)
    assert _seen(person, tree) == [unit.name, part.name]
    assert _seen(make_member(top, role, "other"), tree) == [top.name, unit.name, part.name]
    assert not scope_of(person).seeing.holds(COUNTY)


@pytest.mark.parametrize("role", sorted(set(Role) - OF_THE_TREE))
@pytest.mark.parametrize(
    ("code", "reached"),
    [
        (COUNTY, [COUNTY]),
        ("141100", [COUNTY, "141100"]),
        ("140000", [COUNTY, "141100", "140000", "140200"]),
        ("000000", [COUNTY, "141100", "140000", "140200", OTHER_COUNTY, "000000"]),
        (OTHER_COUNTY, [OTHER_COUNTY]),
    ],
)
def test_a_role_of_a_region_reaches_all_in_it(role, code, reached):
    person = make_member(make_organisation(code, name="财政局"), role)
    codes = [COUNTY, "141100", "140000", "140200", OTHER_COUNTY, "000000"]
    assert [each for each in codes if scope_of(person).seeing.holds(each)] == reached


def test_only_these_roles_enter_forms(tree):
    entering = {Role.CLERK, Role.UNIT_HEAD, Role.FINANCE_ADMINISTRATOR}
    assert ALLOWED[Action.ENTER] == entering
    for role in Role:
        scope = scope_of(make_member(tree[1], role, role))
        assert scope.entering == (scope.seeing if role in entering else NOTHING)


def test_roles_in_several_places_add_up(tree):
    _top, unit, part, beside = tree
    person = make_member(unit, Role.CLERK)
    elsewhere = make_organisation(OTHER_COUNTY, name="威县财政局")
    for organisation, role in ((elsewhere, Role.AUDITOR), (beside, Role.DEPARTMENT_REVIEWER)):
        Membership.objects.create(
            region_code=organisation.region_code,
            organisation=organisation,
            person=person,
            role=role,
        )
    scope = scope_of(person)
    assert _seen(person, tree) == [unit.name, part.name, beside.name]
    assert (scope.seeing.regions, scope.entering.regions) == ({OTHER_COUNTY}, set())
    assert set(scope.entering.organisations) == {unit.pk, part.pk}
    assert [scope.entering.touches(code) for code in (COUNTY, OTHER_COUNTY)] == [True, False]


def test_who_has_no_role_reaches_nothing(tree):
    nobody = [
        AnonymousUser(),
        make_member(name="stranger"),
        make_member(tree[0], Role.CLERK, "gone", is_active=False),
        User.objects.create_superuser("former", is_active=False),
    ]
    assert [scope_of(person).seeing.is_nothing for person in nobody] == [True] * 4


def test_superusers_and_the_registry_itself_reach_everything():
    for person in (User.objects.create_superuser("admin"), None):
        assert scope_of(person).seeing == scope_of(person).entering == EVERYTHING


def test_a_scope_is_read_once(tree, django_assert_num_queries):
    person = make_member(tree[0], Role.CLERK)
    with django_assert_num_queries(1):
        assert scope_of(person) is scope_of(person)
