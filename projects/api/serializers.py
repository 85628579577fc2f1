"""Regions, organisations and projects as JSON."""

from rest_framework import serializers

from projects.api.fields import KnownText
from projects.models import Organisation, Project, Region


class RegionSerializer(serializers.ModelSerializer[Region]):
    class Meta:
        model = Region
        fields = ["code", "name", "level", "parent"]
        read_only_fields = fields


class OrganisationReferenceSerializer(serializers.ModelSerializer[Organisation]):
    """An organisation, as others name it."""

    code = KnownText(help_text="Budget code (预算单位编码); null where unknown.")

    class Meta:
        model = Organisation
        fields = ["id", "code", "name"]
        read_only_fields = fields


class OrganisationSerializer(serializers.ModelSerializer[Organisation]):
    code = KnownText(help_text="Budget code (预算单位编码); null where unknown.")
    region_name = serializers.CharField(source="region.name", read_only=True)
    parent = OrganisationReferenceSerializer(
        allow_null=True, read_only=True, help_text="The organisation it belongs to."
    )

    class Meta:
        model = Organisation
        fields = ["id", "region_code", "region_name", "code", "name", "kind", "parent"]
        read_only_fields = fields


class ProjectReferenceSerializer(serializers.ModelSerializer[Project]):
    """A project, as others name it."""

    class Meta:
        model = Project
        fields = ["id", "name"]
        read_only_fields = fields


class ProjectSerializer(serializers.ModelSerializer[Project]):
    organisation = OrganisationReferenceSerializer(read_only=True)

    class Meta:
        model = Project
        fields = ["id", "region_code", "name", "organisation"]
        read_only_fields = fields
