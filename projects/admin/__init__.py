"""The admin's pages for regions, organisations, people's roles in them and projects."""

from projects.admin import memberships, organisations, projects, regions

__all__ = ["memberships", "organisations", "projects", "regions"]
