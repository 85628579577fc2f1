"""The admin's pages for regions, organisations, people's roles in them, tokens and projects."""

from projects.admin import memberships, organisations, projects, regions, tokens

__all__ = ["memberships", "organisations", "projects", "regions", "tokens"]
