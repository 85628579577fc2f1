import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from projects.models import Role

GROUPS = {"填报人", "单位负责人", "主管部门审核人", "财政审核人", "财政管理员", "审计人员"}


@pytest.mark.django_db
def test_roles_load_twice_beside_other_groups():
    Group.objects.create(name="值班")
    Group.objects.create(name="审计人员")
    call_command("loaddata", "roles", verbosity=0)
    call_command("loaddata", "roles", verbosity=0)
    assert sorted(Group.objects.values_list("name", flat=True)) == sorted({*GROUPS, "值班"})


@pytest.mark.django_db
def test_roles_are_as_many_as_memberships_know():
    call_command("loaddata", "roles", verbosity=0)
    assert Group.objects.count() == len(Role)


@pytest.mark.django_db
def test_roles_grant_nothing_by_themselves():
    call_command("loaddata", "roles", verbosity=0)
    assert list(Group.objects.filter(permissions__isnull=False)) == []
