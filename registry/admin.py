"""People and groups, in the admin's look; what libraries brought along is taken out."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from procrastinate.contrib.django.models import ProcrastinateJob
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminSelect2MultipleWidget

from registry.permissions import PermissionsField

admin.site.unregister(User)
admin.site.unregister(Group)
# Imports show how far they are; the queue behind them is nobody's page.
admin.site.unregister(ProcrastinateJob)


class NamedPermissions:
    """Offers permissions by what they allow, and groups beside them."""

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        if db_field.related_model is Permission:
            return PermissionsField(label=db_field.verbose_name, help_text=db_field.help_text)
        kwargs["widget"] = UnfoldAdminSelect2MultipleWidget
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc] # the admin's


@admin.register(User)
class PersonAdmin(NamedPermissions, UserAdmin, ModelAdmin):  # type: ignore[type-arg] # not generic at run time
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "last_name", "first_name", "email", "is_staff", "is_active"]
    list_filter_submit = True
    list_fullwidth = True
    filter_horizontal = ()


@admin.register(Group)
class RoleGroupAdmin(NamedPermissions, GroupAdmin, ModelAdmin):
    list_fullwidth = True
    filter_horizontal = ()
