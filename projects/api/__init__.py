"""Regions, organisations and projects over HTTP, and what every resource of the API is made of."""
